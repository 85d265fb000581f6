#include "web/server/connection_count.h"

namespace web {

ConnectionCount::Place::Place(ConnectionCount& count, std::string address)
    : count_(count), address_(std::move(address)) {}

ConnectionCount::Place::~Place() {
  const std::lock_guard lock(count_.mutex_);
  --count_.count_;
  const auto found = count_.by_address_.find(address_);
  if (--found->second == 0) count_.by_address_.erase(found);
}

std::unique_ptr<ConnectionCount::Place> ConnectionCount::take(const std::string& address,
                                                              bool is_proxy) {
  const std::lock_guard lock(mutex_);
  if (count_ == in_all_) return nullptr;
  const auto found = by_address_.find(address);
  const std::size_t here = found == by_address_.end() ? 0 : found->second;
  if (!is_proxy && here >= per_address_) return nullptr;
  ++count_;
  ++by_address_[address];
  return std::make_unique<Place>(*this, address);
}

}  // namespace web
