#pragma once

#include <optional>

#include "engine/base/instant.h"
#include "engine/state/state.h"

namespace engine {

// Engine time by the clock row of the state, if there is one: pinned, moved on by a demo, or the
// machine's.
Instant engine_time(const ClockRow& clock, Instant real);
Instant engine_time(const State& state, Instant real);

// The machine's time at which engine time will be `due`; what is pinned never comes there.
std::optional<Instant> real_time_of(const State& state, Instant due);

}  // namespace engine
