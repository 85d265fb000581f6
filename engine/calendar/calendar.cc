#include "engine/calendar/calendar.h"

#include <algorithm>
#include <utility>

namespace engine {
namespace {

constexpr std::int64_t kMsPerMinute = 60'000;
// Far outside every date, and so that twice of it is still a number.
constexpr std::int64_t kMaxCount = 400'000'000'000;
// Business time is counted in 64-bit milliseconds: dates beyond these years would overflow it.
constexpr std::int64_t kMaxClockYear = 1'000'000;
constexpr std::int64_t kMaxMinutes = kMaxClockYear * 366 * 1440;

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);
}

std::optional<CivilDate> date_in_range(std::int64_t day) {
  const CivilDate date = civil_from_days(day);
  if (date.year > kMaxYear || date.year < -kMaxYear) return std::nullopt;
  return date;
}

}  // namespace

Calendar::Calendar(CalendarDefinition definition) : definition_(std::move(definition)) {
  std::sort(definition_.holidays.begin(), definition_.holidays.end());
  std::sort(definition_.adjustment_days.begin(), definition_.adjustment_days.end());
  std::sort(definition_.years.begin(), definition_.years.end());
  days_a_week_ =
      static_cast<int>(std::count(definition_.week.begin(), definition_.week.end(), true));
  for (const BusinessSpan& span : definition_.hours) {
    business_ms_a_day_ += (span.to_minute - span.from_minute) * kMsPerMinute;
  }
  const auto in_week = [this](const CivilDate& date) {
    return definition_.week[static_cast<std::size_t>(weekday(date) - 1)];
  };
  // First the change that each single day makes, then their running sum.
  for (const CivilDate& date : definition_.holidays) {
    if (in_week(date)) deviations_.push_back({days_from_civil(date), -1});
  }
  for (const CivilDate& date : definition_.adjustment_days) {
    if (!in_week(date)) deviations_.push_back({days_from_civil(date), 1});
  }
  const auto by_day = [](const Deviation& a, const Deviation& b) { return a.day < b.day; };
  const auto same_day = [](const Deviation& a, const Deviation& b) { return a.day == b.day; };
  std::sort(deviations_.begin(), deviations_.end(), by_day);
  deviations_.erase(std::unique(deviations_.begin(), deviations_.end(), same_day),
                    deviations_.end());
  std::int64_t surplus = 0;
  for (Deviation& deviation : deviations_) {
    surplus += deviation.surplus_with_it;
    deviation.surplus_with_it = surplus;
  }
}

bool Calendar::covers(std::int64_t year) const {
  return std::binary_search(definition_.years.begin(), definition_.years.end(), year);
}

bool Calendar::is_working_day(const CivilDate& date) const {
  const std::int64_t day = days_from_civil(date);
  return working_days_until(day) != working_days_until(day - 1);
}

// Days of the working week in (1969-12-28, day], negative before: that was a Sunday.
std::int64_t Calendar::weekdays_until(std::int64_t day) const {
  const std::int64_t since_sunday = day + 4;
  const std::int64_t weeks = floor_div(since_sunday, 7);
  std::int64_t count = weeks * days_a_week_;
  const std::int64_t rest = since_sunday - weeks * 7;
  for (std::int64_t i = 0; i < rest; ++i) {
    if (definition_.week[static_cast<std::size_t>(i)]) ++count;
  }
  return count;
}

std::int64_t Calendar::working_days_until(std::int64_t day) const {
  const auto after =
      std::upper_bound(deviations_.begin(), deviations_.end(), day,
                       [](std::int64_t wanted, const Deviation& d) { return wanted < d.day; });
  const std::int64_t surplus = after == deviations_.begin() ? 0 : std::prev(after)->surplus_with_it;
  return weekdays_until(day) + surplus;
}

// The first day on which working_days_until reaches `count`: that function never falls and grows
// by at most one a day.
std::int64_t Calendar::day_of_count(std::int64_t count) const {
  const auto slack = static_cast<std::int64_t>(deviations_.size()) + 8;
  std::int64_t below = floor_div(count - slack, days_a_week_) * 7 - 8;
  std::int64_t reached = (floor_div(count + slack, days_a_week_) + 1) * 7 + 8;
  while (reached - below > 1) {
    const std::int64_t middle = below + (reached - below) / 2;
    if (working_days_until(middle) >= count) {
      reached = middle;
    } else {
      below = middle;
    }
  }
  return reached;
}

std::optional<CivilDate> Calendar::add_working_days(const CivilDate& date, std::int64_t n) const {
  if (n == 0) return date;
  if (n > kMaxCount || n < -kMaxCount) return std::nullopt;
  const std::int64_t day = days_from_civil(date);
  if (n > 0) return date_in_range(day_of_count(working_days_until(day) + n));
  return date_in_range(day_of_count(working_days_until(day - 1) + n + 1));
}

std::int64_t Calendar::working_days_between(const CivilDate& from, const CivilDate& to) const {
  return working_days_until(days_from_civil(to)) - working_days_until(days_from_civil(from));
}

std::int64_t Calendar::business_ms_until(const LocalMoment& moment) const {
  const std::int64_t day = days_from_civil(moment.date);
  const std::int64_t full_days = working_days_until(day - 1);
  std::int64_t ms = full_days * business_ms_a_day_;
  if (working_days_until(day) == full_days) return ms;
  for (const BusinessSpan& span : definition_.hours) {
    const std::int64_t from = span.from_minute * kMsPerMinute;
    const std::int64_t to = span.to_minute * kMsPerMinute;
    ms += std::clamp(moment.ms_of_day, from, to) - from;
  }
  return ms;
}

// The time of a working day at which `worked_ms` (1 to a whole day) of it have been worked.
std::int64_t Calendar::ms_of_day_after(std::int64_t worked_ms) const {
  for (const BusinessSpan& span : definition_.hours) {
    const std::int64_t length = (span.to_minute - span.from_minute) * kMsPerMinute;
    if (worked_ms <= length) return span.from_minute * kMsPerMinute + worked_ms;
    worked_ms -= length;
  }
  return definition_.hours.back().to_minute * kMsPerMinute;
}

std::optional<LocalMoment> Calendar::add_working_minutes(const LocalMoment& from,
                                                         std::int64_t minutes) const {
  if (minutes == 0) return from;
  if (minutes < 0 || minutes > kMaxMinutes) return std::nullopt;
  if (from.date.year > kMaxClockYear || from.date.year < -kMaxClockYear) return std::nullopt;
  const std::int64_t total = business_ms_until(from) + minutes * kMsPerMinute;
  const std::int64_t full_days = floor_div(total - 1, business_ms_a_day_);
  const auto date = date_in_range(day_of_count(full_days + 1));
  if (!date) return std::nullopt;
  return LocalMoment{*date, ms_of_day_after(total - full_days * business_ms_a_day_)};
}

std::int64_t Calendar::working_ms_between(const LocalMoment& from, const LocalMoment& to) const {
  return business_ms_until(to) - business_ms_until(from);
}

}  // namespace engine
