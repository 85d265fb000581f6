#pragma once

#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "web/auth/wall_clock.h"

namespace web {

// What anybody may hand in, he may hand in so often from one address; an office or a village hall
// with one address is not shut out by it. Any thread.
class AddressLimits {
 public:
  static constexpr std::int64_t kWindowMs = kHourMs;
  static constexpr std::size_t kMostInWindow = 20;

  explicit AddressLimits(WallClock clock) : clock_(std::move(clock)) {}

  // Counts one more. False: it is one too many, and not counted.
  bool take(std::string_view address);

 private:
  using Times = std::deque<engine::Instant>;

  void make_room(engine::Instant now);

  const WallClock clock_;
  std::mutex mutex_;
  std::map<std::string, Times, std::less<>> by_address_;
};

}  // namespace web
