#include "web/auth/login_limits.h"

#include "web/http/text.h"

namespace web {

namespace {

constexpr std::size_t kMaxOfLogin = 5;
constexpr std::size_t kMaxOfAddress = 50;
constexpr std::size_t kMaxRows = 50'000;
// A name that no account can have is not worth its memory.
constexpr std::size_t kMaxName = 256;

}  // namespace

void LoginLimits::forget(Table& table, engine::Instant before) {
  for (auto row = table.begin(); row != table.end();) {
    while (!row->second.empty() && row->second.front() <= before) row->second.pop_front();
    row = row->second.empty() ? table.erase(row) : std::next(row);
  }
}

// Only a flood fills the table; then the rows whose time is over make room, else the first ones.
void LoginLimits::make_room(Table& table) const {
  if (table.size() < kMaxRows) return;
  forget(table, {clock_().ms - kWindowMs});
  while (table.size() >= kMaxRows) table.erase(table.begin());
}

bool LoginLimits::begin(std::string_view login, std::string_view address) {
  if (login.size() > kMaxName) return false;
  const std::lock_guard lock(mutex_);
  const engine::Instant now = clock_();
  make_room(by_login_);
  make_room(by_address_);
  Times& of_login = by_login_[to_lower(login)];
  Times& of_address = by_address_[std::string(address)];
  for (Times* const times : {&of_login, &of_address}) {
    while (!times->empty() && times->front().ms <= now.ms - kWindowMs) times->pop_front();
  }
  if (of_login.size() >= kMaxOfLogin || of_address.size() >= kMaxOfAddress) return false;
  of_login.push_back(now);
  of_address.push_back(now);
  return true;
}

void LoginLimits::take_back(Table& table, std::string_view name) {
  const auto row = table.find(name);
  if (row == table.end()) return;
  if (!row->second.empty()) row->second.pop_back();
  if (row->second.empty()) table.erase(row);
}

void LoginLimits::succeed(std::string_view login, std::string_view address) {
  const std::lock_guard lock(mutex_);
  by_login_.erase(to_lower(login));
  // Its own attempt only: an account of the attacker's own does not buy him fifty more.
  take_back(by_address_, address);
}

void LoginLimits::withdraw(std::string_view login, std::string_view address) {
  const std::lock_guard lock(mutex_);
  take_back(by_login_, to_lower(login));
  take_back(by_address_, address);
}

}  // namespace web
