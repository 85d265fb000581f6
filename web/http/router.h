#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "web/http/gate.h"
#include "web/http/request_handler.h"
#include "web/http/route.h"

namespace web {

struct MountedRoute {
  std::string pattern;
  const Route* route;
};

// Finds the route of a request and calls its handler behind the gate. A path that no route has is a
// 404, a method that its path does not have a 405, each a problem document. What only a `{rest*}`
// takes is a 404 for methods that it does not have.
class Router final : public RequestHandler {
 public:
  Router(Services& services, Gate& gate);
  ~Router() override;

  // `table` outlives the router. Two routes of one method and path are a bug: std::logic_error.
  void mount(std::string_view prefix, RouteTable table);

  BodyKind body_kind(const Request& head) const override;
  void handle(Request& request, Reply reply) override;

  const std::vector<MountedRoute>& routes() const { return routes_; }

 private:
  struct Node;
  struct Match;

  Match find(std::string_view path) const;

  Services& services_;
  Gate& gate_;
  std::unique_ptr<Node> root_;
  std::vector<MountedRoute> routes_;
};

}  // namespace web
