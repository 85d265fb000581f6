#include "engine/calendar/calendar.h"

#include <catch2/catch.hpp>
#include <ostream>
#include <string>

namespace engine {

std::ostream& operator<<(std::ostream& out, const CivilDate& date) {
  return out << date.year << '-' << int{date.month} << '-' << int{date.day};
}

std::ostream& operator<<(std::ostream& out, const LocalMoment& moment) {
  return out << moment.date << " +" << moment.ms_of_day << "ms";
}

namespace {

constexpr std::string_view kHeping = R"({
  "id": "heping",
  "zone": "Asia/Shanghai",
  "years": {"2021": {
    "holidays": ["2021-01-01/2021-01-03", "2021-02-11/2021-02-17", "2021-04-03/2021-04-05",
                 "2021-05-01/2021-05-05", "2021-06-12/2021-06-14", "2021-09-19/2021-09-21",
                 "2021-10-01/2021-10-07"],
    "workingDays": ["2021-02-07", "2021-02-20", "2021-04-25", "2021-05-08", "2021-09-18",
                    "2021-09-26", "2021-10-09"]}}
})";

std::shared_ptr<const Calendar> heping() {
  const CalendarReading reading = read_calendar(kHeping);
  REQUIRE(reading.findings.empty());
  return reading.calendar;
}

CivilDate day(int month, int day_of_month, std::int64_t year = 2021) {
  return {year, static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day_of_month)};
}

constexpr std::int64_t clock(int hour, int minute) {
  return (hour * 60 + minute) * 60'000LL;
}

std::string first_rule(std::string_view json) {
  const CalendarReading reading = read_calendar(json);
  CHECK(reading.calendar == nullptr);
  return reading.findings.empty() ? "" : reading.findings.front().rule;
}

TEST_CASE("the n-th working day after a date skips week-ends and holidays", "[calendar]") {
  const auto calendar = heping();

  struct Row {
    CivilDate from;
    std::int64_t n;
    CivilDate expected;
  };
  const auto row = GENERATE(Row{day(9, 28), 5, day(10, 11)}, Row{day(8, 24), 5, day(8, 31)},
                            Row{day(8, 26), 5, day(9, 2)}, Row{day(9, 9), 3, day(9, 14)},
                            Row{day(9, 14), 5, day(9, 22)}, Row{day(8, 10), 2, day(8, 12)},
                            Row{day(9, 6), 5, day(9, 13)}, Row{day(9, 30), 2, day(10, 9)},
                            Row{day(10, 8), 10, day(10, 21)}, Row{day(10, 13), 3, day(10, 18)},
                            Row{day(10, 19), 5, day(10, 26)}, Row{day(9, 3), 5, day(9, 10)});

  CHECK(calendar->add_working_days(row.from, row.n) == row.expected);
  CHECK(calendar->working_days_between(row.from, row.expected) == row.n);
}

TEST_CASE("adding no working day gives the date itself, also on a holiday", "[calendar]") {
  CHECK(heping()->add_working_days(day(10, 1), 0) == day(10, 1));
}

TEST_CASE("negative counts go to working days before the date", "[calendar]") {
  const auto calendar = heping();

  CHECK(calendar->add_working_days(day(10, 8), -1) == day(9, 30));
  CHECK(calendar->add_working_days(day(10, 3), -1) == day(9, 30));
  CHECK(calendar->add_working_days(day(10, 11), -5) == day(9, 28));
  CHECK(calendar->working_days_between(day(10, 11), day(9, 28)) == -5);
}

TEST_CASE("adjustment days work and holidays do not", "[calendar]") {
  const auto calendar = heping();

  CHECK(calendar->is_working_day(day(9, 18)));
  CHECK(calendar->is_working_day(day(9, 26)));
  CHECK_FALSE(calendar->is_working_day(day(9, 20)));
  CHECK_FALSE(calendar->is_working_day(day(9, 25)));
  CHECK(calendar->is_working_day(day(9, 22)));
}

TEST_CASE("a year without data is plain weeks and says that it is not covered", "[calendar]") {
  const auto calendar = heping();

  CHECK(calendar->covers(2021));
  CHECK_FALSE(calendar->covers(2022));
  CHECK(calendar->is_working_day(day(10, 3, 2022)));
  CHECK_FALSE(calendar->is_working_day(day(10, 9, 2022)));
}

TEST_CASE("counting agrees with walking from day to day", "[calendar]") {
  const auto calendar = heping();
  const std::int64_t start = days_from_civil(day(1, 1, 2020));

  std::int64_t walked = 0;
  CivilDate last = civil_from_days(start);
  for (std::int64_t i = 1; i < 1000; ++i) {
    const CivilDate date = civil_from_days(start + i);
    if (!calendar->is_working_day(date)) continue;
    ++walked;
    REQUIRE(calendar->add_working_days(civil_from_days(start), walked) == date);
    REQUIRE(calendar->working_days_between(civil_from_days(start), date) == walked);
    if (walked > 1) REQUIRE(calendar->add_working_days(date, -1) == last);
    last = date;
  }
  CHECK(walked > 600);
}

TEST_CASE("counts beyond the range of dates give nothing", "[calendar]") {
  const auto calendar = heping();

  CHECK_FALSE(calendar->add_working_days(day(1, 1), 999'999'999'999'999).has_value());
  CHECK_FALSE(calendar->add_working_days(day(12, 31, kMaxYear), 5).has_value());
  CHECK(calendar->add_working_days(day(1, 1), 1'000'000'000).has_value());
}

TEST_CASE("business hours pass only within the hours of working days", "[calendar]") {
  const auto calendar = heping();

  struct Row {
    LocalMoment from;
    std::int64_t minutes;
    LocalMoment expected;
  };
  const auto row = GENERATE(Row{{day(9, 28), clock(9, 0)}, 60, {day(9, 28), clock(10, 0)}},
                            Row{{day(9, 28), clock(11, 30)}, 60, {day(9, 28), clock(15, 0)}},
                            Row{{day(9, 28), clock(17, 0)}, 60, {day(9, 28), clock(18, 0)}},
                            Row{{day(9, 30), clock(17, 30)}, 60, {day(10, 8), clock(9, 0)}},
                            Row{{day(10, 3), clock(12, 0)}, 30, {day(10, 8), clock(9, 0)}},
                            Row{{day(9, 28), clock(7, 0)}, 7 * 60, {day(9, 28), clock(18, 0)}},
                            Row{{day(9, 28), clock(20, 0)}, 0, {day(9, 28), clock(20, 0)}});

  CHECK(calendar->add_working_minutes(row.from, row.minutes) == row.expected);
  CHECK(calendar->working_ms_between(row.from, row.expected) == row.minutes * 60'000);
}

TEST_CASE("a calendar that cannot be meant is refused with the field", "[calendar]") {
  CHECK(first_rule("{") == "not-json");
  CHECK(first_rule(R"({"id": "a"})") == "missing-field");
  CHECK(first_rule(R"({"id": "a", "zone": "UTC", "week": []})") == "bad-value");
  CHECK(first_rule(R"({"id": "a", "zone": "UTC", "hours": [["12:00", "08:30"]]})") == "bad-value");
  CHECK(first_rule(R"({"id": "a", "zone": "UTC", "weeks": []})") == "unknown-field");
  CHECK(first_rule(
            R"({"id": "a", "zone": "UTC", "years": {"2021": {"holidays": ["2021-02-30"]}}})") ==
        "bad-value");
  CHECK(first_rule(
            R"({"id": "a", "zone": "UTC", "years": {"2021": {"holidays": ["2022-01-01"]}}})") ==
        "bad-value");
  CHECK(first_rule(R"({"id": "a", "id": "b", "zone": "UTC"})") == "not-json");
}

TEST_CASE("a finding of a calendar names field and line", "[calendar]") {
  const CalendarReading reading =
      read_calendar("{\"id\": \"a\", \"zone\": \"UTC\",\n\"years\": {\n\"2021\": {\"days\": []}}}");

  REQUIRE(reading.findings.size() == 1);
  CHECK(reading.findings[0].element == "years.2021.days");
  CHECK(reading.findings[0].position.line == 3);
}

}  // namespace
}  // namespace engine
