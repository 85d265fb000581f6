#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "web/server/server.h"

namespace web {

// Answers `/echo`, `/form` and `/model` at once, keeps the replies of `/later` for the test, and
// writes down the paths it was asked for.
class TestHandler final : public RequestHandler {
 public:
  BodyKind body_kind(const Request& head) const override {
    if (head.path() == "/form") return BodyKind::kForm;
    return head.path() == "/model" ? BodyKind::kModel : BodyKind::kJson;
  }

  void handle(Request& request, Reply reply) override {
    ++handled;
    if (on_request) return on_request(request, std::move(reply));
    const std::string text = std::string(name_of(request.method)) + ' ' + request.target() + ' ' +
                             std::to_string(request.body.size());
    reply(plain_text(text));
  }

  std::atomic<int> handled{0};
  std::function<void(Request&, Reply)> on_request;
};

// A server on a free port of loop-back.
struct TestHouse {
  TestHandler handler;
  std::unique_ptr<Server> server;

  explicit TestHouse(ServerOptions options = {}) {
    server = std::make_unique<Server>(std::move(options), handler);
    server->start();
  }

  std::uint16_t port() const { return server->port(); }
};

// Deadlines short enough to be seen.
inline ServerOptions impatient() {
  ServerOptions options;
  options.deadlines.sweep = std::chrono::milliseconds(10);
  options.deadlines.lingering = std::chrono::milliseconds(200);
  return options;
}

}  // namespace web
