#include "engine/core/evaluator.h"

#include <catch2/catch.hpp>

#include "engine/calendar/calendar.h"

namespace engine {
namespace {

// The office is in Shanghai; 2021-09-20 and 21 are holidays, the 18th is worked.
class Office : public feel::Calendars {
 public:
  Office() : calendar_(definition()) {}
  const Calendar* find(std::string_view name) const override {
    return name == "office" ? &calendar_ : nullptr;
  }

 private:
  static CalendarDefinition definition() {
    CalendarDefinition office;
    office.id = "office";
    office.zone = "Asia/Shanghai";
    office.holidays = {{2021, 9, 20}, {2021, 9, 21}};
    office.adjustment_days = {{2021, 9, 18}};
    office.years = {2021};
    return office;
  }
  Calendar calendar_;
};

struct Fixture {
  explicit Fixture(std::string_view now) {
    input.now = *parse_instant(now);
    input.calendars = &office;
    model.calendar = "office";
  }
  std::string due(const bpmn::Due& due) {
    Evaluator evaluator(input);
    evaluator.use(model);
    const Result<Instant> instant = evaluator.due(due, feel::ContextScope(feel::Value()));
    return instant ? to_iso(*instant) : instant.error().message;
  }
  std::string timer(bpmn::Timer::Kind kind, std::string text) {
    Evaluator evaluator(input);
    evaluator.use(model);
    bpmn::Timer timer;
    timer.kind = kind;
    timer.value.source = std::move(text);
    const Result<TimerPlan> plan = evaluator.timer(timer, feel::ContextScope(feel::Value()));
    return plan ? to_iso(plan->due) : plan.error().message;
  }

  std::uint32_t repetitions(std::string cycle) {
    Evaluator evaluator(input);
    evaluator.use(model);
    bpmn::Timer timer;
    timer.kind = bpmn::Timer::Kind::kCycle;
    timer.value.source = std::move(cycle);
    return evaluator.timer(timer, feel::ContextScope(feel::Value())).value().repetitions;
  }

  Office office;
  StepInput input;
  bpmn::ProcessDefinition model;
};

}  // namespace

TEST_CASE("workdays end at 24:00 of the n-th working day of the process's calendar",
          "[core][time]") {
  Fixture fixture("2021-09-17T02:00:00Z");

  CHECK(fixture.due({bpmn::Due::Kind::kWorkdays, 1, {}}) == "2021-09-18T16:00:00.000Z");
  CHECK(fixture.due({bpmn::Due::Kind::kWorkdays, 2, {}}) == "2021-09-22T16:00:00.000Z");
}

TEST_CASE("workhours count business time only", "[core][time]") {
  // Friday 17:30 in Shanghai; the office closes at 18:00 and opens again on Saturday at 8:30.
  Fixture fixture("2021-09-17T09:30:00Z");

  CHECK(fixture.due({bpmn::Due::Kind::kWorkhours, 1, {}}) == "2021-09-18T01:00:00.000Z");
}

TEST_CASE("a time without zone is that of the process's calendar", "[core][time]") {
  Fixture fixture("2021-09-17T00:00:00Z");

  CHECK(fixture.timer(bpmn::Timer::Kind::kDate, "2021-10-01T09:00:00") ==
        "2021-10-01T01:00:00.000Z");
  CHECK(fixture.timer(bpmn::Timer::Kind::kDate, "2021-10-01T09:00:00Z") ==
        "2021-10-01T09:00:00.000Z");
}

TEST_CASE("a duration adds its months on the calendar, then the rest", "[core][time]") {
  Fixture fixture("2021-01-31T00:00:00Z");

  CHECK(fixture.timer(bpmn::Timer::Kind::kDuration, "P1M") == "2021-02-28T00:00:00.000Z");
  CHECK(fixture.timer(bpmn::Timer::Kind::kDuration, "PT90M") == "2021-01-31T01:30:00.000Z");
}

TEST_CASE("a time that cannot be written is out of range", "[core][time]") {
  Fixture fixture("9999-12-31T00:00:00Z");

  for (const char* duration : {"PT24H", "P1M", "P2000000Y", "PT9000000000000H"}) {
    CAPTURE(duration);
    CHECK(fixture.timer(bpmn::Timer::Kind::kDuration, duration).find("range") != std::string::npos);
  }
  CHECK(fixture.timer(bpmn::Timer::Kind::kDuration, "PT23H") == "9999-12-31T23:00:00.000Z");
  CHECK(fixture.timer(bpmn::Timer::Kind::kCycle, "R/P1D").find("range") != std::string::npos);
  CHECK(fixture.timer(bpmn::Timer::Kind::kDate, "99999-01-01T00:00:00Z").find("range") !=
        std::string::npos);
}

TEST_CASE("a text that is no time says so", "[core][time]") {
  Fixture fixture("2021-01-31T00:00:00Z");

  CHECK(fixture.timer(bpmn::Timer::Kind::kDuration, "soon").find("soon") != std::string::npos);
}

TEST_CASE("a failure says of a value only its kind", "[core]") {
  const Failure failure =
      wrong_type(ErrorCode::kConditionError, "condition", "ill", feel::Value::string("measles"));

  CHECK(failure.message == "condition 'ill' gives string");
}

TEST_CASE("a count of repetitions beyond what is kept is the greatest", "[core][time]") {
  Fixture fixture("2021-01-31T00:00:00Z");

  CHECK(fixture.repetitions("R4294967297/PT1H") == UINT32_MAX);
  CHECK(fixture.repetitions("R3/PT1H") == 3);
}

}  // namespace engine
