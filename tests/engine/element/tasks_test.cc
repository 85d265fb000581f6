#include <catch2/catch.hpp>
#include <cstdint>
#include <limits>

#include "tests/support/bpmn_text.h"
#include "tests/support/engine_harness.h"

namespace tests {
namespace {

std::string around(const std::string& activity) {
  return bpmn("p", element("startEvent", "S") + activity + element("endEvent", "E") +
                       flows("S -> A\nA -> E"));
}

}  // namespace

TEST_CASE("a user task waits for a person and goes on when it is completed", "[engine][task]") {
  EngineHarness engine;
  engine.deploy(around(user_task("A")));

  const ProcessInstanceKey leave = engine.start("p");

  CHECK(engine.active_elements(leave) == Names{"A"});
  CHECK(engine.open_tasks(leave) == Names{"A"});

  engine.complete(leave, "A", R"({"days": 3})");

  CHECK(engine.state_of(leave) == engine::InstanceState::kCompleted);
  CHECK(engine.completed_elements(leave) == Names{"S", "A", "E"});
  CHECK(engine.flows_taken(leave) == Names{"f_S_A", "f_A_E"});
  CHECK(engine.variable(leave, "days") == "3");
  engine.check_replay();
}

TEST_CASE("a user task knows whom it is for and when it is due", "[engine][task]") {
  EngineHarness engine;
  engine.deploy(around(user_task(
      "A",
      "<zeebe:assignmentDefinition assignee=\"=boss\" candidateGroups=\"a, b\"/>"
      "<zeebe:taskSchedule dueDate=\"=due\"/><zeebe:priorityDefinition priority=\"=7\"/>")));

  const ProcessInstanceKey instance =
      engine.start("p", R"({"boss": "ada", "due": "2031-03-04T08:00:00Z"})");

  const engine::UserTask* task = engine.task(instance, "A");
  REQUIRE(task != nullptr);
  CHECK(task->assignee == "ada");
  CHECK(task->candidate_groups == Names{"a", "b"});
  CHECK(to_iso(task->due) == "2031-03-04T08:00:00.000Z");
  CHECK(task->priority == 7);
}

TEST_CASE("manual and undefined tasks go through and leave one event each", "[engine][task]") {
  EngineHarness engine;
  engine.deploy(bpmn("p", element("startEvent", "S") + element("manualTask", "M") +
                              element("task", "U") + element("endEvent", "E") +
                              flows("S -> M\nM -> U\nU -> E")));

  const ProcessInstanceKey instance = engine.start("p");

  CHECK(engine.state_of(instance) == engine::InstanceState::kCompleted);
  CHECK(engine.completed_elements(instance) == Names{"S", "M", "U", "E"});
  // Opened, four passed, completed; two are of the deployment.
  CHECK(engine.history().size() == 8);
}

TEST_CASE("a script's value becomes its result variable", "[engine][task]") {
  EngineHarness engine;
  engine.deploy(around(script_task("A", "price * 2", "total")));

  const ProcessInstanceKey instance = engine.start("p", R"({"price": 12.5})");

  CHECK(engine.variable(instance, "total") == "25");
  engine.check_replay();
}

TEST_CASE("a job is handed to a worker with what it sees, and once only", "[engine][job]") {
  EngineHarness engine;
  engine.deploy(around(element("serviceTask", "A",
                               "<zeebe:taskDefinition type=\"=kind\" retries=\"5\"/>"
                               "<zeebe:taskHeaders><zeebe:header key=\"m\" value=\"POST\"/>"
                               "</zeebe:taskHeaders>" +
                                   mappings(input("a + 1", "b")))));

  const ProcessInstanceKey instance = engine.start("p", R"({"kind": "pay", "a": 1})");
  const auto jobs = engine.activate("pay");

  REQUIRE(jobs.size() == 1);
  CHECK(jobs[0].retries == 5);
  CHECK(jobs[0].element_id == "A");
  CHECK(jobs[0].headers == std::vector<std::pair<std::string, std::string>>{{"m", "POST"}});
  CHECK(*jobs[0].variables.find("b") == engine::feel::Value::number(2));
  CHECK(engine.activate("pay").empty());

  engine.complete_job(jobs[0].job, R"({"paid": true})");

  CHECK(engine.variable(instance, "paid") == "true");
  CHECK(engine.state_of(instance) == engine::InstanceState::kCompleted);
  engine.check_replay();
}

TEST_CASE("a job whose deadline passed is handed out again", "[engine][job]") {
  EngineHarness engine;
  engine.deploy(around(service_task("A", "pay")));
  engine.start("p");
  REQUIRE(engine.activate("pay").size() == 1);

  engine.advance(60'000);

  CHECK(engine.activate("pay").size() == 1);
}

TEST_CASE("a failed job comes back after its back-off time", "[engine][job]") {
  EngineHarness engine;
  engine.deploy(around(service_task("A", "pay")));
  engine.start("p");
  const auto jobs = engine.activate("pay");
  REQUIRE(jobs.size() == 1);

  engine.must_run(engine::FailJob{engine.actor, jobs[0].job, 2, "no", 10'000, {}});

  CHECK(engine.activate("pay").empty());
  engine.advance(10'000);
  CHECK(engine.activate("pay").size() == 1);
}

TEST_CASE("times that no wire can write end with the last that can be written", "[engine][job]") {
  constexpr std::int64_t kForever = std::numeric_limits<std::int64_t>::max();
  EngineHarness engine;
  engine.deploy(around(service_task("A", "pay")));
  const auto instance = engine.start("p");
  const auto jobs = engine.activate("pay");
  REQUIRE(jobs.size() == 1);
  const auto job = [&] { return *engine.case_of(instance).jobs.find(jobs[0].job); };

  engine.must_run(engine::UpdateJob{engine.actor, jobs[0].job, std::nullopt, kForever});
  CHECK(job().deadline == engine::kLastInstant);
  engine.must_run(engine::FailJob{engine.actor, jobs[0].job, 2, "no", kForever, {}});
  CHECK(job().retry_at == engine::kLastInstant);
  engine.check_replay();
}

TEST_CASE("a job without retries left is an incident until it gets new ones", "[engine][job]") {
  EngineHarness engine;
  engine.deploy(around(service_task("A", "pay")));
  const ProcessInstanceKey instance = engine.start("p");
  const auto jobs = engine.activate("pay");
  engine.must_run(engine::FailJob{engine.actor, jobs[0].job, 0, "boom", 0, {}});
  const engine::IncidentKey incident = engine.case_of(instance).incidents.front().key;

  CHECK(engine.incidents(instance) == Names{"A JOB_NO_RETRIES"});
  CHECK(engine.run(engine::ResolveIncident{engine.actor, incident}).has_value());
  CHECK(engine.activate("pay").empty());

  engine.must_run(engine::UpdateJob{engine.actor, jobs[0].job, 1, {}});
  CHECK(engine.activate("pay").empty());
  engine.resolve_incidents(instance);

  CHECK(engine.incidents(instance).empty());
  CHECK(engine.activate("pay").size() == 1);
  engine.check_replay();
}

}  // namespace tests
