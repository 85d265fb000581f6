#pragma once

#include "engine/ports/clock.h"
#include "engine/ports/notifier.h"
#include "engine/ports/random.h"

namespace web {

class SystemClock final : public engine::Clock {
 public:
  engine::Instant now() const override;
};

// From the kernel's generator, by libsodium.
class SystemRandom final : public engine::Random {
 public:
  std::uint64_t word() override;
};

// Nobody listens beyond the answers themselves.
class NoNotifier final : public engine::Notifier {
 public:
  void committed(const std::vector<engine::Committed>&) override {}
};

}  // namespace web
