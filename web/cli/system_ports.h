#pragma once

#include <array>
#include <cstdint>
#include <mutex>

#include "engine/ports/clock.h"
#include "engine/ports/notifier.h"
#include "engine/ports/random.h"

namespace web {

class SystemClock final : public engine::Clock {
 public:
  engine::Instant now() const override;
};

// From the kernel's generator, by libsodium; many words a call, as each costs a system call. Any
// thread.
class SystemRandom final : public engine::Random {
 public:
  std::uint64_t word() override;

 private:
  std::mutex mutex_;
  std::array<std::uint64_t, 128> words_{};
  std::size_t used_ = words_.size();
};

// Nobody listens beyond the answers themselves.
class NoNotifier final : public engine::Notifier {
 public:
  void committed(const std::vector<engine::Committed>&) override {}
};

}  // namespace web
