#pragma once

#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "web/auth/wall_clock.h"

namespace web {

// Name and password of an API client, as they travel.
struct BasicCredentials {
  std::string login;
  std::string password;
};

// Remembers for five minutes that a password was right, as a hash under a key that only this
// process has: else every request of an API client would cost 87 ms. Any thread.
class BasicCache {
 public:
  explicit BasicCache(WallClock clock);

  bool knows(const BasicCredentials& credentials);
  void remember(const BasicCredentials& credentials);
  // The password was changed, or the account closed.
  void forget(std::string_view login);

 private:
  struct Entry {
    std::string login;
    engine::Instant until;
  };

  std::string key_of(const BasicCredentials& credentials) const;

  const WallClock clock_;
  const std::string secret_;
  std::mutex mutex_;
  std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace web
