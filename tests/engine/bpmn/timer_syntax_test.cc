#include <catch2/catch.hpp>

#include "engine/bpmn/timer_syntax.h"

namespace engine::bpmn {
namespace {

TEST_CASE("a timer date is a date and time or a date", "[bpmn][timer]") {
  const auto moment = parse_timer_date("2031-03-04T08:30:00+08:00");
  REQUIRE(moment.has_value());
  CHECK(moment->date == CivilDate{2031, 3, 4});
  CHECK(moment->time.zone == feel::Zone::offset(8 * 3600));

  const auto day = parse_timer_date("2031-03-04");
  REQUIRE(day.has_value());
  CHECK(day->time.nanos == 0);
  CHECK(day->time.zone == feel::Zone{});

  const auto zoned = parse_timer_date("2031-03-04T08:30:00+01:00[Europe/Berlin]");
  REQUIRE(zoned.has_value());
  CHECK(zoned->time.zone == feel::Zone::offset(3600));
  CHECK(parse_timer_date("2031-03-04T08:30[Europe/Berlin]")->time.zone ==
        feel::find_zone("Europe/Berlin"));
  CHECK(parse_timer_date("2031-03-04T08:30Z")->time.nanos ==
        parse_timer_date("2031-03-04T08:30:00Z")->time.nanos);

  for (const char* text : {"", "tomorrow", "2031-02-30", "2031-03-04T25:00:00Z", "PT1H",
                           "2031-03-04T08:30:00Z[Nowhere]", "2031-03-04T8:30Z", "2031-03-04T",
                           "2031-03-04T08:30:00Z[Europe/Berlin", "[Europe/Berlin]"}) {
    INFO(text);
    CHECK(parse_timer_date(text).has_error());
  }
}

TEST_CASE("a timer duration has months, days and times", "[bpmn][timer]") {
  const auto value = parse_timer_duration("P1Y2M3DT4H5M6S");
  REQUIRE(value.has_value());
  CHECK(value->months == 14);
  CHECK(value->rest.seconds == 3 * 86'400 + 4 * 3'600 + 5 * 60 + 6);

  CHECK(parse_timer_duration("P2M")->months == 2);
  CHECK(parse_timer_duration("PT2M")->rest.seconds == 120);
  CHECK(parse_timer_duration("P1MT1M")->months == 1);
  CHECK(parse_timer_duration("P1MT1M")->rest.seconds == 60);
  CHECK(parse_timer_duration("P2W")->rest.seconds == 14 * 86'400);
  CHECK(parse_timer_duration("PT0S")->rest.seconds == 0);
  CHECK(parse_timer_duration("-P1MT1H")->months == 0);
  CHECK(parse_timer_duration("-P1MT1H")->rest.seconds == 0);

  for (const char* text : {"", "P", "PT", "one hour", "1H", "P1Y2", "--PT1H", "-", "P-1D", "P1W2D",
                           "PT1H ", "P99999999999999999999D", "P1YT", "PW", "P-1W"}) {
    INFO(text);
    CHECK(parse_timer_duration(text).has_error());
  }
}

TEST_CASE("a timer cycle has a count, a start and an interval", "[bpmn][timer]") {
  const auto counted = parse_timer_cycle("R3/PT10M");
  REQUIRE(counted.has_value());
  CHECK(counted->repetitions == 3);
  CHECK_FALSE(counted->start.has_value());
  CHECK(counted->interval.rest.seconds == 600);

  const auto endless = parse_timer_cycle("R/2031-03-04T08:00:00Z/P1D");
  REQUIRE(endless.has_value());
  CHECK_FALSE(endless->repetitions.has_value());
  CHECK(endless->start->date == CivilDate{2031, 3, 4});

  CHECK(parse_timer_cycle("R2//PT1H").has_value());

  for (const char* text :
       {"", "R", "R3", "R3/", "3/PT1H", "R-1/PT1H", "R0/PT1H", "R2/-PT1H", "Rx/PT1H", "R/PT0S",
        "R/P1D/PT1H", "R3/PT1H/2031-03-04T08:00:00Z", "0 0 9 * * *"}) {
    INFO(text);
    CHECK(parse_timer_cycle(text).has_error());
  }
}

}  // namespace
}  // namespace engine::bpmn
