#pragma once

#include <compare>
#include <cstdint>

namespace engine {

// A day of the proleptic Gregorian calendar, years to ±999,999,999 (FEEL's range).
struct CivilDate {
  std::int64_t year = 1970;
  std::uint8_t month = 1;
  std::uint8_t day = 1;

  auto operator<=>(const CivilDate&) const = default;
};

inline constexpr std::int64_t kMaxYear = 999'999'999;

constexpr bool is_leap_year(std::int64_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

// 28 to 31; `month` is 1 to 12.
int days_in_month(std::int64_t year, int month);

bool is_valid(const CivilDate& date);

// Days since 1970-01-01, negative before.
std::int64_t days_from_civil(const CivilDate& date);
CivilDate civil_from_days(std::int64_t days);

// 1 is Monday, 7 is Sunday (ISO 8601).
int weekday(const CivilDate& date);

}  // namespace engine
