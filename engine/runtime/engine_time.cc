#include "engine/runtime/engine_time.h"

#include <algorithm>
#include <cstdint>

namespace engine {

Instant engine_time(const ClockRow& clock, Instant real) {
  if (clock.pinned) return clock.pinned_at;
  if (clock.moved) {
    return later(clock.moved_to, std::max<std::int64_t>(real.ms - clock.moved_real.ms, 0));
  }
  return real;
}

Instant engine_time(const State& state, Instant real) {
  return state.clock.empty() ? real : engine_time(state.clock.front(), real);
}

std::optional<Instant> real_time_of(const State& state, Instant due) {
  if (state.clock.empty()) return due;
  const ClockRow& clock = state.clock.front();
  if (clock.pinned) return std::nullopt;
  if (clock.moved) return Instant{clock.moved_real.ms + (due.ms - clock.moved_to.ms)};
  return due;
}

}  // namespace engine
