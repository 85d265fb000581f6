#include "web/auth/sessions.h"

#include <catch2/catch.hpp>
#include <future>
#include <set>
#include <stdexcept>

#include "tests/web/auth/auth_support.h"
#include "web/auth/cookie.h"
#include "web/auth/secret.h"

namespace web {
namespace {

// A disk without space, once the test says so.
class FullStore final : public engine::SessionStore {
 public:
  std::optional<engine::BrowserSession> find(std::string_view token_hash) override {
    return store_.find(token_hash);
  }
  std::vector<engine::BrowserSession> of(std::string_view login) override {
    return store_.of(login);
  }
  void put(const engine::BrowserSession& session) override {
    refuse();
    store_.put(session);
  }
  void remove(std::string_view token_hash) override {
    refuse();
    store_.remove(token_hash);
  }
  void prune(engine::Instant unused, engine::Instant old) override { store_.prune(unused, old); }

  bool is_full = false;

 private:
  void refuse() const {
    if (is_full) throw std::runtime_error("no space is left");
  }

  MemorySessionStore store_;
};

}  // namespace

TEST_CASE("on a full disk a session goes on, and ends in time", "[web][session]") {
  MovedClock time;
  FullStore store;
  Sessions sessions(store, time.clock());
  const OpenedSession opened = sessions.open("ada");
  store.is_full = true;

  time.move(5 * kMinuteMs);
  CHECK(sessions.use(opened.token).has_value());
  time.move(29 * kMinuteMs);
  CHECK(sessions.use(opened.token).has_value());
  time.move(31 * kMinuteMs);
  CHECK_FALSE(sessions.use(opened.token));
}

TEST_CASE("on a full disk nobody signs in, and is told so", "[web][signin]") {
  MovedClock time;
  FullStore store;
  Sessions sessions(store, time.clock());
  KnownPasswords credentials;
  credentials.set_password_hash("ada", adas_hash(), {});
  PasswordPool pool;
  PasswordCheck passwords(credentials, pool, time.clock());
  SignIn sign_in(sessions, passwords);
  store.is_full = true;

  const Request request = make_request(Method::kPost);
  CHECK(sign_in.without_password(request, "ada").error().status == Status::kServiceUnavailable);
  std::promise<Outcome<OpenedSession>> promise;
  sign_in.with_password(request, {"ada", kAdasPassword},
                        [&](Outcome<OpenedSession> opened) { promise.set_value(opened); });
  CHECK(promise.get_future().get().error().status == Status::kServiceUnavailable);
}

TEST_CASE("a session lasts 30 minutes from its last use, 12 hours in all", "[web][session]") {
  MovedClock time;
  MemorySessionStore store;
  Sessions sessions(store, time.clock());
  const OpenedSession idle = sessions.open("ada");
  const OpenedSession busy = sessions.open("ada");

  for (int step = 0; step < 28; ++step) {
    time.move(25 * kMinuteMs);
    INFO(step);
    REQUIRE(sessions.use(busy.token).has_value());
  }
  CHECK_FALSE(sessions.use(idle.token));
  time.move(25 * kMinuteMs);
  CHECK_FALSE(sessions.use(busy.token));
}

TEST_CASE("a session survives the server, its token is kept nowhere", "[web][session]") {
  MovedClock time;
  MemorySessionStore store;
  const OpenedSession opened = Sessions(store, time.clock()).open("ada");

  Sessions restarted(store, time.clock());

  CHECK(restarted.use(opened.token)->login == "ada");
  CHECK(store.of("ada").at(0).token_hash == digest_of(opened.token));
  CHECK(store.of("ada").at(0).token_hash != opened.token);
  CHECK_FALSE(restarted.use(make_token()));
}

TEST_CASE("the store learns of use once a minute", "[web][session]") {
  MovedClock time;
  MemorySessionStore store;
  Sessions sessions(store, time.clock());
  const OpenedSession opened = sessions.open("ada");
  const engine::Instant created = opened.session.created;

  time.move(30'000);
  sessions.use(opened.token);
  CHECK(store.of("ada").at(0).last_used == created);
  time.move(30'000);
  sessions.use(opened.token);
  CHECK(store.of("ada").at(0).last_used.ms == created.ms + 60'000);
}

TEST_CASE("a session gets a new token when a password was given again", "[web][session]") {
  MovedClock time;
  MemorySessionStore store;
  Sessions sessions(store, time.clock());
  const OpenedSession old = sessions.open("ada");
  time.move(kMinuteMs);

  const std::optional<OpenedSession> renewed = sessions.renew(old.token);

  REQUIRE(renewed.has_value());
  CHECK_FALSE(sessions.use(old.token));
  CHECK(sessions.use(renewed->token)->verified.ms == old.session.verified.ms + kMinuteMs);
  CHECK(renewed->session.created == old.session.created);
  CHECK(renewed->session.csrf != old.session.csrf);
  CHECK_FALSE(sessions.renew(old.token));
}

TEST_CASE("sessions are listed and ended, each only by its owner", "[web][session]") {
  MovedClock time;
  MemorySessionStore store;
  Sessions sessions(store, time.clock());
  const OpenedSession first = sessions.open("ada");
  const OpenedSession second = sessions.open("ada");
  const OpenedSession other = sessions.open("bob");

  CHECK(sessions.of("ada").size() == 2);
  sessions.close_by_hash("bob", first.session.token_hash);
  CHECK(sessions.use(first.token).has_value());
  sessions.close_by_hash("ada", first.session.token_hash);
  CHECK_FALSE(sessions.use(first.token));
  sessions.close_all_of("ada");
  CHECK_FALSE(sessions.use(second.token));
  CHECK(sessions.use(other.token).has_value());
}

TEST_CASE("one account has 20 sessions, then the oldest ends", "[web][session]") {
  MovedClock time;
  MemorySessionStore store;
  Sessions sessions(store, time.clock());
  const OpenedSession oldest = sessions.open("ada");
  time.move(1);
  const OpenedSession second = sessions.open("ada");
  for (int more = 0; more < 19; ++more) sessions.open("ada");

  CHECK_FALSE(sessions.use(oldest.token));
  CHECK(sessions.use(second.token).has_value());
  CHECK(store.of("ada").size() == 20);
}

TEST_CASE("sessions whose time is over leave the store", "[web][session]") {
  MovedClock time;
  MemorySessionStore store;
  Sessions sessions(store, time.clock());
  sessions.open("ada");
  time.move(2 * kHourMs);

  sessions.open("bob");

  CHECK(store.of("ada").empty());
  CHECK(store.of("bob").size() == 1);
}

TEST_CASE("tokens are 256 random bits", "[web][secret]") {
  std::set<std::string> tokens;
  for (int index = 0; index < 1000; ++index) tokens.insert(make_token());

  CHECK(tokens.size() == 1000);
  CHECK(is_token(*tokens.begin()));
  CHECK_FALSE(is_token("short"));
  CHECK_FALSE(is_token(std::string(42, 'a') + "="));
}

TEST_CASE("digests are those of the standards", "[web][secret]") {
  CHECK(digest_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(keyed_digest("Jefe", "what do ya want for nothing?") ==
        "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM");
  CHECK(decode_base64("YWRhOng=") == "ada:x");
  CHECK(decode_base64("YWRh*").empty());
}

TEST_CASE("the cookie is named and bound by how the request came", "[web][cookie]") {
  const std::string token = make_token();

  CHECK(session_cookie(token, true) ==
        "__Host-sid=" + token + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200; Secure");
  CHECK(session_cookie(token, false) ==
        "sid=" + token + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200");
  CHECK(ended_session_cookie(false) == "sid=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
}

TEST_CASE("the session cookie is found among others, and only one counts", "[web][cookie]") {
  const std::string token = make_token();
  Request request = make_request(Method::kGet);
  request.headers.add("Cookie", "a=b; sid=" + token + " ; xsid=1");
  CHECK(session_token(request) == token);

  request.secure = true;
  CHECK_FALSE(session_token(request));
  request.headers.add("Cookie", "__Host-sid=" + token);
  CHECK(session_token(request) == token);
  request.headers.add("Cookie", "__Host-sid=" + make_token());
  CHECK_FALSE(session_token(request));
}

}  // namespace web
