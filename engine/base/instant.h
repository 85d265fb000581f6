#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace engine {

// A moment in engine time: milliseconds since 1970-01-01T00:00:00Z. Comes in from outside; nothing
// in the pure part reads a clock.
struct Instant {
  std::int64_t ms = 0;

  auto operator<=>(const Instant&) const = default;
};

// What RFC 3339 can write: the years 0000 to 9999. No other moment gets into an event.
inline constexpr Instant kFirstInstant{-62'167'219'200'000};
inline constexpr Instant kLastInstant{253'402'300'799'999};

constexpr bool is_writable(Instant instant) {
  return instant >= kFirstInstant && instant <= kLastInstant;
}

// That many milliseconds after `start`, at most the last instant. `start` is writable, `ms` >= 0.
constexpr Instant later(Instant start, std::int64_t ms) {
  return ms > kLastInstant.ms - start.ms ? kLastInstant : Instant{start.ms + ms};
}

// RFC 3339 in UTC with milliseconds and `Z`: the form of every wire and of the log.
std::string to_iso(Instant instant);
void append_iso(std::string& out, Instant instant);

// RFC 3339 with `Z` or an offset; digits beyond milliseconds are cut off. Writable.
Result<Instant> parse_instant(std::string_view text);

}  // namespace engine
