#include "web/http/router.h"

#include <catch2/catch.hpp>
#include <stdexcept>
#include <type_traits>

#include "tests/web/http/http_support.h"

namespace web {
namespace {

struct Completion {
  std::string outcome;
};
BOOST_DESCRIBE_STRUCT(Completion, (), (outcome))

struct Window {
  std::optional<std::int32_t> limit;
  std::optional<WireKey> after;
};
BOOST_DESCRIBE_STRUCT(Window, (), (limit, after))

void get_task(Services& services, const Request& request, Reply reply) {
  services.calls.push_back("task " + request.parameter("key") + " by " + request.actor.login);
  reply(plain_text("a task"));
}

void get_key(Services&, const Request& request, Reply reply) {
  const Outcome<std::int64_t> key = request.key("key");
  if (!key) return reply(problem(key.error()));
  reply(json(*key));
}

void complete(Services& services, const Request&, const Completion& body, Reply reply) {
  services.calls.push_back("complete with " + body.outcome);
  reply(no_content());
}

void list(Services&, const Request&, const Window& window, Reply reply) {
  reply(json(window.limit.value_or(100)));
}

void asset(Services&, const Request& request, Reply reply) {
  reply(plain_text(request.parameter("file")));
}

void search(Services&, const Request&, Reply reply) {
  reply(plain_text("search"));
}

const Route kRoutes[] = {
    {Method::kGet, "/tasks", with_query<list>(), Permission::kReadUserTask, shows(FieldClass::kP1),
     answers<std::int32_t>()},
    {Method::kPost, "/tasks/search", search, Permission::kReadUserTask, shows(FieldClass::kP1),
     answers_bytes("text/plain")},
    {Method::kGet, "/tasks/{key}", get_task, Permission::kReadUserTask, shows(FieldClass::kP2),
     answers_bytes("text/plain")},
    {Method::kGet, "/keys/{key}", get_key, Permission::kSignedIn, shows(), answers<std::int64_t>()},
    {Method::kPost, "/tasks/{key}/completion", with_body<complete>(), Permission::kCompleteUserTask,
     shows(), answers_nothing()},
    {Method::kGet, "/assets/{file*}", asset, Permission::kPublic, shows(),
     answers_bytes("text/plain")},
};

struct House {
  Services services;
  OpenGate gate;
  Router router{services, gate};

  House() { router.mount("/v2", kRoutes); }

  Response ask(Request request) {
    const auto exchange = std::make_shared<KeptExchange>();
    router.handle(request, Reply(exchange));
    REQUIRE(exchange->answers.size() == 1);
    render_problem(exchange->answers[0], request);
    return std::move(exchange->answers[0]);
  }
};

}  // namespace

TEST_CASE("a route without permission, field classes or answer is not a route", "[web][route]") {
  using Pattern = std::string_view;
  STATIC_REQUIRE(
      std::is_constructible_v<Route, Method, Pattern, Handler, Permission, FieldClasses, Answer>);
  STATIC_REQUIRE_FALSE(
      std::is_constructible_v<Route, Method, Pattern, Handler, FieldClasses, Answer>);
  STATIC_REQUIRE_FALSE(
      std::is_constructible_v<Route, Method, Pattern, Handler, Permission, Answer>);
  STATIC_REQUIRE_FALSE(
      std::is_constructible_v<Route, Method, Pattern, Handler, Permission, FieldClasses>);
  STATIC_REQUIRE_FALSE(std::is_default_constructible_v<Route>);
  STATIC_REQUIRE_FALSE(std::is_default_constructible_v<FieldClasses>);
}

TEST_CASE("the router passes the decoded path parameter behind the gate", "[web][router]") {
  House house;

  const Response response = house.ask(make_request(Method::kGet, "/v2/tasks/a%2Fb%20c"));

  CHECK(response.body == "a task");
  CHECK(house.services.calls == std::vector<std::string>{"task a/b c by ada"});
  CHECK(house.gate.asked == Permission::kReadUserTask);
}

TEST_CASE("a named segment wins over a parameter, and HEAD asks as GET", "[web][router]") {
  House house;

  CHECK(house.ask(make_request(Method::kPost, "/v2/tasks/search")).body == "search");
  CHECK(house.ask(make_request(Method::kHead, "/v2/tasks/7")).body == "a task");
}

TEST_CASE("an unknown path is a 404 and an unknown method a 405, as problems", "[web][router]") {
  House house;

  const Response missing = house.ask(make_request(Method::kGet, "/v2/nothing?x=1"));
  const Response wrong = house.ask(make_request(Method::kDelete, "/v2/tasks/7"));

  CHECK(missing.status == Status::kNotFound);
  CHECK(missing.content_type == "application/problem+json");
  CHECK(missing.body == R"({"type":"about:blank","title":"NOT_FOUND","status":404,)"
                        R"("detail":"there is nothing at this path","instance":"/v2/nothing"})");
  CHECK(wrong.status == Status::kMethodNotAllowed);
  CHECK(wrong.headers.find("Allow") == "GET, HEAD");
  CHECK(house.ask(make_request(Method::kGet, "/v2/tasks/")).status == Status::kNotFound);
  CHECK(house.ask(make_request(Method::kGet, "/v2")).status == Status::kNotFound);
}

TEST_CASE("a declared body is read before the handler is called", "[web][router]") {
  House house;
  const std::string path = "/v2/tasks/7/completion";

  const Response good = house.ask(make_request(Method::kPost, path, R"({"outcome":"pass"})"));
  const Response bad = house.ask(make_request(Method::kPost, path, R"({"outcome":1})"));
  Request text = make_request(Method::kPost, path);
  text.headers.add("Content-Type", "text/plain");
  text.body = R"({"outcome":"pass"})";

  CHECK(good.status == Status::kNoContent);
  CHECK(house.services.calls == std::vector<std::string>{"complete with pass"});
  CHECK(bad.status == Status::kBadRequest);
  CHECK(house.ask(std::move(text)).status == Status::kUnsupportedMediaType);
}

TEST_CASE("a declared query is read, and an unknown parameter refused", "[web][router]") {
  House house;

  CHECK(house.ask(make_request(Method::kGet, "/v2/tasks?limit=7&after=12")).body == "7");
  CHECK(house.ask(make_request(Method::kGet, "/v2/tasks")).body == "100");
  CHECK(house.ask(make_request(Method::kGet, "/v2/tasks?limit=x")).status == Status::kBadRequest);
  CHECK(house.ask(make_request(Method::kGet, "/v2/tasks?page=1")).status == Status::kBadRequest);
  CHECK(house.ask(make_request(Method::kGet, "/v2/tasks?limit=1&limit=2")).status ==
        Status::kBadRequest);
}

TEST_CASE("a key is up to 25 digits, and one beyond 63 bits names nothing", "[web][request]") {
  House house;

  CHECK(house.ask(make_request(Method::kGet, "/v2/keys/2251799813685249")).body ==
        "2251799813685249");
  CHECK(house.ask(make_request(Method::kGet, "/v2/keys/-1")).body == "-1");
  CHECK(house.ask(make_request(Method::kGet, "/v2/keys/9999999999999999999999999")).body == "0");
  CHECK(house.ask(make_request(Method::kGet, "/v2/keys/99999999999999999999999999")).status ==
        Status::kBadRequest);
  CHECK(house.ask(make_request(Method::kGet, "/v2/keys/12a")).status == Status::kBadRequest);
  CHECK(house.ask(make_request(Method::kGet, "/v2/keys/-")).status == Status::kBadRequest);
}

TEST_CASE("the rest of a path is one parameter and has no dot segments", "[web][router]") {
  House house;

  CHECK(house.ask(make_request(Method::kGet, "/v2/assets/js/app.js")).body == "js/app.js");
  CHECK(house.ask(make_request(Method::kGet, "/v2/assets/../secret")).status == Status::kNotFound);
  CHECK(house.ask(make_request(Method::kPost, "/v2/assets/js/app.js")).status == Status::kNotFound);
}

TEST_CASE("two routes for one method and path are a bug", "[web][router]") {
  House house;

  CHECK_THROWS_AS(house.router.mount("/v2", kRoutes), std::logic_error);
}

TEST_CASE("a request that is dropped unanswered is answered with 500", "[web][reply]") {
  const auto exchange = std::make_shared<KeptExchange>();

  { const Reply reply(exchange); }

  REQUIRE(exchange->answers.size() == 1);
  CHECK(exchange->answers[0].status == Status::kInternalError);
}

TEST_CASE("what is worth another try says when", "[web][reply]") {
  const auto retry_of = [](Problem reason) {
    Response response = problem(std::move(reason));
    render_problem(response, make_request(Method::kGet, "/v2/tasks"));
    return std::string(response.headers.find("Retry-After").value_or("never"));
  };

  CHECK(retry_of({Status::kServiceUnavailable, {}, "the disk is full", {}}) == "1");
  CHECK(retry_of({Status::kTooManyRequests, {}, "too many attempts", {}, 900}) == "900");
  CHECK(retry_of(not_found("no such task")) == "never");
}

TEST_CASE("a reply is called once", "[web][reply]") {
  const auto exchange = std::make_shared<KeptExchange>();
  const Reply reply(exchange);

  reply(no_content());

  CHECK_THROWS_AS(reply(no_content()), std::logic_error);
  CHECK(exchange->answers.size() == 1);
}

TEST_CASE("the query of a target is decoded and its escapes checked", "[web][request]") {
  Request request;

  REQUIRE(request.set_target("/a%20b?name=%E6%B2%B3+%2B&empty=&flag"));
  CHECK(request.path() == "/a%20b");
  CHECK(request.query("name") == "河 +");
  CHECK(request.query("empty") == "");
  CHECK(request.query("flag") == "");
  CHECK_FALSE(request.query("other"));
  CHECK_FALSE(request.set_target("/a?b=%4"));
  CHECK_FALSE(request.set_target("/a?b=%00"));
  CHECK_FALSE(request.set_target("/a?b=%FF"));
  CHECK_FALSE(request.set_target("/%zz"));
}

}  // namespace web
