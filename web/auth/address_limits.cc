#include "web/auth/address_limits.h"

namespace web {

namespace {

constexpr std::size_t kMaxRows = 50'000;

void forget(std::deque<engine::Instant>& times, engine::Instant now) {
  while (!times.empty() && times.front().ms <= now.ms - AddressLimits::kWindowMs) {
    times.pop_front();
  }
}

}  // namespace

// Only a flood fills the table; then the rows whose time is over make room, else the first ones.
void AddressLimits::make_room(engine::Instant now) {
  if (by_address_.size() < kMaxRows) return;
  for (auto row = by_address_.begin(); row != by_address_.end();) {
    forget(row->second, now);
    row = row->second.empty() ? by_address_.erase(row) : std::next(row);
  }
  while (by_address_.size() >= kMaxRows) by_address_.erase(by_address_.begin());
}

bool AddressLimits::take(std::string_view address) {
  const std::lock_guard lock(mutex_);
  const engine::Instant now = clock_();
  make_room(now);
  Times& times = by_address_[std::string(address)];
  forget(times, now);
  if (times.size() >= kMostInWindow) return false;
  times.push_back(now);
  return true;
}

}  // namespace web
