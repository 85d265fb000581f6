#include "web/routes/api/once.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace web::api {
namespace {

constexpr std::size_t kLongestKey = 200;

bool is_visible(char letter) {
  return letter > ' ' && letter < '\x7F';
}

// None without a key; 400 when it is none that may be.
Outcome<std::optional<engine::Once>> once_of(const Services& services, const Request& request,
                                             std::optional<std::string_view> key,
                                             const Render& render) {
  if (!key) return std::optional<engine::Once>();
  if (key->empty() || key->size() > kLongestKey ||
      !std::all_of(key->begin(), key->end(), is_visible)) {
    return bad_field("Idempotency-Key", "must be 1 to 200 visible letters");
  }
  engine::Once once;
  // Strangers are told apart by their addresses.
  once.actor = request.actor.is_public() ? "from " + request.peer : request.actor.login;
  once.key = *key;
  once.key_sha256 = services.hasher.sha256(*key);
  once.request_sha256 = services.hasher.sha256(std::string(name_of(request.method)) + ' ' +
                                               request.target() + '\n' + request.body);
  once.render = [render](const engine::CommandResult& result) {
    const Response response = render(std::get<engine::Done>(result));
    return engine::KeptAnswer{{}, number_of(response.status), response.body};
  };
  return std::optional<engine::Once>(std::move(once));
}

void execute(Services& services, const Request& request, std::optional<std::string_view> key,
             engine::Command command, const Render& render, engine::Callback callback,
             const Reply& reply) {
  Outcome<std::optional<engine::Once>> once = once_of(services, request, key, render);
  if (!once) return reply(problem(once.error()));
  engine::CommandRequest queued;
  queued.command = std::move(command);
  queued.callback = std::move(callback);
  queued.once = *std::move(once);
  services.processor.execute(std::move(queued));
}

std::optional<std::string_view> key_of(const Request& request) {
  return request.headers.find("Idempotency-Key");
}

}  // namespace

void run_with_key(Services& services, const Request& request, std::string_view key,
                  engine::Command command, const Render& render, engine::Callback callback,
                  const Reply& reply) {
  execute(services, request, key, std::move(command), render, std::move(callback), reply);
}

void run_once(Services& services, const Request& request, engine::Command command, Reply reply,
              const Render& render) {
  auto shared = std::make_shared<Reply>(std::move(reply));
  execute(
      services, request, key_of(request), std::move(command), render,
      [shared, render](const engine::CommandResult& result) {
        (*shared)(answer_of(result, render));
      },
      *shared);
}

void run_once_then(Services& services, const Request& request, engine::Command command, Reply reply,
                   std::function<void(Reply)> then) {
  auto shared = std::make_shared<Reply>(std::move(reply));
  const Render render = [](const engine::Done&) { return no_content(); };
  execute(
      services, request, key_of(request), std::move(command), render,
      [shared, then = std::move(then)](const engine::CommandResult& result) {
        const bool is_done = std::holds_alternative<engine::Done>(result) ||
                             std::holds_alternative<engine::Repeated>(result);
        if (!is_done) {
          return (*shared)(answer_of(result, [](const engine::Done&) { return no_content(); }));
        }
        shared->post([shared, then] { then(std::move(*shared)); });
      },
      *shared);
}

engine::Actor acting_in_api(const Services& services, const Request& request) {
  return acting(services, request, request.actor.kind == ActorKind::kOpen);
}

}  // namespace web::api
