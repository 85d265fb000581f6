#include "web/auth/front_gate.h"

#include <catch2/catch.hpp>

#include "tests/web/auth/auth_support.h"
#include "web/auth/secret.h"

namespace web {
namespace {

constexpr std::string_view kOwnOrigin = "http://127.0.0.1:8080";

Request with_basic(std::string_view encoded) {
  Request request = make_request(Method::kGet);
  request.headers.add("Authorization", "Basic " + std::string(encoded));
  return request;
}

// ada:blau steht der Enzian, ada:wrong, bob:wrong
constexpr std::string_view kAda = "YWRhOmJsYXUgc3RlaHQgZGVyIEVuemlhbg==";
constexpr std::string_view kAdaWrong = "YWRhOndyb25n";
constexpr std::string_view kBobWrong = "Ym9iOndyb25n";

Request with_session(Method method, const OpenedSession& opened) {
  Request request = make_request(method);
  request.headers.add("Cookie", "theme=dark; sid=" + opened.token);
  return request;
}

}  // namespace

TEST_CASE("without credentials one is public, and reads public things", "[web][gate]") {
  AuthHouse house;
  Request open = make_request(Method::kGet);
  Request closed = make_request(Method::kGet);

  CHECK(house.ask(open, Permission::kPublic).status == Status::kNoContent);
  CHECK(open.actor.is_public());
  const Response refused = house.ask(closed);
  CHECK(refused.status == Status::kUnauthorized);
  CHECK(refused.problem.has_value());
  CHECK(refused.headers.has("WWW-Authenticate"));
}

TEST_CASE("a browser is not asked for a password by its own window", "[web][gate]") {
  AuthHouse house;
  Request request = make_request(Method::kGet);
  request.headers.add("Sec-Fetch-Site", "same-origin");

  CHECK_FALSE(house.ask(request).headers.has("WWW-Authenticate"));
}

TEST_CASE("an empty Authorization field is none", "[web][gate]") {
  AuthHouse house(GateOptions{.open = true});
  Request request = make_request(Method::kPost);
  request.headers.add("Authorization", "");

  CHECK(house.ask(request, Permission::kUpdateSystem).status == Status::kNoContent);
  CHECK(house.last_actor == "open");
  CHECK(request.actor.kind == ActorKind::kOpen);
}

TEST_CASE("an API client is let in by name and password", "[web][gate]") {
  AuthHouse house;
  Request right = with_basic(kAda);
  Request wrong = with_basic(kAdaWrong);
  Request unknown = with_basic(kBobWrong);
  Request garbled = with_basic("%%%");

  CHECK(house.ask(right, Permission::kCompleteUserTask).status == Status::kNoContent);
  CHECK(house.last_actor == "ada");
  CHECK(house.ask(wrong).status == Status::kUnauthorized);
  CHECK(house.ask(unknown).status == Status::kUnauthorized);
  CHECK(house.ask(garbled).status == Status::kUnauthorized);
}

TEST_CASE("wrong credentials are refused even where none are needed", "[web][gate]") {
  AuthHouse house(GateOptions{.open = true});
  Request request = with_basic(kAdaWrong);

  CHECK(house.ask(request, Permission::kPublic).status == Status::kUnauthorized);
}

TEST_CASE("a verified password is remembered for five minutes", "[web][gate]") {
  AuthHouse house;
  Request first = with_basic(kAda);
  REQUIRE(house.ask(first).status == Status::kNoContent);
  house.credentials.set_password_hash("ada", nobodys_hash(), {});

  Request remembered = with_basic(kAda);
  CHECK(house.ask(remembered).status == Status::kNoContent);
  house.time.move(5 * kMinuteMs);
  Request later = with_basic(kAda);
  CHECK(house.ask(later).status == Status::kUnauthorized);
}

TEST_CASE("a changed password is not remembered", "[web][gate]") {
  AuthHouse house;
  Request first = with_basic(kAda);
  REQUIRE(house.ask(first).status == Status::kNoContent);

  house.cache.forget("ada");
  house.credentials.set_password_hash("ada", nobodys_hash(), {});

  Request again = with_basic(kAda);
  CHECK(house.ask(again).status == Status::kUnauthorized);
}

TEST_CASE("who may not is told so", "[web][gate]") {
  AuthHouse house;
  Request request = with_session(Method::kGet, house.sessions.open("bob"));

  CHECK(house.ask(request, Permission::kSignedIn).status == Status::kNoContent);
  Request other = with_session(Method::kGet, house.sessions.open("bob"));
  CHECK(house.ask(other, Permission::kCompleteUserTask).status == Status::kForbidden);
}

TEST_CASE("a session that is over counts as none", "[web][gate]") {
  AuthHouse house;
  const OpenedSession opened = house.sessions.open("ada");
  house.time.move(30 * kMinuteMs);
  Request request = with_session(Method::kGet, opened);

  CHECK(house.ask(request).status == Status::kUnauthorized);
}

TEST_CASE("a change with a session needs its token and our own page", "[web][gate][csrf]") {
  AuthHouse house;
  const OpenedSession opened = house.sessions.open("ada");
  const auto status_with = [&](std::string_view origin, std::string_view site,
                               std::string_view token) {
    Request request = with_session(Method::kPost, opened);
    if (!origin.empty()) request.headers.add("Origin", origin);
    if (!site.empty()) request.headers.add("Sec-Fetch-Site", site);
    if (!token.empty()) request.headers.add("X-CSRF-Token", token);
    return house.ask(request).status;
  };
  const std::string& csrf = opened.session.csrf;

  CHECK(status_with(kOwnOrigin, "", csrf) == Status::kNoContent);
  CHECK(status_with("", "same-origin", csrf) == Status::kNoContent);
  CHECK(status_with("", "", csrf) == Status::kForbidden);
  CHECK(status_with(kOwnOrigin, "same-origin", "") == Status::kForbidden);
  CHECK(status_with(kOwnOrigin, "same-origin", make_token()) == Status::kForbidden);
  CHECK(status_with("http://evil.example", "", csrf) == Status::kForbidden);
  CHECK(status_with("null", "", csrf) == Status::kForbidden);
  CHECK(status_with("https://127.0.0.1:8080", "", csrf) == Status::kForbidden);
  CHECK(status_with("http://127.0.0.1:8081", "", csrf) == Status::kForbidden);
  CHECK(status_with(kOwnOrigin, "same-site", csrf) == Status::kForbidden);
}

TEST_CASE("without a session another site is refused all the same", "[web][gate][csrf]") {
  AuthHouse house(GateOptions{.open = true});
  const auto status_with = [&](Method method, std::string_view name, std::string_view value,
                               std::string_view mode = "cors") {
    Request request = make_request(method);
    request.headers.add(name, value);
    request.headers.add("Sec-Fetch-Mode", mode);
    return house.ask(request).status;
  };

  CHECK(status_with(Method::kPost, "Origin", "http://evil.example") == Status::kForbidden);
  CHECK(status_with(Method::kPost, "Sec-Fetch-Site", "cross-site") == Status::kForbidden);
  CHECK(status_with(Method::kPost, "Sec-Fetch-Site", "cross-site", "navigate") ==
        Status::kForbidden);
  CHECK(status_with(Method::kGet, "Sec-Fetch-Site", "cross-site") == Status::kForbidden);
  CHECK(status_with(Method::kGet, "Sec-Fetch-Site", "cross-site", "navigate") ==
        Status::kNoContent);
  CHECK(status_with(Method::kPost, "Origin", kOwnOrigin) == Status::kNoContent);
  CHECK(status_with(Method::kPost, "User-Agent", "curl") == Status::kNoContent);
}

TEST_CASE("a form for everybody says that it comes from our page", "[web][gate][csrf]") {
  AuthHouse house;
  Request silent = make_request(Method::kPost);
  silent.headers.add("Content-Type", "application/x-www-form-urlencoded");
  Request honest = make_request(Method::kPost);
  honest.headers.add("Content-Type", "application/x-www-form-urlencoded");
  honest.headers.add("Origin", kOwnOrigin);

  CHECK(house.ask(silent, Permission::kPublic).status == Status::kForbidden);
  CHECK(house.ask(honest, Permission::kPublic).status == Status::kNoContent);
}

}  // namespace web
