#include <catch2/catch.hpp>

#include "tests/support/bpmn_text.h"
#include "tests/support/engine_harness.h"

namespace tests {
namespace {

std::string choice() {
  return bpmn("p", element("startEvent", "S") +
                       element("exclusiveGateway", "G", "", "", "default=\"short\"") +
                       user_task("director") + user_task("manager") + element("endEvent", "E") +
                       flows("S -> G\nG -> director (long) [days > 5]\nG -> manager (short)\n"
                             "director -> E\nmanager -> E"));
}

}  // namespace

TEST_CASE("exclusive gateway takes the default flow when no condition holds", "[engine][gateway]") {
  EngineHarness engine;
  engine.deploy(choice());

  const ProcessInstanceKey leave = engine.start("p", R"({"days": 3})");

  CHECK(engine.active_elements(leave) == Names{"manager"});
  CHECK(engine.flows_taken(leave) == Names{"f_S_G", "short"});
}

TEST_CASE("exclusive gateway takes the first flow whose condition holds", "[engine][gateway]") {
  EngineHarness engine;
  engine.deploy(bpmn("p", element("startEvent", "S") + element("exclusiveGateway", "G") +
                              user_task("a") + user_task("b") + element("endEvent", "E") +
                              flows("S -> G\nG -> a [n > 1]\nG -> b [n > 0]\na -> E\nb -> E")));

  CHECK(engine.open_tasks(engine.start("p", R"({"n": 2})")) == Names{"a"});
  CHECK(engine.open_tasks(engine.start("p", R"({"n": 1})")) == Names{"b"});
}

TEST_CASE("a condition that is neither true nor false is an incident, and tried again",
          "[engine][gateway]") {
  EngineHarness engine;
  engine.deploy(choice());
  const ProcessInstanceKey leave = engine.start("p", R"({"days": null})");

  CHECK(engine.incidents(leave) == Names{"G CONDITION_ERROR"});

  engine.set_variables(engine::root_scope(leave), R"({"days": 9})");
  engine.resolve_incidents(leave);

  CHECK(engine.open_tasks(leave) == Names{"director"});
  CHECK(engine.incidents(leave).empty());
  engine.check_replay();
}

TEST_CASE("parallel join waits for one token of each flow and names all that came",
          "[engine][gateway]") {
  EngineHarness engine;
  engine.deploy(bpmn("p", element("startEvent", "S") + element("parallelGateway", "F") +
                              user_task("a") + user_task("b") + element("parallelGateway", "J") +
                              user_task("c") + element("endEvent", "E") +
                              flows("S -> F\nF -> a\nF -> b\na -> J\nb -> J\nJ -> c\nc -> E")));
  const ProcessInstanceKey instance = engine.start("p");

  engine.complete(instance, "b");

  CHECK(engine.open_tasks(instance) == Names{"a"});
  CHECK(engine.case_of(instance).waiting_flows.size() == 1);

  engine.complete(instance, "a");

  CHECK(engine.open_tasks(instance) == Names{"c"});
  CHECK(engine.case_of(instance).waiting_flows.empty());
  const engine::ElementInstance* join = engine.element(instance, "J");
  REQUIRE(join != nullptr);
  CHECK(join->arrivals.size() == 2);
  engine.check_replay();
}

TEST_CASE("two tokens on one flow do not fire a join", "[engine][gateway]") {
  EngineHarness engine;
  engine.deploy(bpmn("p", element("startEvent", "S") + element("parallelGateway", "F") +
                              element("exclusiveGateway", "M") + element("parallelGateway", "J") +
                              user_task("late") + user_task("end") + element("endEvent", "E") +
                              flows("S -> F\nF -> M (m1)\nF -> M (m2)\nF -> late\nM -> J\n"
                                    "late -> J\nJ -> end\nend -> E")));
  const ProcessInstanceKey instance = engine.start("p");

  CHECK(engine.case_of(instance).waiting_flows.size() == 2);

  engine.complete(instance, "late");

  CHECK(engine.open_tasks(instance) == Names{"end"});
  CHECK(engine.case_of(instance).waiting_flows.size() == 1);
  engine.complete(instance, "end");
  CHECK(engine.state_of(instance) == engine::InstanceState::kActive);
}

TEST_CASE("event-based gateway goes on with the first of its events", "[engine][gateway]") {
  EngineHarness engine;
  engine.deploy(bpmn(
      "p",
      element("startEvent", "S") + element("eventBasedGateway", "G") +
          element("intermediateCatchEvent", "M", "", "<messageEventDefinition messageRef=\"m\"/>") +
          element(
              "intermediateCatchEvent", "T", "",
              "<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>") +
          user_task("a") + user_task("b") + element("endEvent", "E") +
          flows("S -> G\nG -> M\nG -> T\nM -> a\nT -> b\na -> E\nb -> E"),
      message("m", "go", "key")));
  const ProcessInstanceKey by_message = engine.start("p", R"({"key": "1"})");
  const ProcessInstanceKey by_time = engine.start("p", R"({"key": "2"})");
  CHECK(engine.active_elements(by_message) == Names{"G"});

  engine.publish("go", "1", R"({"v": 1})");
  engine.advance(3'600'000);

  CHECK(engine.active_elements(by_message) == Names{"a"});
  CHECK(engine.variable(by_message, "v") == "1");
  CHECK(engine.active_elements(by_time) == Names{"b"});
  CHECK(engine.case_of(by_message).timers.empty());
  CHECK(engine.case_of(by_time).message_subscriptions.empty());
  engine.check_replay();
}

TEST_CASE("event-based gateway goes on at once with a condition that holds already",
          "[engine][gateway]") {
  EngineHarness engine;
  engine.deploy(bpmn(
      "p",
      element("startEvent", "S") + element("eventBasedGateway", "G") +
          element("intermediateCatchEvent", "C", "",
                  "<conditionalEventDefinition><condition>n &gt; 3</condition>"
                  "</conditionalEventDefinition>") +
          element(
              "intermediateCatchEvent", "T", "",
              "<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>") +
          user_task("a") + element("endEvent", "E") +
          flows("S -> G\nG -> C\nG -> T\nC -> a\nT -> E\na -> E")));

  const ProcessInstanceKey holds = engine.start("p", R"({"n": 4})");
  const ProcessInstanceKey waits = engine.start("p", R"({"n": 3})");

  CHECK(engine.active_elements(holds) == Names{"a"});
  CHECK(engine.active_elements(waits) == Names{"G"});
  CHECK(engine.case_of(holds).timers.empty());
  engine.check_replay();
}

}  // namespace tests
