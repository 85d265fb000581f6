#include <array>

#include "engine/calendar/calendar.h"
#include "engine/feel/builtin/registry.h"

namespace engine::feel {
namespace {

constexpr Kinds kMoment = kinds(Kind::kDate, Kind::kDateTime);

constexpr std::array<std::string_view, 7> kDayNames = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
constexpr std::array<std::string_view, 12> kMonthNames = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

// The zone of `now()` and of what is told without one: as asked for, else the calendar's, else UTC.
Zone zone_of(const Environment& environment) {
  std::string name = environment.zone;
  if (name.empty() && environment.calendar != nullptr) name = environment.calendar->zone();
  return find_zone(name).value_or(Zone::utc());
}

Value now(const Call& call) {
  return Value::date_time(date_time_at(call.environment.now, zone_of(call.environment)));
}

Value today(const Call& call) {
  return Value::date(date_time_at(call.environment.now, zone_of(call.environment)).date);
}

CivilDate date_of(const Value& value) {
  return value.is(Kind::kDate) ? value.as_date() : value.as_date_time().date;
}

std::int64_t day_number(const CivilDate& date) {
  return days_from_civil(date) - days_from_civil({date.year, 1, 1}) + 1;
}

Value day_of_year(const Call& call) {
  return Value::number(day_number(date_of(call[0])));
}

Value day_of_week(const Call& call) {
  return Value::string(kDayNames[static_cast<std::size_t>(weekday(date_of(call[0])) - 1)]);
}

Value month_of_year(const Call& call) {
  return Value::string(kMonthNames[date_of(call[0]).month - 1U]);
}

// ISO 8601: the week belongs to the year that its Thursday lies in.
Value week_of_year(const Call& call) {
  const CivilDate date = date_of(call[0]);
  const CivilDate thursday = civil_from_days(days_from_civil(date) + 4 - weekday(date));
  return Value::number((day_number(thursday) - 1) / 7 + 1);
}

Value last_day_of_month(const Call& call) {
  CivilDate date = date_of(call[0]);
  date.day = static_cast<std::uint8_t>(days_in_month(date.year, date.month));
  return Value::date(date);
}

constexpr std::array<BuiltinParameter, Builtin::kMaxParameters> kDate = {{{"date", kMoment}}};

constexpr Builtin kTable[] = {
    {"now", {}, now, Depends::kEnvironment},
    {"today", {}, today, Depends::kEnvironment},
    {"day of year", kDate, day_of_year},
    {"day of week", kDate, day_of_week},
    {"month of year", kDate, month_of_year},
    {"week of year", kDate, week_of_year},
    {"last day of month", kDate, last_day_of_month},
};

}  // namespace

std::span<const Builtin> temporal_builtins() {
  return kTable;
}

}  // namespace engine::feel
