#include "web/cli/system_ports.h"

#include <sodium.h>

#include <chrono>
#include <utility>

namespace web {

engine::Instant SystemClock::now() const {
  return {std::chrono::duration_cast<std::chrono::milliseconds>(
              std::chrono::system_clock::now().time_since_epoch())
              .count()};
}

std::uint64_t SystemRandom::word() {
  const std::lock_guard lock(mutex_);
  if (used_ == words_.size()) {
    randombytes_buf(words_.data(), sizeof words_);
    used_ = 0;
  }
  return std::exchange(words_[used_++], 0);
}

}  // namespace web
