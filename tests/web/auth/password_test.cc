#include "web/auth/password.h"

#include <catch2/catch.hpp>
#include <future>

#include "tests/web/auth/auth_support.h"
#include "web/auth/common_passwords.h"
#include "web/auth/cookie.h"

namespace web {
namespace {

// What the check says, waited for.
Outcome<> checked(AuthHouse& house, const BasicCredentials& credentials,
                  std::string_view address = "192.0.2.1") {
  std::promise<Outcome<>> promise;
  house.passwords.check(credentials, address,
                        [&promise](Outcome<> right) { promise.set_value(std::move(right)); });
  return promise.get_future().get();
}

Status refusal_of(AuthHouse& house, const BasicCredentials& credentials,
                  std::string_view address = "192.0.2.1") {
  const Outcome<> right = checked(house, credentials, address);
  REQUIRE_FALSE(right.has_value());
  return right.error().status;
}

}  // namespace

TEST_CASE("a password is hashed with argon2id, 64 MiB, three passes", "[web][password]") {
  CHECK(adas_hash().starts_with("$argon2id$v=19$m=65536,t=3,p=1$"));
  CHECK(nobodys_hash().starts_with("$argon2id$v=19$m=65536,t=3,p=1$"));
  CHECK(verify_password(adas_hash(), kAdasPassword));
  CHECK_FALSE(verify_password(adas_hash(), kAdasPassword + " "));
  CHECK_FALSE(verify_password(nobodys_hash(), ""));
}

TEST_CASE("a new password has 12 characters and is not one that all try", "[web][password]") {
  CHECK(check_new_password("blau steht der Enzian", "ada"));
  CHECK(check_new_password("correcthorsebatterystaple", "ada"));
  CHECK(check_new_password("七里河边的老槐树下有一口井", "ada"));
  CHECK(check_new_password("kX9$vTq2LmZp", "ada"));

  CHECK_FALSE(check_new_password("kX9$vTq2LmZ", "ada"));
  CHECK_FALSE(check_new_password("七里河边的老槐树下", "ada"));
  CHECK_FALSE(check_new_password(std::string(513, 'q'), "ada"));
  CHECK_FALSE(check_new_password("\xFF\xFE-not-text-at-all", "ada"));
  CHECK_FALSE(check_new_password("wang.fang-lighthouse", "wang.fang"));
}

TEST_CASE("what is often tried is found by its parts", "[web][password]") {
  for (const char* const common :
       {"password1234",  "Password123!",  "P@ssw0rd2024!", "qwertyuiop123", "1qaz2wsx3edc",
        "123456789012",  "111111111111",  "iloveyou2024",  "abcdefghijkl",  "welcomewelcome",
        "adminadmin123", "letmein123456", "zhongguo1949!", "woaini1314520", "qazwsxedc123",
        "abc123abc123",  "987654321098",  "Summer2024!!",  "football#2023", "asdfghjkl123"}) {
    INFO(common);
    CHECK(is_common_password(common));
  }
  for (const char* const own :
       {"lighthouse keeper 7", "mossy-boulder-42", "treppengelaender", "passionfruit cake"}) {
    INFO(own);
    CHECK_FALSE(is_common_password(own));
  }
}

TEST_CASE("five failures of an account stop its attempts for 15 minutes", "[web][password]") {
  AuthHouse house;
  for (int attempt = 0; attempt < 5; ++attempt) {
    CHECK(refusal_of(house, {"ada", "wrong"}) == Status::kUnauthorized);
  }

  CHECK(refusal_of(house, {"ADA", kAdasPassword}, "192.0.2.9") == Status::kTooManyRequests);
  house.time.move(15 * kMinuteMs);
  CHECK(checked(house, {"ada", kAdasPassword}));
}

TEST_CASE("a right password forgets the failures before it", "[web][password]") {
  AuthHouse house;
  for (int round = 0; round < 2; ++round) {
    for (int attempt = 0; attempt < 4; ++attempt) refusal_of(house, {"ada", "wrong"});
    CHECK(checked(house, {"ada", kAdasPassword}));
  }
}

TEST_CASE("fifty failures of an address stop its attempts", "[web][password]") {
  MovedClock time;
  LoginLimits limits(time.clock());
  for (int attempt = 0; attempt < 50; ++attempt) {
    REQUIRE(limits.begin("user" + std::to_string(attempt), "192.0.2.1"));
  }

  CHECK_FALSE(limits.begin("ada", "192.0.2.1"));
  CHECK(limits.begin("ada", "192.0.2.2"));
  limits.succeed("user0", "192.0.2.1");
  CHECK(limits.begin("ada", "192.0.2.1"));
  CHECK_FALSE(limits.begin("bob", "192.0.2.1"));
}

TEST_CASE("a full queue of passwords says so and counts no failure", "[web][password]") {
  AuthHouse house;
  std::mutex mutex;
  std::condition_variable changed;
  int refused = 0;
  int answered = 0;
  constexpr int kAttempts = 40;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    house.passwords.check({"user" + std::to_string(attempt), "wrong"},
                          "192.0.2." + std::to_string(attempt), [&](const Outcome<>& right) {
                            const std::lock_guard lock(mutex);
                            ++answered;
                            if (right.error().status == Status::kTooManyRequests) ++refused;
                            changed.notify_all();
                          });
  }
  std::unique_lock lock(mutex);
  changed.wait_for(lock, std::chrono::seconds(60), [&] { return answered == kAttempts; });

  CHECK(answered == kAttempts);
  CHECK(refused > 0);
  CHECK(refused <= kAttempts - 32);
}

TEST_CASE("a callback that fails does not end the threads of the pool", "[web][password]") {
  PasswordPool pool;
  for (int thread = 0; thread < 2; ++thread) {
    REQUIRE(pool.verify(adas_hash(), kAdasPassword, [](bool) { throw std::runtime_error("no"); }));
  }
  std::promise<bool> right;
  REQUIRE(pool.verify(adas_hash(), kAdasPassword, [&](bool is) { right.set_value(is); }));

  CHECK(right.get_future().get());
}

TEST_CASE("signing in ends the session that the request came with", "[web][signin]") {
  AuthHouse house;
  const OpenedSession old = house.sessions.open("bob");
  Request request = make_request(Method::kPost);
  request.headers.add("Cookie", "sid=" + old.token);
  std::promise<Outcome<OpenedSession>> promise;

  house.sign_in.with_password(request, {"ada", kAdasPassword}, [&](Outcome<OpenedSession> opened) {
    promise.set_value(std::move(opened));
  });
  const Outcome<OpenedSession> opened = promise.get_future().get();

  REQUIRE(opened.has_value());
  CHECK(house.sessions.use(opened->token)->login == "ada");
  CHECK_FALSE(house.sessions.use(old.token));
  const Response answer = with_session(no_content(), request, *opened);
  CHECK(answer.headers.find("Set-Cookie") == session_cookie(opened->token, false));
}

TEST_CASE("a session is confirmed with the password of its own account", "[web][signin]") {
  AuthHouse house;
  const OpenedSession opened = house.sessions.open("ada");
  house.time.move(kMinuteMs);
  Request request = make_request(Method::kGet);
  request.headers.add("Cookie", "sid=" + opened.token);
  REQUIRE(house.ask(request).status == Status::kNoContent);
  const auto confirm = [&](const std::string& password) {
    std::promise<Outcome<OpenedSession>> promise;
    house.sign_in.confirm(request, password, [&](Outcome<OpenedSession> renewed) {
      promise.set_value(std::move(renewed));
    });
    return promise.get_future().get();
  };

  CHECK_FALSE(confirm("wrong").has_value());
  const Outcome<OpenedSession> renewed = confirm(kAdasPassword);

  REQUIRE(renewed.has_value());
  CHECK(renewed->session.verified.ms == opened.session.verified.ms + kMinuteMs);
  CHECK_FALSE(house.sessions.use(opened.token));
}

}  // namespace web
