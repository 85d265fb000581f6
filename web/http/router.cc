#include "web/http/router.h"

#include <array>
#include <optional>
#include <stdexcept>

#include "web/http/text.h"

namespace web {

namespace {

constexpr std::size_t kMethodCount = 6;
constexpr std::size_t kMaxSegments = 24;

// A short list on the stack: a look-up allocates nothing.
class Segments {
 public:
  void push(std::string_view segment) { items_[size_++] = segment; }
  void pop() { --size_; }
  std::size_t size() const { return size_; }
  std::string_view operator[](std::size_t index) const { return items_[index]; }
  const std::string_view* begin() const { return items_.data(); }
  const std::string_view* end() const { return items_.data() + size_; }

 private:
  std::array<std::string_view, kMaxSegments> items_{};
  std::size_t size_ = 0;
};

// What lies between the slashes; `/a/` has the segments `a` and ``. The last one takes what goes
// beyond the limit, slashes included.
Segments segments_of(std::string_view path) {
  Segments segments;
  path.remove_prefix(path.starts_with('/') ? 1 : 0);
  while (segments.size() + 1 < kMaxSegments) {
    const std::size_t slash = path.find('/');
    segments.push(path.substr(0, slash));
    if (slash == std::string_view::npos) return segments;
    path.remove_prefix(slash + 1);
  }
  segments.push(path);
  return segments;
}

bool is_parameter(std::string_view segment) {
  return segment.starts_with('{') && segment.ends_with('}');
}

bool is_rest_segment(std::string_view segment) {
  return segment.ends_with("*}");
}

std::string_view name_in(std::string_view segment) {
  return segment.substr(1, segment.size() - (is_rest_segment(segment) ? 3 : 2));
}

bool is_dots(std::string_view segment) {
  return segment == "." || segment == "..";
}

// GET and HEAD are one place.
std::size_t place_of(Method method) {
  return static_cast<std::size_t>(method == Method::kHead ? Method::kGet : method);
}

}  // namespace

struct Router::Node {
  std::vector<std::pair<std::string, std::unique_ptr<Node>>> named;
  std::unique_ptr<Node> parameter;
  std::unique_ptr<Node> rest;
  // This is the `rest` of its parent: its routes say nothing about other methods.
  bool is_rest = false;
  std::array<const Route*, kMethodCount> routes{};

  Node& child(std::string_view segment) {
    if (is_rest_segment(segment)) {
      Node& node = made(rest);
      node.is_rest = true;
      return node;
    }
    if (is_parameter(segment)) return made(parameter);
    for (auto& [name, node] : named) {
      if (name == segment) return *node;
    }
    named.emplace_back(segment, std::make_unique<Node>());
    return *named.back().second;
  }

  static Node& made(std::unique_ptr<Node>& node) {
    if (node == nullptr) node = std::make_unique<Node>();
    return *node;
  }

  bool has_route() const {
    for (const Route* const route : routes) {
      if (route != nullptr) return true;
    }
    return false;
  }

  // Named segments win over parameters, these over the rest.
  const Node* find(const Segments& path, std::size_t at, Segments& values) const {
    if (at == path.size()) return has_route() ? this : nullptr;
    for (const auto& [name, node] : named) {
      if (name != path[at]) continue;
      if (const Node* const found = node->find(path, at + 1, values)) return found;
    }
    if (parameter != nullptr && !path[at].empty()) {
      values.push(path[at]);
      if (const Node* const found = parameter->find(path, at + 1, values)) return found;
      values.pop();
    }
    return rest == nullptr ? nullptr : find_rest(path, at, values);
  }

  const Node* find_rest(const Segments& path, std::size_t at, Segments& values) const {
    for (std::size_t index = at; index < path.size(); ++index) {
      if (is_dots(path[index])) return nullptr;
    }
    const std::string_view last = path[path.size() - 1];
    const char* const begin = path[at].data();
    values.push({begin, static_cast<std::size_t>(last.data() + last.size() - begin)});
    return rest.get();
  }
};

struct Router::Match {
  const Node* node = nullptr;
  Segments values;

  const Route* route(Method method) const {
    return node == nullptr ? nullptr : node->routes[place_of(method)];
  }
};

namespace {

void set_parameters(Request& request, const Route& route, const Segments& values) {
  request.path_parameters.clear();
  std::size_t next = 0;
  for (const std::string_view segment : segments_of(route.pattern)) {
    if (!is_parameter(segment)) continue;
    std::optional<std::string> value = decode_percent(values[next++], Plus::kIsPlus);
    request.path_parameters.push_back({std::string(name_in(segment)), value.value_or("")});
  }
}

std::string allowed_methods(const std::array<const Route*, kMethodCount>& routes) {
  std::string names;
  for (const Route* const route : routes) {
    if (route == nullptr) continue;
    if (!names.empty()) names += ", ";
    names += name_of(route->method);
    if (route->method == Method::kGet) names += ", HEAD";
  }
  return names;
}

Response not_allowed(const Request& request, std::string_view allowed) {
  Problem problem{Status::kMethodNotAllowed, {}, {}, {}};
  problem.detail = std::string(name_of(request.method)) + " is not possible here";
  return web::problem(std::move(problem)).with("Allow", allowed);
}

}  // namespace

Router::Router(Services& services, Gate& gate)
    : services_(services), gate_(gate), root_(std::make_unique<Node>()) {}

Router::~Router() = default;

void Router::mount(std::string_view prefix, RouteTable table) {
  for (const Route& route : table) {
    std::string pattern = std::string(prefix).append(route.pattern);
    Node* node = root_.get();
    for (const std::string_view segment : segments_of(pattern)) node = &node->child(segment);
    const Route*& place = node->routes[place_of(route.method)];
    if (place != nullptr) throw std::logic_error("two routes for " + pattern);
    place = &route;
    routes_.push_back({std::move(pattern), &route});
  }
}

Router::Match Router::find(std::string_view path) const {
  Match match;
  match.node = root_->find(segments_of(path), 0, match.values);
  return match;
}

BodyKind Router::body_kind(const Request& head) const {
  const Route* const route = find(head.path()).route(head.method);
  return route == nullptr ? BodyKind::kJson : route->endpoint.body_kind;
}

void Router::handle(Request& request, Reply reply) {
  const Match match = find(request.path());
  const Route* const route = match.route(request.method);
  if (match.node == nullptr || (route == nullptr && match.node->is_rest)) {
    return reply(problem(not_found("there is nothing at this path")));
  }
  if (route == nullptr) return reply(not_allowed(request, allowed_methods(match.node->routes)));
  set_parameters(request, *route, match.values);
  gate_.admit(request, *route, std::move(reply), [this, &request, route](Reply admitted) {
    route->endpoint.handler(services_, request, std::move(admitted));
  });
}

}  // namespace web
