#include "web/routes/public/period.h"

#include <algorithm>

namespace web::posting {
namespace {

constexpr std::size_t kMostParts = 366;
constexpr int kFriday = 5;

}  // namespace

std::vector<PeriodPart> parts_of_period(const engine::Calendar& calendar,
                                        const engine::CivilDate& published,
                                        const engine::CivilDate& end) {
  std::vector<PeriodPart> parts;
  std::int64_t number = 0;
  engine::CivilDate last = published;
  while (parts.size() < kMostParts) {
    const auto next = calendar.add_working_days(last, 1);
    if (!next || *next > end) break;
    const std::int64_t day = engine::days_from_civil(*next);
    const std::int64_t off = day - engine::days_from_civil(last) - 1;
    if (off > 1 && number > 0) {
      parts.push_back({engine::civil_from_days(day - off), engine::civil_from_days(day - 1)});
    }
    parts.push_back({*next, *next, ++number, engine::weekday(*next) > kFriday});
    last = *next;
  }
  return parts;
}

std::int64_t days_left(const std::vector<PeriodPart>& period, const engine::CivilDate& today) {
  return std::count_if(period.begin(), period.end(), [&today](const PeriodPart& part) {
    return part.number > 0 && part.from >= today;
  });
}

}  // namespace web::posting
