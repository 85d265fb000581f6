#include "engine/feel/temporal.h"

#include <algorithm>
#include <limits>

namespace engine::feel {
namespace {

constexpr std::int64_t kMsPerSecond = 1000;
constexpr std::int64_t kNanosPerMs = 1'000'000;

std::int64_t floor_divide(std::int64_t left, std::int64_t right) {
  return left / right - (left % right < 0 ? 1 : 0);
}

bool is_year(std::int64_t year) {
  return year >= -kMaxYear && year <= kMaxYear;
}

}  // namespace

std::int32_t offset_at(const DateTime& value) {
  return offset_at(value.time.zone, value.date, value.time.nanos);
}

Moment moment_of(const DateTime& value) {
  const std::int64_t local =
      days_from_civil(value.date) * kSecondsPerDay + value.time.nanos / kNanosPerSecond;
  return {local - offset_at(value), static_cast<std::int32_t>(value.time.nanos % kNanosPerSecond)};
}

DateTime date_time_at(Instant instant, const Zone& zone) {
  const std::int64_t seconds = floor_divide(instant.ms, kMsPerSecond);
  const std::int64_t rest_ms = instant.ms - seconds * kMsPerSecond;
  return date_time_at(Moment{seconds, static_cast<std::int32_t>(rest_ms * kNanosPerMs)}, zone);
}

std::optional<Instant> instant_of(const DateTime& value) {
  const Moment moment = moment_of(value);
  std::int64_t ms = 0;
  if (__builtin_mul_overflow(moment.seconds, kMsPerSecond, &ms)) return std::nullopt;
  return Instant{ms + moment.nanos / kNanosPerMs};
}

std::optional<CivilDate> add_months(const CivilDate& date, std::int64_t months) {
  std::int64_t total = 0;
  if (__builtin_add_overflow(date.year * 12 + date.month - 1, months, &total)) return std::nullopt;
  const std::int64_t year = floor_divide(total, 12);
  if (!is_year(year)) return std::nullopt;
  const int month = static_cast<int>(total - year * 12) + 1;
  const int day = std::min(static_cast<int>(date.day), days_in_month(year, month));
  return CivilDate{year, static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
}

std::optional<CivilDate> add_days(const CivilDate& date, std::int64_t days) {
  constexpr std::int64_t kMostDays = kMaxYear * 366;
  if (days > 2 * kMostDays || days < -2 * kMostDays) return std::nullopt;
  const std::int64_t total = days_from_civil(date) + days;
  if (total > kMostDays || total < -kMostDays) return std::nullopt;
  const CivilDate result = civil_from_days(total);
  if (!is_year(result.year)) return std::nullopt;
  return result;
}

std::optional<DaysTime> add(const DaysTime& left, const DaysTime& right) {
  DaysTime sum;
  if (__builtin_add_overflow(left.seconds, right.seconds, &sum.seconds)) return std::nullopt;
  sum.nanos = left.nanos + right.nanos;
  if (sum.nanos >= kNanosPerSecond) {
    sum.nanos -= static_cast<std::int32_t>(kNanosPerSecond);
    if (__builtin_add_overflow(sum.seconds, 1, &sum.seconds)) return std::nullopt;
  }
  return sum;
}

std::optional<DaysTime> subtract(const DaysTime& left, const DaysTime& right) {
  DaysTime difference;
  if (__builtin_sub_overflow(left.seconds, right.seconds, &difference.seconds)) {
    return std::nullopt;
  }
  difference.nanos = left.nanos - right.nanos;
  if (difference.nanos < 0) {
    difference.nanos += static_cast<std::int32_t>(kNanosPerSecond);
    if (__builtin_sub_overflow(difference.seconds, 1, &difference.seconds)) return std::nullopt;
  }
  return difference;
}

// Zoned values move on the time line, so that a day of 23 hours is passed in 23 hours.
std::optional<DateTime> add(const DateTime& value, const DaysTime& duration) {
  const std::optional<Moment> moved = add(moment_of(value), duration);
  constexpr std::int64_t kMostSeconds = kMaxYear * 366 * kSecondsPerDay;
  if (!moved || moved->seconds > kMostSeconds || moved->seconds < -kMostSeconds) {
    return std::nullopt;
  }
  const DateTime result = date_time_at(*moved, value.time.zone);
  if (!is_year(result.date.year)) return std::nullopt;
  return result;
}

TimeOfDay add(const TimeOfDay& value, const DaysTime& duration) {
  std::int64_t seconds = duration.seconds % kSecondsPerDay;
  if (seconds < 0) seconds += kSecondsPerDay;
  const std::int64_t nanos = value.nanos + seconds * kNanosPerSecond + duration.nanos;
  return {nanos % kNanosPerDay, value.zone};
}

std::int64_t months_between(const CivilDate& from, const CivilDate& to) {
  const std::int64_t months = (to.year - from.year) * 12 + to.month - from.month;
  if (months > 0 && to.day < from.day) return months - 1;
  if (months < 0 && to.day > from.day) return months + 1;
  return months;
}

}  // namespace engine::feel
