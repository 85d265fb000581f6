#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/civil.h"
#include "engine/base/finding.h"

namespace engine {

// Part of a working day, in minutes since midnight; 24:00 is 1440.
struct BusinessSpan {
  int from_minute = 0;
  int to_minute = 0;
};

// A place on the local clock of a calendar.
struct LocalMoment {
  CivilDate date;
  std::int64_t ms_of_day = 0;

  auto operator<=>(const LocalMoment&) const = default;
};

struct CalendarDefinition {
  std::string id;
  // A name of the zone database, as Asia/Shanghai.
  std::string zone;
  // Monday first.
  std::array<bool, 7> week{true, true, true, true, true, false, false};
  std::vector<CivilDate> holidays;
  // Working days at week-ends (调休).
  std::vector<CivilDate> adjustment_days;
  // Within a day, in order, not overlapping, at least one.
  std::vector<BusinessSpan> hours{{8 * 60 + 30, 12 * 60}, {14 * 60 + 30, 18 * 60}};
  // The years whose holidays and adjustment days are given; any other year is plain weeks.
  std::vector<std::int64_t> years;
};

// The working days of an organisation. Immutable; every answer takes a time that does not depend on
// how far apart the days are.
class Calendar {
 public:
  // `definition` must have a working day in its week and well-formed business hours.
  explicit Calendar(CalendarDefinition definition);

  const std::string& id() const { return definition_.id; }
  const std::string& zone() const { return definition_.zone; }
  const CalendarDefinition& definition() const { return definition_; }

  // Whether holidays and adjustment days of the year are known.
  bool covers(std::int64_t year) const;

  bool is_working_day(const CivilDate& date) const;

  // The n-th working day after `date` (before it when n is negative): counting starts on the next
  // working day; n = 0 is the date itself. None outside the range of dates.
  std::optional<CivilDate> add_working_days(const CivilDate& date, std::int64_t n) const;

  // Working days after `from`, up to and with `to`; negative when `to` is earlier.
  std::int64_t working_days_between(const CivilDate& from, const CivilDate& to) const;

  // The moment at which `minutes` (>= 0) of business time have passed since `from`; none for years
  // beyond ±1,000,000.
  std::optional<LocalMoment> add_working_minutes(const LocalMoment& from,
                                                 std::int64_t minutes) const;

  // Business time from one moment to a later one; negative when `to` is earlier. Years to
  // ±1,000,000.
  std::int64_t working_ms_between(const LocalMoment& from, const LocalMoment& to) const;

 private:
  struct Deviation {
    std::int64_t day;
    std::int64_t surplus_with_it;
  };

  std::int64_t working_days_until(std::int64_t day) const;
  std::int64_t weekdays_until(std::int64_t day) const;
  std::int64_t day_of_count(std::int64_t count) const;
  std::int64_t business_ms_until(const LocalMoment& moment) const;
  std::int64_t ms_of_day_after(std::int64_t worked_ms) const;

  CalendarDefinition definition_;
  std::vector<Deviation> deviations_;
  int days_a_week_ = 0;
  std::int64_t business_ms_a_day_ = 0;
};

struct CalendarReading {
  // Null when the findings hold an error.
  std::shared_ptr<const Calendar> calendar;
  Findings findings;
};

// Reads {"id", "zone", "week": ["mon", …], "hours": [["08:30", "12:00"], …],
// "years": {"2021": {"holidays": [date or "from/to", …], "workingDays": […]}}}; `week` and `hours`
// may be left out.
CalendarReading read_calendar(std::string_view json);

}  // namespace engine
