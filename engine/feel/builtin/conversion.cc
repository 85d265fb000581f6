#include <algorithm>
#include <optional>

#include "engine/feel/builtin/registry.h"
#include "engine/feel/number.h"
#include "engine/feel/text.h"

namespace engine::feel {
namespace {

constexpr Kinds kString = bit(Kind::kString);
constexpr Kinds kNumber = bit(Kind::kNumber);
constexpr Kinds kStringOrNull = kinds(Kind::kString, Kind::kNull);

Value string_of(const Call& call) {
  if (call[0].is_null()) return {};
  return call.string(to_text(call[0]));
}

Value number_of_text(const Call& call, std::string_view text) {
  const std::optional<Value> number = parse_number(text);
  return number ? *number : call.null("the text is no number");
}

Value number_of(const Call& call) {
  return number_of_text(call, call[0].as_string());
}

// Separators: one of space, comma, point; one of comma, point; not the same; null for none.
Value number_with_separators(const Call& call) {
  const std::string_view grouping = call.has(1) ? call[1].as_string() : std::string_view();
  const std::string_view decimal = call.has(2) ? call[2].as_string() : std::string_view();
  const bool good_grouping =
      grouping.empty() || grouping == " " || grouping == "," || grouping == ".";
  const bool good_decimal = decimal.empty() || decimal == "," || decimal == ".";
  const bool given_empty = (call.has(1) && grouping.empty()) || (call.has(2) && decimal.empty());
  if (!good_grouping || !good_decimal || given_empty ||
      (grouping == decimal && !grouping.empty())) {
    return call.null("no such separators");
  }
  std::string text(call[0].as_string());
  if (!grouping.empty()) std::erase(text, grouping[0]);
  if (decimal == ",") {
    if (text.find('.') != std::string::npos) return call.null("the text is no number");
    std::replace(text.begin(), text.end(), ',', '.');
  }
  return number_of_text(call, text);
}

Value date_of_text(const Call& call) {
  const std::optional<CivilDate> date = parse_date(call[0].as_string());
  return date ? Value::date(*date) : call.null("the text is no date");
}

Value date_of_moment(const Call& call) {
  return call[0].is(Kind::kDate) ? call[0] : Value::date(call[0].as_date_time().date);
}

// The whole number if it lies between two limits.
std::optional<std::int64_t> whole_within(const Value& value, std::int64_t low, std::int64_t high) {
  const std::optional<std::int64_t> number = value.as_integer();
  return number && *number >= low && *number <= high ? number : std::nullopt;
}

Value date_of_parts(const Call& call) {
  const std::optional<std::int64_t> year = whole_within(call[0], -kMaxYear, kMaxYear);
  const std::optional<std::int64_t> month = whole_within(call[1], 1, 12);
  const std::optional<std::int64_t> day = whole_within(call[2], 1, 31);
  if (!year || !month || !day) return call.null("there is no such day");
  const CivilDate date{*year, static_cast<std::uint8_t>(*month), static_cast<std::uint8_t>(*day)};
  return is_valid(date) ? Value::date(date) : call.null("there is no such day");
}

// A text that names no time may have made the zone data be searched in vain.
Value no_time(const Call& call, std::string_view reason) {
  constexpr std::int64_t kSearchSteps = 20;
  if (!call.budget().steps(kSearchSteps)) return {};
  return call.null(reason);
}

Value date_time_of_text(const Call& call) {
  const std::string_view text = call[0].as_string();
  if (const std::optional<DateTime> value = parse_date_time(text)) return Value::date_time(*value);
  const std::optional<CivilDate> date = parse_date(text);
  if (!date) return no_time(call, "the text is no date and time");
  return Value::date_time({*date, {}});
}

Value date_time_of_date(const Call& call) {
  if (call[0].is(Kind::kDateTime)) return call[0];
  return Value::date_time({call[0].as_date(), {0, Zone::utc()}});
}

Value date_time_of_parts(const Call& call) {
  const CivilDate date = call[0].is(Kind::kDate) ? call[0].as_date() : call[0].as_date_time().date;
  return Value::date_time({date, call[1].as_time()});
}

// The same moment, told in another zone.
Value date_time_in_zone(const Call& call) {
  const std::optional<Zone> zone = find_zone(call[1].as_string());
  if (!zone) return no_time(call, "there is no such zone");
  DateTime value = call[0].as_date_time();
  if (value.time.zone.kind == Zone::Kind::kNone) {
    value.time.zone = *zone;
    return Value::date_time(value);
  }
  const DateTime told = date_time_at(moment_of(value), *zone);
  if (!is_valid(told.date)) return call.null("the year is beyond the range");
  return Value::date_time(told);
}

Value time_of_text(const Call& call) {
  const std::optional<TimeOfDay> time = parse_time(call[0].as_string());
  return time ? Value::time(*time) : no_time(call, "the text is no time");
}

// A date is its midnight in UTC.
Value time_of_moment(const Call& call) {
  if (call[0].is(Kind::kTime)) return call[0];
  if (call[0].is(Kind::kDate)) return Value::time({0, Zone::utc()});
  return Value::time(call[0].as_date_time().time);
}

// Nanoseconds of a second with a fraction.
std::optional<std::int64_t> nanos_of_second(const Value& second) {
  const Decimal nanos = multiply(second.as_number(), Decimal::from_integer(kNanosPerSecond));
  const std::int64_t cut = to_integer_cut(nanos);
  if (is_negative(nanos) || cut >= 60 * kNanosPerSecond) return std::nullopt;
  return cut;
}

Value time_of_parts(const Call& call) {
  constexpr std::int64_t kLargestOffset = std::int64_t{18} * 3600;
  const std::optional<std::int64_t> hour = whole_within(call[0], 0, 23);
  const std::optional<std::int64_t> minute = whole_within(call[1], 0, 59);
  const std::optional<std::int64_t> nanos = nanos_of_second(call[2]);
  if (!hour || !minute || !nanos) return call.null("there is no such time");
  TimeOfDay time{(*hour * 3600 + *minute * 60) * kNanosPerSecond + *nanos, {}};
  if (call.has(3)) {
    const DaysTime offset = call[3].as_days_time();
    if (offset.nanos != 0 || offset.seconds > kLargestOffset || offset.seconds < -kLargestOffset) {
      return call.null("there is no such offset");
    }
    time.zone = Zone::offset(static_cast<std::int32_t>(offset.seconds));
  }
  return Value::time(time);
}

Value duration_of_text(const Call& call) {
  const std::string_view text = call[0].as_string();
  if (const auto duration = parse_days_time(text)) return Value::days_time(*duration);
  if (const auto months = parse_months(text)) return Value::years_months(*months);
  return call.null("the text is no duration");
}

Value duration_as_it_is(const Call& call) {
  return call[0];
}

CivilDate date_of(const Value& value) {
  return value.is(Kind::kDate) ? value.as_date() : value.as_date_time().date;
}

// Whole months between the days; times of day do not count.
Value months_duration(const Call& call) {
  return Value::years_months(months_between(date_of(call[0]), date_of(call[1])));
}

constexpr Kinds kMoment = kinds(Kind::kDate, Kind::kDateTime);
constexpr Kinds kDateTime = bit(Kind::kDateTime);
constexpr BuiltinParameter kFrom{"from", kString};

constexpr Builtin kTable[] = {
    {"string", {{{"from", kAnyKind}}}, string_of},
    {"number", {{kFrom}}, number_of},
    {"number",
     {{kFrom, {"grouping separator", kStringOrNull}, {"decimal separator", kStringOrNull}}},
     number_with_separators},
    {"date", {{kFrom}}, date_of_text},
    {"date", {{{"from", kMoment}}}, date_of_moment},
    {"date", {{{"year", kNumber}, {"month", kNumber}, {"day", kNumber}}}, date_of_parts},
    {"date and time", {{kFrom}}, date_time_of_text},
    {"date and time", {{{"from", kMoment}}}, date_time_of_date},
    {"date and time", {{{"date", kMoment}, {"time", bit(Kind::kTime)}}}, date_time_of_parts},
    {"date and time", {{{"date", kDateTime}, {"timezone", kString}}}, date_time_in_zone},
    {"time", {{kFrom}}, time_of_text},
    {"time", {{{"from", kinds(Kind::kTime, Kind::kDate, Kind::kDateTime)}}}, time_of_moment},
    {"time",
     {{{"hour", kNumber},
       {"minute", kNumber},
       {"second", kNumber},
       {"offset", kinds(Kind::kDaysTime, Kind::kNull), BuiltinParameter::kOptional}}},
     time_of_parts},
    {"duration", {{kFrom}}, duration_of_text},
    {"duration", {{{"from", kinds(Kind::kYearsMonths, Kind::kDaysTime)}}}, duration_as_it_is},
    {"years and months duration", {{{"from", kMoment}, {"to", kMoment}}}, months_duration},
};

}  // namespace

std::span<const Builtin> conversion_builtins() {
  return kTable;
}

Value temporal_literal(std::string_view text) {
  if (const auto date = parse_date(text)) return Value::date(*date);
  if (const auto moment = parse_date_time(text)) return Value::date_time(*moment);
  if (const auto time = parse_time(text)) return Value::time(*time);
  if (const auto duration = parse_days_time(text)) return Value::days_time(*duration);
  if (const auto months = parse_months(text)) return Value::years_months(*months);
  return {};
}

}  // namespace engine::feel
