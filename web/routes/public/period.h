#pragma once

#include <cstdint>
#include <vector>

#include "engine/calendar/calendar.h"

namespace web::posting {

// A day that counts, or the days off before the next one.
struct PeriodPart {
  engine::CivilDate from;
  engine::CivilDate to;
  // 1 for the first day that counts; 0: these do not.
  std::int64_t number = 0;
  // A working day at a week-end.
  bool is_made_up = false;
};

// The working days after `published` up to and with `end`, with gaps of two days off and more
// between them; at most 366 parts.
std::vector<PeriodPart> parts_of_period(const engine::Calendar& calendar,
                                        const engine::CivilDate& published,
                                        const engine::CivilDate& end);

// The days that count and are not over: `today` is one of them until it ends.
std::int64_t days_left(const std::vector<PeriodPart>& period, const engine::CivilDate& today);

}  // namespace web::posting
