#include <catch2/catch.hpp>
#include <cstdint>
#include <limits>

#include "engine/base/civil.h"
#include "engine/base/instant.h"

using engine::CivilDate;
using engine::Instant;

TEST_CASE("an instant is written as RFC 3339 in UTC with milliseconds", "[engine][base]") {
  CHECK(engine::to_iso(Instant{0}) == "1970-01-01T00:00:00.000Z");
  CHECK(engine::to_iso(Instant{-1}) == "1969-12-31T23:59:59.999Z");
  CHECK(engine::to_iso(Instant{1'629'734'400'123}) == "2021-08-23T16:00:00.123Z");
}

TEST_CASE("an instant is read with Z, an offset and a fraction", "[engine][base]") {
  CHECK(engine::parse_instant("2021-08-23T16:00:00Z").value() == Instant{1'629'734'400'000});
  CHECK(engine::parse_instant("2021-08-24T00:00:00+08:00").value() == Instant{1'629'734'400'000});
  CHECK(engine::parse_instant("2021-08-23T16:00:00.1239Z").value() == Instant{1'629'734'400'123});
}

TEST_CASE("what is no RFC 3339 time is refused and quoted", "[engine][base]") {
  for (const char* text :
       {"", "2021-02-29T00:00:00Z", "2021-01-01", "2021-01-01T24:00:00Z", "2021-01-01T00:00:00",
        "2021-01-01T00:00:00.Z", "2021-1-01T00:00:00Z", "2021-01-01T00:00:00Zx",
        "2021-01-01T00:00:00+19:00", "-021-01-01T00:00:00Z", "9999-12-31T23:59:59-01:00",
        "0000-01-01T00:00:00+01:00"}) {
    const auto result = engine::parse_instant(text);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().message.find(text) != std::string::npos);
  }
}

TEST_CASE("what can be written can be read: the years 0000 to 9999", "[engine][base]") {
  for (const Instant end : {engine::kFirstInstant, engine::kLastInstant}) {
    CHECK(engine::parse_instant(engine::to_iso(end)).value() == end);
  }
  CHECK_FALSE(engine::is_writable({engine::kFirstInstant.ms - 1}));
  CHECK_FALSE(engine::is_writable({engine::kLastInstant.ms + 1}));
}

TEST_CASE("a delay without end ends with the last instant", "[engine][base]") {
  constexpr std::int64_t kForever = std::numeric_limits<std::int64_t>::max();
  CHECK(engine::later(Instant{5}, 7) == Instant{12});
  CHECK(engine::later(Instant{5}, kForever) == engine::kLastInstant);
  CHECK(engine::later(engine::kFirstInstant, kForever) == engine::kLastInstant);
}

TEST_CASE("days and dates convert both ways over the whole range", "[engine][base]") {
  CHECK(engine::days_from_civil({1970, 1, 1}) == 0);
  CHECK(engine::days_from_civil({2000, 3, 1}) == 11'017);
  for (const CivilDate date :
       {CivilDate{-999'999'999, 1, 1}, CivilDate{999'999'999, 12, 31}, CivilDate{0, 2, 29},
        CivilDate{1900, 2, 28}, CivilDate{2024, 2, 29}}) {
    CHECK(engine::civil_from_days(engine::days_from_civil(date)) == date);
  }
  CHECK(engine::weekday({2021, 9, 26}) == 7);
  CHECK(engine::weekday({2021, 9, 27}) == 1);
}
