#pragma once

#include <span>
#include <string>
#include <string_view>

#include "web/http/answer.h"
#include "web/http/field_classes.h"
#include "web/http/json.h"
#include "web/http/permission.h"
#include "web/http/reply.h"
#include "web/http/request.h"

namespace web {

// What handlers work with; defined beside them.
struct Services;

using Handler = void (*)(Services& services, const Request& request, Reply reply);

// Which limit a body has, before it is read.
enum class BodyKind {
  kJson,    // 1 MiB
  kModel,   // 5 MiB: XML and deployments
  kUpload,  // 20 MiB
  kForm,    // 64 KiB: a form of a public page, urlencoded; its sender stays nobody
};

// A handler and what it takes: the described type of its body or of its query, if it has one.
struct Endpoint {
  Handler handler;
  BodyKind body_kind = BodyKind::kJson;
  Schemas::Write body = nullptr;
  // Whether the body has a field that may not be missing; else nothing at all counts as `{}`.
  bool needs_body = false;
  std::span<const JsonMember> query{};

  constexpr Endpoint(Handler plain) : handler(plain) {}
};

// One row of a route table. Every part is said: a route without a permission, without its field
// classes or without its answer does not compile.
struct Route {
  Method method;
  // As `/user-tasks/{key}/completion`; `{rest*}` at the end takes all that is left.
  std::string_view pattern;
  Endpoint endpoint;
  Permission permission;
  FieldClasses classes;
  Answer answer;

  constexpr Route(Method its_method, std::string_view its_pattern, Endpoint its_endpoint,
                  Permission its_permission, FieldClasses its_classes, Answer its_answer)
      : method(its_method),
        pattern(its_pattern),
        endpoint(its_endpoint),
        permission(its_permission),
        classes(its_classes),
        answer(its_answer) {}
};

using RouteTable = std::span<const Route>;

namespace routing {

template <class T>
struct BodyOf;
template <class T>
struct BodyOf<void (*)(Services&, const Request&, const T&, Reply)> {
  using Type = T;
};

template <auto kFunction>
void call_with_body(Services& services, const Request& request, Reply reply) {
  const auto body = read_body<typename BodyOf<decltype(kFunction)>::Type>(request);
  if (!body) return reply(problem(body.error()));
  kFunction(services, request, *body, std::move(reply));
}

template <auto kFunction>
void call_with_query(Services& services, const Request& request, Reply reply) {
  const auto query = read_query<typename BodyOf<decltype(kFunction)>::Type>(request);
  if (!query) return reply(problem(query.error()));
  kFunction(services, request, *query, std::move(reply));
}

constexpr bool fits_a_query(std::span<const JsonMember> members) {
  for (const JsonMember& member : members) {
    if (!member.fits_query) return false;
  }
  return true;
}

constexpr bool needs_body(std::span<const JsonMember> members) {
  for (const JsonMember& member : members) {
    if (!member.may_be_missing) return true;
  }
  return false;
}

}  // namespace routing

// `void f(Services&, const Request&, const Body&, Reply)`: the body is read before the call, and a
// bad one answered.
template <auto kFunction>
constexpr Endpoint with_body() {
  using Body = typename routing::BodyOf<decltype(kFunction)>::Type;
  Endpoint endpoint(&routing::call_with_body<kFunction>);
  endpoint.body = &JsonCodec<Body>::schema;
  endpoint.needs_body = routing::needs_body(kJsonMembers<Body>);
  return endpoint;
}

// The same for a struct that is read from the query.
template <auto kFunction>
constexpr Endpoint with_query() {
  using Query = typename routing::BodyOf<decltype(kFunction)>::Type;
  static_assert(routing::fits_a_query(kJsonMembers<Query>));
  Endpoint endpoint(&routing::call_with_query<kFunction>);
  endpoint.query = kJsonMembers<Query>;
  return endpoint;
}

// The handler reads the parts itself (`read_multipart`).
constexpr Endpoint with_parts(Handler handler, BodyKind kind = BodyKind::kModel) {
  Endpoint endpoint(handler);
  endpoint.body_kind = kind;
  endpoint.needs_body = true;
  return endpoint;
}

// The handler reads a form of a public page itself (`read_form`).
constexpr Endpoint with_form(Handler handler) {
  return with_parts(handler, BodyKind::kForm);
}

}  // namespace web
