#include <catch2/catch.hpp>

#include "engine/calendar/calendar.h"
#include "web/routes/api/words.h"
#include "web/routes/api/working_time.h"

namespace web::api {
namespace {

TEST_CASE("an element is called by its name and its property name.en", "[web][api]") {
  engine::bpmn::FlowNode node;
  node.id = "ut_accept";
  CHECK(label_of(node) == Words{"ut_accept", "ut_accept"});
  node.name = "受理";
  CHECK(label_of(node) == Words{"受理", "受理"});
  node.properties = {{"name.en", "Acceptance"}};
  CHECK(label_of(node) == Words{"受理", "Acceptance"});
}

TEST_CASE("an outcome has the words of its node, the usual ones, or itself", "[web][api]") {
  engine::bpmn::FlowNode node;
  CHECK(outcome_words(node, "unqualified") == Words{"不合格", "Unqualified"});
  CHECK(outcome_words(node, "blue") == Words{"blue", "blue"});
  node.properties = {{"outcome.blue", "蓝"}, {"outcome.blue.en", "Blue"}};
  CHECK(outcome_words(node, "blue") == Words{"蓝", "Blue"});
}

engine::Calendar calendar_2021() {
  engine::CalendarDefinition definition;
  definition.zone = "Asia/Shanghai";
  for (std::uint8_t day = 1; day <= 7; ++day) definition.holidays.push_back({2021, 10, day});
  definition.adjustment_days = {{2021, 10, 9}};
  definition.years = {2021};
  return engine::Calendar(definition);
}

engine::Instant at(std::string_view text) {
  return engine::parse_instant(text).value();
}

TEST_CASE("working days are left until the day that ends when something is due", "[web][api]") {
  const engine::Calendar calendar = calendar_2021();
  const WorkingTime time(&calendar);
  const engine::Instant due = at("2021-10-12T00:00:00+08:00");

  CHECK(time.days_left(at("2021-09-28T10:00:00+08:00"), due) == 5);
  CHECK(time.days_left(at("2021-10-11T23:00:00+08:00"), due) == 0);
  CHECK(time.days_left(at("2021-10-13T09:00:00+08:00"), due) == -2);
}

TEST_CASE("the next morning is nine o'clock of a working day that is still to come", "[web][api]") {
  const engine::Calendar calendar = calendar_2021();
  const WorkingTime time(&calendar);

  CHECK(time.next_morning(at("2021-09-30T08:00:00+08:00")) == at("2021-09-30T09:00:00+08:00"));
  CHECK(time.next_morning(at("2021-09-30T09:00:00+08:00")) == at("2021-10-08T09:00:00+08:00"));
  CHECK(time.next_morning(at("2021-10-08T18:00:00+08:00")) == at("2021-10-09T09:00:00+08:00"));
}

TEST_CASE("no next morning is behind the end of all times", "[web][api]") {
  const engine::Calendar calendar = calendar_2021();

  for (const WorkingTime& time : {WorkingTime(&calendar), WorkingTime(nullptr)}) {
    CHECK(time.next_morning(at("9999-12-31T23:00:00+08:00")) <= engine::kLastInstant);
    CHECK(time.next_morning(engine::kLastInstant) == engine::kLastInstant);
  }
}

TEST_CASE("without a calendar weeks are plain and the zone is UTC", "[web][api]") {
  const WorkingTime time(nullptr);

  CHECK(time.zone() == "UTC");
  CHECK(time.next_morning(at("2021-10-08T18:00:00Z")) == at("2021-10-11T09:00:00Z"));
}

}  // namespace
}  // namespace web::api
