#pragma once

#include <cstdint>
#include <string>

#include "engine/base/civil.h"
#include "engine/base/instant.h"
#include "engine/calendar/calendar.h"
#include "engine/feel/temporal.h"

namespace web::api {

// The days of a calendar as people count them. Without a calendar: plain weeks in UTC.
class WorkingTime {
 public:
  // The calendar, if any, must outlive it.
  explicit WorkingTime(const engine::Calendar* calendar);

  // A name of the zone database; "UTC" without a calendar.
  std::string zone() const;
  engine::CivilDate day_of(engine::Instant time) const;
  // Working days from the day of `now` to the last day before `due`: 0 on that day itself, less
  // once a working day has passed since. What is due at 24:00 is due on the day that ends then.
  std::int64_t days_left(engine::Instant now, engine::Instant due) const;
  const engine::Calendar& calendar() const { return calendar_; }
  // 09:00 of the first working day on which that is still to come; where there is none, the end of
  // all times.
  engine::Instant next_morning(engine::Instant now) const;

 private:
  engine::Instant morning_of(const engine::CivilDate& day) const;

  const engine::Calendar& calendar_;
  engine::feel::Zone zone_;
};

}  // namespace web::api
