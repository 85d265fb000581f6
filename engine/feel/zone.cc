#include <date/tz.h>

#include <algorithm>
#include <stdexcept>

#include "engine/feel/temporal.h"

namespace engine::feel {
namespace {

constexpr std::int64_t kCycleYears = 400;
constexpr std::int32_t kMaxOffset = 18 * 3600;

// The year that the zone data is asked for: the date library's years have 16 bits, and the
// calendar repeats every 400 years. What lies before the first rule stays before it.
std::int64_t year_to_ask(std::int64_t year) {
  constexpr std::int64_t kFirst = 1600;
  constexpr std::int64_t kLast = 2399;
  if (year >= kFirst && year <= kLast) return year;
  const std::int64_t place = ((year % kCycleYears) + kCycleYears) % kCycleYears;
  return year < kFirst ? kFirst - kCycleYears + place : kLast + 1 - kCycleYears + place;
}

int digit_pair(std::string_view text, std::size_t at) {
  if (at + 2 > text.size()) return -1;
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  if (!digit(at) || !digit(at + 1)) return -1;
  return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

// ±hh:mm[:ss]
std::optional<Zone> parse_offset(std::string_view text) {
  if (text.size() != 6 && text.size() != 9) return std::nullopt;
  const int hours = digit_pair(text, 1);
  const int minutes = digit_pair(text, 4);
  const int seconds = text.size() == 9 ? digit_pair(text, 7) : 0;
  if (text[3] != ':' || (text.size() == 9 && text[6] != ':')) return std::nullopt;
  if (hours < 0 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59) return std::nullopt;
  const std::int32_t offset = hours * 3600 + minutes * 60 + seconds;
  if (offset > kMaxOffset) return std::nullopt;
  return Zone::offset(text[0] == '-' ? -offset : offset);
}

void append_pair(std::string& out, int number) {
  out.push_back(static_cast<char>('0' + number / 10));
  out.push_back(static_cast<char>('0' + number % 10));
}

std::string offset_name(std::int32_t offset) {
  if (offset == 0) return "Z";
  std::string name(1, offset < 0 ? '-' : '+');
  const int magnitude = offset < 0 ? -offset : offset;
  append_pair(name, magnitude / 3600);
  name.push_back(':');
  append_pair(name, magnitude / 60 % 60);
  if (magnitude % 60 != 0) {
    name.push_back(':');
    append_pair(name, magnitude % 60);
  }
  return name;
}

bool is_region_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '/' ||
           c == '_' || c == '-' || c == '+';
  });
}

}  // namespace

std::optional<Zone> find_zone(std::string_view name) {
  if (name == "Z" || name == "z") return Zone::utc();
  if (!name.empty() && (name[0] == '+' || name[0] == '-')) return parse_offset(name);
  if (!is_region_name(name)) return std::nullopt;
  try {
    return Zone{Zone::Kind::kRegion, 0, date::locate_zone(name)};
  } catch (const std::runtime_error&) {  // the library's way to say that there is no such region
    return std::nullopt;
  }
}

std::string zone_name(const Zone& zone) {
  switch (zone.kind) {
    case Zone::Kind::kNone: return {};
    case Zone::Kind::kOffset: return offset_name(zone.offset_s);
    case Zone::Kind::kRegion: return std::string(zone.region->name());
  }
  return {};
}

std::int32_t offset_at(const Zone& zone, const CivilDate& date, std::int64_t nanos_of_day) {
  if (zone.kind != Zone::Kind::kRegion) return zone.offset_s;
  CivilDate asked = date;
  asked.year = year_to_ask(date.year);
  const date::local_seconds local{std::chrono::seconds{days_from_civil(asked) * kSecondsPerDay +
                                                       nanos_of_day / kNanosPerSecond}};
  const date::local_info info = zone.region->get_info(local);
  return static_cast<std::int32_t>(info.first.offset.count());
}

namespace {

// Offset of a region at a moment, which lies inside the years that the library can be asked for.
std::int32_t region_offset(const Zone& zone, std::int64_t seconds) {
  CivilDate day =
      civil_from_days(seconds / kSecondsPerDay - (seconds % kSecondsPerDay < 0 ? 1 : 0));
  const std::int64_t of_day = seconds - days_from_civil(day) * kSecondsPerDay;
  day.year = year_to_ask(day.year);
  const date::sys_seconds asked{
      std::chrono::seconds{days_from_civil(day) * kSecondsPerDay + of_day}};
  return static_cast<std::int32_t>(zone.region->get_info(asked).offset.count());
}

}  // namespace

DateTime date_time_at(const Moment& moment, const Zone& zone) {
  const std::int32_t offset =
      zone.kind == Zone::Kind::kRegion ? region_offset(zone, moment.seconds) : zone.offset_s;
  const std::int64_t local = moment.seconds + offset;
  const std::int64_t days = local / kSecondsPerDay - (local % kSecondsPerDay < 0 ? 1 : 0);
  DateTime result;
  result.date = civil_from_days(days);
  result.time.nanos = (local - days * kSecondsPerDay) * kNanosPerSecond + moment.nanos;
  result.time.zone = zone;
  return result;
}

}  // namespace engine::feel
