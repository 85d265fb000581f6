#pragma once

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "engine/ports/credential_store.h"
#include "web/auth/front_gate.h"
#include "web/auth/password.h"
#include "web/auth/sign_in.h"

namespace web {

// Nothing is handled here; the gate of these tests lets pass or not.
struct Services {};

inline void never_called(Services&, const Request&, Reply) {}

// A clock that the test moves.
class MovedClock {
 public:
  WallClock clock() const {
    return [now = now_] { return *now; };
  }
  void move(std::int64_t ms) { now_->ms += ms; }

 private:
  std::shared_ptr<engine::Instant> now_ =
      std::make_shared<engine::Instant>(engine::Instant{1'700'000'000'000});
};

class KnownPasswords final : public engine::CredentialStore {
 public:
  std::optional<std::string> password_hash(std::string_view login) override {
    const auto found = hashes_.find(login);
    if (found == hashes_.end()) return std::nullopt;
    return found->second;
  }
  void set_password_hash(std::string_view login, std::string_view hash, engine::Instant) override {
    hashes_[std::string(login)] = hash;
  }

 private:
  std::map<std::string, std::string, std::less<>> hashes_;
};

// Ada may complete tasks, nobody else may anything.
class AdasRights final : public Rights {
 public:
  bool may(const Actor& actor, Permission permission) override {
    return actor.login == "ada" && permission == Permission::kCompleteUserTask;
  }
};

inline const std::string kAdasPassword = "blau steht der Enzian";

// The hash takes its time, so it is made once.
inline const std::string& adas_hash() {
  static const std::string kHash = hash_password(kAdasPassword);
  return kHash;
}

// An exchange whose answer another thread may give.
class AwaitedExchange final : public Exchange {
 public:
  void send(Response response) override {
    const std::lock_guard lock(mutex_);
    answer_ = std::move(response);
    changed_.notify_all();
  }
  void post(std::function<void()> task) override { task(); }
  bool closed() const override { return false; }
  void on_closed(std::function<void()>) override {}

  Response wait() {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, std::chrono::seconds(10), [this] { return answer_.has_value(); });
    return answer_.value();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<Response> answer_;
};

// A gate with everything behind it. `ask` answers 204 for whoever is let in.
struct AuthHouse {
  MovedClock time;
  KnownPasswords credentials;
  MemorySessionStore store;
  Sessions sessions{store, time.clock()};
  BasicCache cache{time.clock()};
  AdasRights rights;
  PasswordPool pool;
  PasswordCheck passwords{credentials, pool, time.clock()};
  SignIn sign_in{sessions, passwords};
  FrontGate gate;
  std::string last_actor;

  explicit AuthHouse(GateOptions options = {}) : gate(options, sessions, passwords, cache, rights) {
    credentials.set_password_hash("ada", adas_hash(), {});
  }

  Response ask(Request& request, Permission permission = Permission::kSignedIn) {
    const Route route(request.method, "/", never_called, permission, shows(), answers_nothing());
    const auto exchange = std::make_shared<AwaitedExchange>();
    gate.admit(request, route, Reply(exchange), [&](Reply reply) {
      last_actor = request.actor.login;
      reply(no_content());
    });
    return exchange->wait();
  }
};

inline Request make_request(Method method, std::string_view target = "/") {
  Request request;
  request.method = method;
  request.peer = "192.0.2.1";
  request.set_target(target).value();
  request.headers.add("Host", "127.0.0.1:8080");
  return request;
}

}  // namespace web
