#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/instant.h"

namespace engine {

// Somebody who is signed in with a browser. Times are those of the machine, never engine time.
struct BrowserSession {
  // SHA-256 of the cookie's token, in hexadecimal: the token itself is kept nowhere.
  std::string token_hash;
  std::string login;
  // What a request that changes something must carry beside the cookie.
  std::string csrf;
  Instant created;
  Instant last_used;
  // When a password or second factor was last given.
  Instant verified;
};

// Who is signed in; beside the log, no projection of it (TRUST §2.1). Called by one thread at a
// time.
class SessionStore {
 public:
  virtual ~SessionStore() = default;
  virtual std::optional<BrowserSession> find(std::string_view token_hash) = 0;
  virtual std::vector<BrowserSession> of(std::string_view login) = 0;
  // Puts it in, or in the place of the one with its token.
  virtual void put(const BrowserSession& session) = 0;
  virtual void remove(std::string_view token_hash) = 0;
  // Drops what was last used before `unused` or created before `old`.
  virtual void prune(Instant unused, Instant old) = 0;
};

}  // namespace engine
