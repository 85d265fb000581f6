#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/civil.h"
#include "engine/base/instant.h"

namespace date {
class time_zone;
}

namespace engine::feel {

inline constexpr std::int64_t kNanosPerSecond = 1'000'000'000;
inline constexpr std::int64_t kSecondsPerDay = 86'400;
inline constexpr std::int64_t kNanosPerDay = kSecondsPerDay * kNanosPerSecond;

// Where a clock stands: not said, at an offset from UTC, or in a region of the system's zone data.
struct Zone {
  enum class Kind : std::uint8_t { kNone, kOffset, kRegion };
  Kind kind = Kind::kNone;
  std::int32_t offset_s = 0;
  const date::time_zone* region = nullptr;

  static Zone utc() { return {Kind::kOffset, 0, nullptr}; }
  static Zone offset(std::int32_t seconds) { return {Kind::kOffset, seconds, nullptr}; }
  bool operator==(const Zone&) const = default;
};

struct TimeOfDay {
  std::int64_t nanos = 0;  // since midnight, below kNanosPerDay
  Zone zone;
};

struct DateTime {
  CivilDate date;
  TimeOfDay time;
};

// A days and time duration; `nanos` is 0 to 999,999,999 also when `seconds` is negative.
struct DaysTime {
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;

  auto operator<=>(const DaysTime&) const = default;
};

// A point on the time line, in seconds from 1970-01-01T00:00:00Z, and nanoseconds.
using Moment = DaysTime;

// "Europe/Paris", "Z", "+08:00"; nothing if there is no such region or the offset is beyond 18:00.
std::optional<Zone> find_zone(std::string_view name);
// "" for none, "Z", "+08:00", or the name of the region.
std::string zone_name(const Zone& zone);
// Offset of a local date and time; a region is asked for the same place in the 400-year cycle.
// Of a local time that is skipped or doubled the earlier offset. Without a zone 0.
std::int32_t offset_at(const Zone& zone, const CivilDate& date, std::int64_t nanos_of_day);
std::int32_t offset_at(const DateTime& value);

// A value without zone counts as UTC.
Moment moment_of(const DateTime& value);
DateTime date_time_at(const Moment& moment, const Zone& zone);
DateTime date_time_at(Instant instant, const Zone& zone);
// Cut to milliseconds; nothing if it lies beyond the range of an instant.
std::optional<Instant> instant_of(const DateTime& value);

// Text of ISO 8601 in the stricter form of FEEL; nothing if it is not well formed or no such day.
std::optional<CivilDate> parse_date(std::string_view text);
std::optional<TimeOfDay> parse_time(std::string_view text);
std::optional<DateTime> parse_date_time(std::string_view text);
// "P1Y2M" only years and months.
std::optional<std::int64_t> parse_months(std::string_view text);
// "P1DT2H3M4.5S" only days and smaller.
std::optional<DaysTime> parse_days_time(std::string_view text);

void append_date(std::string& out, const CivilDate& value);
void append_time(std::string& out, const TimeOfDay& value);
void append_date_time(std::string& out, const DateTime& value);
void append_months(std::string& out, std::int64_t months);
void append_days_time(std::string& out, const DaysTime& value);

// Nothing where the result leaves the range of years or of 64 bits.
std::optional<CivilDate> add_months(const CivilDate& date, std::int64_t months);
std::optional<CivilDate> add_days(const CivilDate& date, std::int64_t days);
std::optional<DateTime> add(const DateTime& value, const DaysTime& duration);
TimeOfDay add(const TimeOfDay& value, const DaysTime& duration);
std::optional<DaysTime> add(const DaysTime& left, const DaysTime& right);
std::optional<DaysTime> subtract(const DaysTime& left, const DaysTime& right);
// Whole months from one day to the other, negative when `to` is the earlier.
std::int64_t months_between(const CivilDate& from, const CivilDate& to);

}  // namespace engine::feel
