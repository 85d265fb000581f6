#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/base/result.h"
#include "engine/feel/temporal.h"

namespace engine::bpmn {

// An ISO 8601 duration: months are added first, on the calendar of the zone, then the rest.
struct TimerDuration {
  std::int64_t months = 0;
  feel::DaysTime rest;
};

// `R3/PT1H`, `R/2031-03-04T08:00:00Z/PT1H`: fires every `interval`, first one after arming, or at
// `start`.
struct TimerCycle {
  // Firings in all; nothing: without end.
  std::optional<std::int64_t> repetitions;
  std::optional<feel::DateTime> start;
  TimerDuration interval;
};

// The texts of timers, static or from an expression. The failure (kInvalidValue) quotes the text.
// A date may lack its time (midnight), its seconds and its zone (that of the process); behind the
// time may stand the name of the zone, as in `2031-03-04T08:00:00+01:00[Europe/Berlin]`.
Result<feel::DateTime> parse_timer_date(std::string_view text);
// Of a negative one nothing is left: zero.
Result<TimerDuration> parse_timer_duration(std::string_view text);
// The interval is longer than zero.
Result<TimerCycle> parse_timer_cycle(std::string_view text);

}  // namespace engine::bpmn
