#include <algorithm>
#include <charconv>
#include <utility>

#include "engine/base/object_reader.h"
#include "engine/calendar/calendar.h"

namespace engine {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {"mon", "tue", "wed", "thu",
                                                       "fri", "sat", "sun"};
constexpr std::size_t kMaxSpans = 8;
constexpr std::int64_t kMaxDaysInRange = 366;

// Exactly `text`, all of it digits; -1 else.
int whole_number(std::string_view text) {
  int value = -1;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && stop == text.data() + text.size();
  return whole && value >= 0 && text.front() != '-' ? value : -1;
}

std::optional<CivilDate> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int year = whole_number(text.substr(0, 4));
  const int month = whole_number(text.substr(5, 2));
  const int day = whole_number(text.substr(8, 2));
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  const CivilDate date{year, static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
  return is_valid(date) ? std::optional(date) : std::nullopt;
}

// Minutes since midnight of "08:30"; -1 when it is no such time. 24:00 is the end of the day.
int parse_minute(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return -1;
  const int hour = whole_number(text.substr(0, 2));
  const int minute = whole_number(text.substr(3, 2));
  if (hour < 0 || minute < 0 || minute > 59 || hour * 60 + minute > 1440) return -1;
  return hour * 60 + minute;
}

// Appends the days of "2021-02-11" or "2021-02-11/2021-02-17"; false when it is neither.
bool append_days(std::string_view text, std::vector<CivilDate>& days) {
  const std::size_t slash = text.find('/');
  const auto first = parse_date(text.substr(0, slash));
  const auto last = slash == std::string_view::npos ? first : parse_date(text.substr(slash + 1));
  if (!first || !last) return false;
  const std::int64_t from = days_from_civil(*first);
  const std::int64_t to = days_from_civil(*last);
  if (to < from || to - from >= kMaxDaysInRange) return false;
  for (std::int64_t day = from; day <= to; ++day) days.push_back(civil_from_days(day));
  return true;
}

void read_week(ObjectReader& reader, CalendarDefinition& definition) {
  if (reader.array("week") == nullptr) return;
  definition.week.fill(false);
  for (const std::string& name : reader.texts("week")) {
    const auto found = std::find(kWeekdays.begin(), kWeekdays.end(), name);
    if (found == kWeekdays.end()) {
      reader.report("bad-value", "week", "'" + name + "' is no day; they are mon to sun");
    } else {
      definition.week[static_cast<std::size_t>(found - kWeekdays.begin())] = true;
    }
  }
  if (std::count(definition.week.begin(), definition.week.end(), true) == 0) {
    reader.report("bad-value", "week", "a week needs a working day");
  }
}

std::optional<BusinessSpan> read_span(const JsonNode& node) {
  if (!node.is_array() || node.items.size() != 2) return std::nullopt;
  if (!node.items[0].is_string() || !node.items[1].is_string()) return std::nullopt;
  const BusinessSpan span{parse_minute(node.items[0].text), parse_minute(node.items[1].text)};
  if (span.from_minute < 0 || span.to_minute <= span.from_minute) return std::nullopt;
  return span;
}

void read_hours(ObjectReader& reader, CalendarDefinition& definition) {
  const JsonNode* hours = reader.array("hours");
  if (hours == nullptr) return;
  definition.hours.clear();
  for (const JsonNode& node : hours->items) {
    const auto span = read_span(node);
    const int free_from = definition.hours.empty() ? 0 : definition.hours.back().to_minute;
    if (!span || span->from_minute < free_from || definition.hours.size() == kMaxSpans) {
      reader.report("bad-value", "hours",
                    "business hours are pairs as [\"08:30\", \"12:00\"], in order");
      return;
    }
    definition.hours.push_back(*span);
  }
  if (definition.hours.empty()) reader.report("bad-value", "hours", "a day needs business hours");
}

void read_days(ObjectReader& year, std::string_view key, std::int64_t wanted_year,
               std::vector<CivilDate>& days) {
  const std::size_t before = days.size();
  for (const std::string& text : year.texts(key)) {
    if (!append_days(text, days)) {
      year.report("bad-value", key,
                  "'" + text + "' is neither a date nor two dates as 2021-02-11/2021-02-17");
    }
  }
  for (std::size_t i = before; i < days.size(); ++i) {
    if (days[i].year != wanted_year) {
      year.report("bad-value", key, "a date of another year stands here");
      return;
    }
  }
}

void read_years(ObjectReader& reader, CalendarDefinition& definition, Findings& findings) {
  const JsonNode* years = reader.object("years");
  if (years == nullptr) return;
  for (std::size_t i = 0; i < years->keys.size(); ++i) {
    const std::string& name = years->keys[i];
    const int number = name.size() == 4 ? whole_number(name) : -1;
    ObjectReader year(years->items[i], reader.path_of("years." + name), findings);
    if (number < 0) year.report("bad-value", "", "'" + name + "' is no year of four digits");
    definition.years.push_back(number);
    read_days(year, "holidays", number, definition.holidays);
    read_days(year, "workingDays", number, definition.adjustment_days);
    year.finish();
  }
}

void check_contradictions(ObjectReader& reader, const CalendarDefinition& definition) {
  for (const CivilDate& day : definition.adjustment_days) {
    const auto& holidays = definition.holidays;
    if (std::find(holidays.begin(), holidays.end(), day) == holidays.end()) continue;
    reader.report("bad-value", "years", "a day is both a holiday and a working day");
  }
}

}  // namespace

CalendarReading read_calendar(std::string_view json) {
  CalendarReading reading;
  const Result<JsonNode> root = parse_json_node(json);
  if (!root) {
    reading.findings.push_back(
        {Severity::kError, "not-json", "", root.error().position, root.error().message});
    return reading;
  }
  ObjectReader reader(*root, "", reading.findings);
  CalendarDefinition definition;
  definition.id = reader.text("id");
  definition.zone = reader.text("zone");
  reader.title("title");
  read_week(reader, definition);
  read_hours(reader, definition);
  read_years(reader, definition, reading.findings);
  check_contradictions(reader, definition);
  reader.finish();
  if (!has_error(reading.findings)) {
    reading.calendar = std::make_shared<const Calendar>(std::move(definition));
  }
  return reading;
}

}  // namespace engine
