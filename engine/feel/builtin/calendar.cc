#include "engine/calendar/calendar.h"

#include "engine/feel/builtin/registry.h"

namespace engine::feel {
namespace {

constexpr Kinds kMoment = kinds(Kind::kDate, Kind::kDateTime);
constexpr std::int64_t kMostDays = 1'000'000;

CivilDate date_of(const Value& value) {
  return value.is(Kind::kDate) ? value.as_date() : value.as_date_time().date;
}

// The calendar that the argument names, or that of the environment; nullptr after a warning.
const Calendar* calendar_of(const Call& call, std::size_t index) {
  const Environment& environment = call.environment;
  const Calendar* found = environment.calendar;
  if (call.has(index)) {
    found = environment.calendars == nullptr ? nullptr
                                             : environment.calendars->find(call[index].as_string());
  }
  if (found == nullptr) call.null("there is no such calendar");
  return found;
}

Value is_working_day(const Call& call) {
  const Calendar* calendar = calendar_of(call, 1);
  if (calendar == nullptr) return {};
  return Value::boolean(calendar->is_working_day(date_of(call[0])));
}

Value add_working_days(const Call& call) {
  const Calendar* calendar = calendar_of(call, 2);
  if (calendar == nullptr) return {};
  const std::optional<std::int64_t> days = call[1].as_integer();
  if (!days || *days > kMostDays || *days < -kMostDays) {
    return call.null("the number of days is no whole number within a million");
  }
  const std::optional<CivilDate> moved = calendar->add_working_days(date_of(call[0]), *days);
  return moved ? Value::date(*moved) : call.null("the day lies beyond all calendars");
}

Value working_days_between(const Call& call) {
  const Calendar* calendar = calendar_of(call, 2);
  if (calendar == nullptr) return {};
  return Value::number(calendar->working_days_between(date_of(call[0]), date_of(call[1])));
}

constexpr BuiltinParameter kDate{"date", kMoment};
constexpr BuiltinParameter kCalendar{"calendar", kinds(Kind::kString, Kind::kNull),
                                     BuiltinParameter::kOptional};

constexpr Builtin kTable[] = {
    {"is working day", {{kDate, kCalendar}}, is_working_day, Depends::kCalendar},
    {"add working days",
     {{kDate, {"days", bit(Kind::kNumber)}, kCalendar}},
     add_working_days,
     Depends::kCalendar},
    {"working days between",
     {{{"from", kMoment}, {"to", kMoment}, kCalendar}},
     working_days_between,
     Depends::kCalendar},
};

}  // namespace

std::span<const Builtin> calendar_builtins() {
  return kTable;
}

}  // namespace engine::feel
