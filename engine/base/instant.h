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

// RFC 3339 in UTC with milliseconds and `Z`: the form of every wire and of the log.
std::string to_iso(Instant instant);
void append_iso(std::string& out, Instant instant);

// RFC 3339 with `Z` or an offset; digits beyond milliseconds are cut off.
Result<Instant> parse_instant(std::string_view text);

}  // namespace engine
