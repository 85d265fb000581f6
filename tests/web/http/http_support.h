#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "web/http/gate.h"
#include "web/http/reply.h"
#include "web/http/router.h"

namespace web {

// The routes of these tests write down what they were called with.
struct Services {
  std::vector<std::string> calls;
};

// Keeps the answer instead of sending it.
class KeptExchange final : public Exchange {
 public:
  void send(Response response) override { answers.push_back(std::move(response)); }
  void post(std::function<void()> task) override { task(); }
  bool closed() const override { return is_closed; }
  void on_closed(std::function<void()> callback) override { when_closed = std::move(callback); }

  std::vector<Response> answers;
  std::function<void()> when_closed;
  bool is_closed = false;
};

// Lets everybody in as `ada`.
class OpenGate final : public Gate {
 public:
  void admit(Request& request, const Route& route, Reply reply, Enter enter) override {
    request.actor.kind = ActorKind::kAccount;
    request.actor.login = "ada";
    asked = route.permission;
    enter(std::move(reply));
  }

  std::optional<Permission> asked;
};

inline Request make_request(Method method, std::string_view target, std::string body = {}) {
  Request request;
  request.method = method;
  request.set_target(target).value();
  if (!body.empty()) request.headers.add("Content-Type", "application/json");
  request.body = std::move(body);
  return request;
}

}  // namespace web
