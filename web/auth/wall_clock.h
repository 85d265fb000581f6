#pragma once

#include <functional>

#include "engine/base/instant.h"

namespace web {

// The real clock: sessions, rate limits and caches go by it, whatever engine time does. Tests give
// one that they move.
using WallClock = std::function<engine::Instant()>;

WallClock system_clock();

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kHourMs = 60 * kMinuteMs;

}  // namespace web
