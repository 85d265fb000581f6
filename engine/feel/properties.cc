#include "engine/feel/properties.h"

#include <cstdlib>

namespace engine::feel {
namespace {

constexpr std::int64_t kNanosPerMinute = 60 * kNanosPerSecond;

std::optional<Value> of_date(const CivilDate& date, std::string_view name) {
  if (name == "year") return Value::number(date.year);
  if (name == "month") return Value::number(std::int64_t{date.month});
  if (name == "day") return Value::number(std::int64_t{date.day});
  if (name == "weekday") return Value::number(std::int64_t{weekday(date)});
  return std::nullopt;
}

std::optional<Value> of_time(const TimeOfDay& time, std::int32_t offset, std::string_view name) {
  const std::int64_t seconds = time.nanos / kNanosPerSecond;
  if (name == "hour") return Value::number(seconds / 3600);
  if (name == "minute") return Value::number(seconds / 60 % 60);
  if (name == "second") return Value::scaled(time.nanos % kNanosPerMinute, 9);
  if (name == "time offset") {
    return time.zone.kind == Zone::Kind::kNone ? Value() : Value::days_time({offset, 0});
  }
  if (name == "timezone") {
    return time.zone.kind == Zone::Kind::kRegion ? Value::string(zone_name(time.zone)) : Value();
  }
  return std::nullopt;
}

std::optional<Value> of_date_time(const DateTime& value, std::string_view name) {
  if (std::optional<Value> found = of_date(value.date, name)) return found;
  return of_time(value.time, offset_at(value), name);
}

std::optional<Value> of_months(std::int64_t months, std::string_view name) {
  if (name == "years") return Value::number(months / 12);
  if (name == "months") return Value::number(months % 12);
  return std::nullopt;
}

std::optional<Value> of_days_time(const DaysTime& duration, std::string_view name) {
  // Toward zero: -1.5 s is kept as -2 s and 500,000,000 ns.
  const std::int64_t total =
      duration.seconds + (duration.seconds < 0 && duration.nanos != 0 ? 1 : 0);
  if (name == "days") return Value::number(total / kSecondsPerDay);
  if (name == "hours") return Value::number(total % kSecondsPerDay / 3600);
  if (name == "minutes") return Value::number(total / 60 % 60);
  if (name == "seconds") {
    const std::int64_t rest = duration.nanos == 0    ? 0
                              : duration.seconds < 0 ? duration.nanos - kNanosPerSecond
                                                     : duration.nanos;
    return Value::scaled(total % 60 * kNanosPerSecond + rest, 9);
  }
  return std::nullopt;
}

std::optional<Value> of_range(const Range& range, std::string_view name) {
  if (name == "start") return range.low;
  if (name == "end") return range.high;
  if (name == "start included") return Value::boolean(range.low_closed);
  if (name == "end included") return Value::boolean(range.high_closed);
  return std::nullopt;
}

}  // namespace

std::optional<Value> property_of(const Value& value, std::string_view name) {
  switch (value.kind()) {
    case Kind::kDate: return of_date(value.as_date(), name);
    case Kind::kTime:
      return of_time(value.as_time(),
                     offset_at(value.as_time().zone, CivilDate{}, value.as_time().nanos), name);
    case Kind::kDateTime: return of_date_time(value.as_date_time(), name);
    case Kind::kYearsMonths: return of_months(value.as_years_months(), name);
    case Kind::kDaysTime: return of_days_time(value.as_days_time(), name);
    case Kind::kRange: return of_range(value.as_range(), name);
    case Kind::kNull:
    case Kind::kBoolean:
    case Kind::kNumber:
    case Kind::kString:
    case Kind::kList:
    case Kind::kContext:
    case Kind::kFunction: break;
  }
  return std::nullopt;
}

}  // namespace engine::feel
