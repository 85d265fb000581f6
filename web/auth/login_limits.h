#pragma once

#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "web/auth/wall_clock.h"

namespace web {

// Guessing is slow: five failures of an account and fifty of an address in 15 minutes, then none is
// tried until the oldest of them is that long ago. Any thread.
class LoginLimits {
 public:
  static constexpr std::int64_t kWindowMs = 15 * kMinuteMs;

  explicit LoginLimits(WallClock clock) : clock_(std::move(clock)) {}

  // Counts the attempt as failed until it is known better, so that attempts at the same time do
  // not slip through. False: it may not be made.
  bool begin(std::string_view login, std::string_view address);
  // The password was right: the account's failures are forgotten.
  void succeed(std::string_view login, std::string_view address);
  // The attempt was not made after all.
  void withdraw(std::string_view login, std::string_view address);

 private:
  using Times = std::deque<engine::Instant>;
  using Table = std::map<std::string, Times, std::less<>>;

  static void forget(Table& table, engine::Instant before);
  static void take_back(Table& table, std::string_view name);
  void make_room(Table& table) const;

  const WallClock clock_;
  std::mutex mutex_;
  Table by_login_;
  Table by_address_;
};

}  // namespace web
