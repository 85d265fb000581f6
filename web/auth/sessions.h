#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "engine/ports/session_store.h"
#include "web/auth/wall_clock.h"

namespace web {

struct OpenedSession {
  // For the cookie; nobody else ever sees it.
  std::string token;
  engine::BrowserSession session;
};

// Who is signed in: 30 minutes without a request or 12 hours end a session. Kept in memory and in
// the store, where the time of last use may lag by a minute. Any thread.
class Sessions {
 public:
  // `store` outlives them.
  Sessions(engine::SessionStore& store, WallClock clock);

  OpenedSession open(std::string_view login);
  // The session of a cookie's token, now used; none when there is none or its time is over.
  std::optional<engine::BrowserSession> use(std::string_view token);
  // After a password was given again: a new token in the place of the old one.
  std::optional<OpenedSession> renew(std::string_view token);
  void close(std::string_view token);

  std::vector<engine::BrowserSession> of(std::string_view login);
  // One of a person's own, by the hash that the list shows.
  void close_by_hash(std::string_view login, std::string_view token_hash);
  void close_all_of(std::string_view login);

 private:
  struct Known {
    engine::BrowserSession session;
    engine::Instant saved;
  };

  bool is_over(const engine::BrowserSession& session) const;
  engine::BrowserSession* find(const std::string& token_hash);
  void remove(const std::string& token_hash);
  void save(Known& known);
  void prune();

  engine::SessionStore& store_;
  const WallClock clock_;
  std::mutex mutex_;
  std::map<std::string, Known, std::less<>> known_;
  engine::Instant pruned_;
};

// For tests, and for servers that may forget who is signed in when they end.
class MemorySessionStore final : public engine::SessionStore {
 public:
  std::optional<engine::BrowserSession> find(std::string_view token_hash) override;
  std::vector<engine::BrowserSession> of(std::string_view login) override;
  void put(const engine::BrowserSession& session) override;
  void remove(std::string_view token_hash) override;
  void prune(engine::Instant unused, engine::Instant old) override;

 private:
  std::map<std::string, engine::BrowserSession, std::less<>> sessions_;
};

}  // namespace web
