#include <catch2/catch.hpp>

#include "engine/calendar/calendar.h"
#include "tests/engine/feel/feel_support.h"

namespace engine::feel {
namespace {

using test::run;

struct Row {
  const char* source;
  const char* result;
};

TEST_CASE("dates, times and durations are read and written", "[feel][temporal]") {
  const Row row = GENERATE(
      Row{"date(\"2020-02-29\")", "2020-02-29"}, Row{"date(\"2019-02-29\")", "null"},
      Row{"date(\"999999999-12-31\")", "999999999-12-31"},
      Row{"date(\"-999999999-01-01\")", "-999999999-01-01"}, Row{"date(\"02020-01-01\")", "null"},
      Row{"date(2020, 13, 1)", "null"}, Row{"date(\"2020-1-1\")", "null"},
      Row{"time(\"23:59:59.123\")", "23:59:59.123"}, Row{"time(\"24:00:00\")", "00:00:00"},
      Row{"time(\"24:00:01\")", "null"}, Row{"time(\"10:00:00+18:00\")", "10:00:00+18:00"},
      Row{"time(\"10:00:00+18:01\")", "null"}, Row{"time(\"10:00:00@Nowhere/City\")", "null"},
      Row{"time(10, 20, 30.5, duration(\"-PT2H\"))", "10:20:30.5-02:00"},
      Row{"date and time(\"2020-01-01T24:00:00\")", "2020-01-02T00:00:00"},
      Row{"date and time(\"2020-01-01\")", "2020-01-01T00:00:00"},
      Row{"@\"2020-01-01T10:00:00@Europe/Paris\"", "2020-01-01T10:00:00@Europe/Paris"},
      Row{"duration(\"P1DT25H\")", "P2DT1H"}, Row{"duration(\"-P14M\")", "-P1Y2M"},
      Row{"duration(\"PT0S\")", "PT0S"}, Row{"duration(\"P0Y\")", "P0M"},
      Row{"duration(\"-PT1.5S\")", "-PT1.5S"}, Row{"duration(\"P\")", "null"},
      Row{"duration(\"P1DT\")", "null"}, Row{"duration(\"P1Y1D\")", "null"},
      Row{"duration(\"P99999999999999999999D\")", "null"});

  CHECK(run(row.source) == row.result);
}

TEST_CASE("temporal values are reckoned with", "[feel][temporal]") {
  const Row row = GENERATE(
      Row{"@\"2020-01-31\" + @\"P1M\"", "2020-02-29"},
      Row{"@\"2020-02-29\" - @\"P1Y\"", "2019-02-28"},
      Row{"@\"2020-01-01\" + @\"P1D\"", "2020-01-02"},
      Row{"@\"2020-03-01\" - @\"2020-02-01\"", "P29D"},
      Row{"@\"2020-01-01T23:00:00\" + @\"PT2H\"", "2020-01-02T01:00:00"},
      Row{"@\"23:00:00\" + @\"PT2H\"", "01:00:00"},
      Row{"@\"10:00:00\" - @\"11:30:00\"", "-PT1H30M"}, Row{"@\"P1D\" * 2", "P2D"},
      Row{"@\"P1Y\" / 5", "P2M"}, Row{"@\"P1D\" / @\"PT6H\"", "4"},
      Row{"2 * @\"PT1S\" / 4", "PT0.5S"}, Row{"-@\"P1Y\"", "-P1Y"},
      Row{"@\"P1Y\" + @\"P1D\"", "null"}, Row{"@\"999999999-12-31\" + @\"P1D\"", "null"},
      Row{"@\"P1D\" / 0", "null"},
      Row{"@\"2020-03-29T01:30:00@Europe/Paris\" + @\"PT1H\"", "2020-03-29T03:30:00@Europe/Paris"},
      Row{"@\"2020-01-01T00:00:00Z\" - @\"2020-01-01T00:00:00\"", "null"},
      Row{"@\"12020-07-01T12:00:00@Europe/Paris\".time offset", "PT2H"},
      Row{"years and months duration(@\"2011-12-22\", @\"2013-08-24\")", "P1Y8M"},
      Row{"years and months duration(@\"2020-02-29\", @\"2019-02-28\")", "-P1Y"});

  CHECK(run(row.source) == row.result);
}

TEST_CASE("temporal values have properties", "[feel][temporal]") {
  const Row row = GENERATE(
      Row{"@\"2021-08-06\".weekday", "5"}, Row{"@\"2021-08-06T09:10:11\".minute", "10"},
      Row{"@\"10:00:00@Asia/Shanghai\".timezone", "\"Asia/Shanghai\""},
      Row{"@\"10:00:00\".time offset", "null"}, Row{"@\"-P1Y2M\".months", "-2"},
      Row{"@\"P1DT2H3M4S\".seconds", "4"}, Row{"@\"2021-08-06\".hour", "null"},
      Row{"day of week(@\"2021-08-06\")", "\"Friday\""}, Row{"day of year(@\"2020-12-31\")", "366"},
      Row{"week of year(@\"2005-01-01\")", "53"},
      Row{"month of year(@\"2021-08-06\")", "\"August\""},
      Row{"last day of month(@\"2020-02-01\")", "2020-02-29"});

  CHECK(run(row.source) == row.result);
}

TEST_CASE("now and today are the command's time in the zone asked for", "[feel][temporal]") {
  Environment environment;
  environment.now = parse_instant("2021-08-05T17:30:00.250Z").value();
  const ContextScope nothing(Value::context({}));
  const auto text = [&](const char* source) {
    return to_text(evaluate(compile(source).value(), nothing, environment).value());
  };

  CHECK(text("now()") == "2021-08-05T17:30:00.25Z");
  environment.zone = "Asia/Shanghai";
  CHECK(text("now()") == "2021-08-06T01:30:00.25@Asia/Shanghai");
  CHECK(text("today()") == "2021-08-06");
  CHECK(compile("today() + @\"P1D\"").value().uses_environment());
}

class OneCalendar : public Calendars {
 public:
  explicit OneCalendar(const Calendar& calendar) : calendar_(calendar) {}
  const Calendar* find(std::string_view name) const override {
    return name == "other" ? &calendar_ : nullptr;
  }

 private:
  const Calendar& calendar_;
};

TEST_CASE("working days come from the calendar of the environment or the one named",
          "[feel][calendar]") {
  CalendarDefinition definition;
  definition.zone = "Asia/Shanghai";
  definition.holidays = {{2021, 10, 1}};
  const Calendar plain(definition);
  definition.holidays.clear();
  const Calendar other(definition);
  const OneCalendar calendars(other);
  Environment environment;
  environment.calendar = &plain;
  environment.calendars = &calendars;
  const ContextScope nothing(Value::context({}));
  const Row row =
      GENERATE(Row{"is working day(@\"2021-10-01\")", "false"},
               Row{"is working day(@\"2021-10-01\", \"other\")", "true"},
               Row{"add working days(@\"2021-09-30\", 1)", "2021-10-04"},
               Row{"working days between(@\"2021-09-27\", @\"2021-10-04\")", "4"},
               Row{"is working day(@\"2021-10-01\", \"none\")", "null"},
               Row{"add working days(@\"2021-09-30\", 1.5)", "null"},
               Row{"string(date and time(add working days(@\"2021-09-30\", 1) + duration(\"P1D\"), "
                   "time(\"00:00:00@Asia/Shanghai\")))",
                   "2021-10-05T00:00:00@Asia/Shanghai"});
  const Expression expression = compile(row.source).value();

  CHECK(to_text(evaluate(expression, nothing, environment).value()) == row.result);
  CHECK(expression.uses_calendar());
}

TEST_CASE("what leaves the range of temporal values is null", "[feel][temporal]") {
  const char* source =
      GENERATE("date and time(@\"999999999-12-31T23:59:59-18:00\", \"Asia/Shanghai\")",
               "date and time(@\"-999999999-01-01T00:00:00+18:00\", \"Etc/UTC\")",
               "abs(duration(\"-P9223372036854775807M\") - @\"P1M\")",
               "abs(duration(\"-PT9223372036854775807S\") - @\"PT1S\")",
               "-(duration(\"-P9223372036854775807M\") - @\"P1M\")");
  CAPTURE(source);

  CHECK(test::run(source) == "null");
}

}  // namespace
}  // namespace engine::feel
