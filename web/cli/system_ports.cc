#include "web/cli/system_ports.h"

#include <sodium.h>

#include <chrono>

namespace web {

engine::Instant SystemClock::now() const {
  return {std::chrono::duration_cast<std::chrono::milliseconds>(
              std::chrono::system_clock::now().time_since_epoch())
              .count()};
}

std::uint64_t SystemRandom::word() {
  std::uint64_t word = 0;
  randombytes_buf(&word, sizeof word);
  return word;
}

}  // namespace web
