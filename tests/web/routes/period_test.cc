#include "web/routes/public/period.h"

#include <catch2/catch.hpp>

#include "web/routes/public/html.h"

namespace web::posting {
namespace {

using engine::CivilDate;

// October 2021: a week of holidays, and a Saturday that is worked.
engine::Calendar october() {
  engine::CalendarDefinition definition;
  for (std::uint8_t day = 1; day <= 7; ++day) definition.holidays.push_back({2021, 10, day});
  definition.adjustment_days = {{2021, 10, 9}};
  definition.years = {2021};
  return engine::Calendar(definition);
}

}  // namespace

TEST_CASE("a period counts working days and shows the days off between them", "[web][public]") {
  const auto period = parts_of_period(october(), {2021, 9, 28}, {2021, 10, 11});

  REQUIRE(period.size() == 6);
  CHECK(period[0].from == CivilDate{2021, 9, 29});
  CHECK(period[0].number == 1);
  CHECK(period[2].number == 0);
  CHECK(period[2].from == CivilDate{2021, 10, 1});
  CHECK(period[2].to == CivilDate{2021, 10, 7});
  CHECK(period[4].from == CivilDate{2021, 10, 9});
  CHECK(period[4].is_made_up);
  CHECK_FALSE(period[3].is_made_up);
  CHECK(period[5].from == CivilDate{2021, 10, 11});
  CHECK(period[5].number == 5);
}

TEST_CASE("a day of the period is left until it ends", "[web][public]") {
  const auto period = parts_of_period(october(), {2021, 9, 28}, {2021, 10, 11});

  CHECK(days_left(period, {2021, 9, 28}) == 5);
  CHECK(days_left(period, {2021, 9, 30}) == 4);
  CHECK(days_left(period, {2021, 10, 3}) == 3);
  CHECK(days_left(period, {2021, 10, 11}) == 1);
  CHECK(days_left(period, {2021, 10, 12}) == 0);
}

TEST_CASE("a period without end is cut", "[web][public]") {
  CHECK(parts_of_period(october(), {2021, 1, 1}, {9999, 1, 1}).size() <= 367);
  CHECK(parts_of_period(october(), {2021, 1, 2}, {2021, 1, 1}).empty());
}

TEST_CASE("literals are markup and everything else is text", "[web][public]") {
  const std::string text = "<a href=\"x\" class='y'>&";
  Html part;
  part << "<i>" << text << "</i>";
  Html html;
  html << "<p title=\"" << text << "\">" << part << std::int64_t{7};

  const std::string safe = "&lt;a href=&quot;x&quot; class=&#39;y&#39;&gt;&amp;";
  CHECK(html.written() == "<p title=\"" + safe + "\"><i>" + safe + "</i>7");
  CHECK(url_part("a b/ü\"?") == "a%20b%2F%C3%BC%22%3F");
}

}  // namespace web::posting
