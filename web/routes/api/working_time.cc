#include "web/routes/api/working_time.h"

#include <algorithm>

namespace web::api {
namespace {

const engine::Calendar& plain_weeks() {
  static const engine::Calendar kWeeks{engine::CalendarDefinition{}};
  return kWeeks;
}

}  // namespace

WorkingTime::WorkingTime(const engine::Calendar* calendar)
    : calendar_(calendar == nullptr ? plain_weeks() : *calendar),
      zone_(engine::feel::find_zone(calendar_.zone()).value_or(engine::feel::Zone::utc())) {}

std::string WorkingTime::zone() const {
  return calendar_.zone().empty() ? "UTC" : calendar_.zone();
}

engine::CivilDate WorkingTime::day_of(engine::Instant time) const {
  return engine::feel::date_time_at(time, zone_).date;
}

std::int64_t WorkingTime::days_left(engine::Instant now, engine::Instant due) const {
  const engine::CivilDate last = day_of(engine::Instant{due.ms - 1});
  return calendar_.working_days_between(day_of(now), last);
}

engine::Instant WorkingTime::morning_of(const engine::CivilDate& day) const {
  constexpr std::int64_t kNine = std::int64_t{9} * 3600 * engine::feel::kNanosPerSecond;
  const engine::feel::DateTime morning{day, {kNine, zone_}};
  return engine::feel::instant_of(morning).value_or(engine::kLastInstant);
}

engine::Instant WorkingTime::next_morning(engine::Instant now) const {
  const engine::CivilDate today = day_of(now);
  const bool is_today = calendar_.is_working_day(today) && now < morning_of(today);
  const auto day = is_today ? today : calendar_.add_working_days(today, 1);
  return day ? std::min(morning_of(*day), engine::kLastInstant) : engine::kLastInstant;
}

}  // namespace web::api
