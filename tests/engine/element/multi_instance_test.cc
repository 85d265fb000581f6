#include <catch2/catch.hpp>

#include "engine/feel/json.h"
#include "tests/support/bpmn_text.h"
#include "tests/support/engine_harness.h"

namespace tests {
namespace {

std::string around(const std::string& activity) {
  return bpmn("p", element("startEvent", "S") + activity + user_task("next") +
                       element("endEvent", "E") + flows("S -> A\nA -> next\nnext -> E"));
}

}  // namespace

TEST_CASE("the output collection has the order of the input, whatever ends first",
          "[engine][multi]") {
  EngineHarness engine;
  engine.deploy(around(user_task(
      "A", "",
      loop(
          R"x(inputCollection="=items" inputElement="item" outputCollection="out" outputElement="=item * f")x"))));
  const ProcessInstanceKey instance = engine.start("p", R"({"items": [1, 2, 3], "f": 10})");
  CHECK(engine.open_tasks(instance) == Names{"A", "A", "A"});

  engine.must_run(
      engine::CompleteUserTask{engine.actor, engine.task(instance, "A", 2)->key, {}, {}});
  CHECK(engine.case_of(instance).output_items.size() == 1);
  CHECK(engine.variable(instance, "out") == "");
  engine.complete(instance, "A");
  engine.complete(instance, "A");

  CHECK(engine.open_tasks(instance) == Names{"next"});
  CHECK(engine.variable(instance, "out") == "[10,20,30]");
  CHECK(engine.variable(instance, "item") == "");
  CHECK(engine.case_of(instance).output_items.empty());
  engine.check_replay();
}

TEST_CASE("sequential instances come one after the other, with their counter", "[engine][multi]") {
  EngineHarness engine;
  engine.deploy(
      around(user_task("A", mappings(input("loopCounter", "which")),
                       loop(R"x(inputCollection="=[7, 8]" inputElement="item")x", true))));
  const ProcessInstanceKey instance = engine.start("p");

  CHECK(engine.open_tasks(instance) == Names{"A"});
  CHECK(engine.variable_at(instance, "A", "which") == "1");
  CHECK(engine.variable_at(instance, "A", "item") == "7");
  engine.complete(instance, "A");
  CHECK(engine.variable_at(instance, "A", "which") == "2");
  CHECK(engine.variable_at(instance, "A", "item") == "8");
  engine.complete(instance, "A");

  CHECK(engine.open_tasks(instance) == Names{"next"});
  engine.check_replay();
}

TEST_CASE("a completion condition withdraws the instances that are left", "[engine][multi]") {
  EngineHarness engine;
  engine.deploy(around(user_task("A", "",
                                 loop(R"x(inputCollection="=[1, 2, 3, 4]")x", false,
                                      "numberOfCompletedInstances / numberOfInstances >= 0.5 and "
                                      "numberOfActiveInstances = 2"))));
  const ProcessInstanceKey instance = engine.start("p");

  engine.complete(instance, "A");
  CHECK(engine.open_tasks(instance).size() == 3);
  engine.complete(instance, "A");

  CHECK(engine.open_tasks(instance) == Names{"next"});
  CHECK(engine.terminated_elements(instance) == Names{"A", "A"});
  engine.check_replay();
}

TEST_CASE("a completion condition sees the item of the instance that just ended",
          "[engine][multi]") {
  EngineHarness engine;
  engine.deploy(around(element(
      "scriptTask", "A", "<zeebe:script expression=\"=item\" resultVariable=\"r\"/>",
      loop(
          R"x(inputCollection="=[1, 5, 9]" inputElement="item" outputCollection="out" outputElement="=r")x",
          true, "count(out[item != null and item > 4]) >= 1"))));

  const ProcessInstanceKey instance = engine.start("p");

  CHECK(engine.open_tasks(instance) == Names{"next"});
  CHECK(engine.variable(instance, "out") == "[1,5,null]");
  CHECK(engine.variable(instance, "r") == "");
}

TEST_CASE("an empty collection has no instance and gives an empty collection", "[engine][multi]") {
  EngineHarness engine;
  engine.deploy(around(user_task(
      "A", "", loop(R"x(inputCollection="=[]" outputCollection="out" outputElement="=1")x"))));

  const ProcessInstanceKey instance = engine.start("p");

  CHECK(engine.open_tasks(instance) == Names{"next"});
  CHECK(engine.variable(instance, "out") == "[]");
}

TEST_CASE("a collection that is none is an incident at the activity", "[engine][multi]") {
  EngineHarness engine;
  engine.deploy(around(user_task("A", "", loop(R"x(inputCollection="=items")x"))));
  const ProcessInstanceKey instance = engine.start("p", R"({"items": 1})");
  CHECK(engine.incidents(instance) == Names{"A EXTRACT_VALUE_ERROR"});

  engine.set_variables(engine::root_scope(instance), R"({"items": [1]})");
  engine.resolve_incidents(instance);

  CHECK(engine.open_tasks(instance) == Names{"A"});
  engine.check_replay();
}

TEST_CASE("multi-instance in multi-instance gathers a list of lists", "[engine][multi]") {
  EngineHarness engine;
  engine.deploy(around(element(
      "subProcess", "A", "",
      loop(
          R"x(inputCollection="=[1, 2]" inputElement="o" outputCollection="rows" outputElement="=row")x") +
          element("startEvent", "S1") +
          element(
              "scriptTask", "T", "<zeebe:script expression=\"=o * 10 + i\" resultVariable=\"v\"/>",
              loop(
                  R"x(inputCollection="=[1, 2, 3]" inputElement="i" outputCollection="row" outputElement="=v")x")) +
          element("endEvent", "E1") + flows("S1 -> T\nT -> E1"))));

  const ProcessInstanceKey instance = engine.start("p");

  CHECK(engine.variable(instance, "rows") == "[[11,12,13],[21,22,23]]");
  engine.check_replay();
}

TEST_CASE("completing one of a thousand seats touches a handful of rows", "[engine][multi]") {
  EngineHarness engine;
  engine.deploy(
      around(user_task("A", "", loop(R"x(inputCollection="=for i in 1..1000 return i")x"))));
  const ProcessInstanceKey instance = engine.start("p");
  const std::size_t before = engine.history().size();

  engine.complete(instance, "A");

  CHECK(engine.history().size() - before == 2);
}

TEST_CASE("more instances than a command may step through are begun by the next",
          "[engine][multi]") {
  EngineHarness engine;
  engine.input().limits.steps_per_command = 100;
  engine.deploy(
      around(user_task("A", "", loop(R"x(inputCollection="=for i in 1..250 return i")x"))));

  const ProcessInstanceKey instance = engine.start("p");

  CHECK(engine.open_tasks(instance).size() == 250);
  CHECK(engine.case_of(instance).parked.empty());
  engine.check_replay();
}

TEST_CASE("what an inner instance holds or calls sees the loopCounter, and nobody writes it",
          "[engine][multi]") {
  EngineHarness engine;
  engine.deploy(bpmn_file(
      process("p", element("startEvent", "S") +
                       element("subProcess", "SP", "",
                               loop("inputCollection=\"=[5, 6]\" outputCollection=\"out\" "
                                    "outputElement=\"=loopCounter\"",
                                    true) +
                                   element("startEvent", "S1") + service_task("J", "work") +
                                   element("callActivity", "C",
                                           "<zeebe:calledElement processId=\"called\"/>") +
                                   element("endEvent", "E1") + flows("S1 -> J\nJ -> C\nC -> E1")) +
                       element("endEvent", "E") + flows("S -> SP\nSP -> E")) +
      process("called", element("startEvent", "S2") + script_task("R", "loopCounter", "seen") +
                            element("endEvent", "E2") + flows("S2 -> R\nR -> E2"))));
  const ProcessInstanceKey instance = engine.start("p");

  for (const char* counter : {"1", "2"}) {
    const auto job = engine.activate("work").front();
    CHECK(engine::feel::to_json(*job.variables.find("loopCounter")) == counter);
    engine.complete_job(job.job, R"({"loopCounter": 9})");
    CHECK(engine.variable(instance, "seen") == counter);
  }

  CHECK(engine.variable(instance, "out") == "[1,2]");
  CHECK(engine.variable(instance, "loopCounter") == "");
  engine.check_replay();
}

}  // namespace tests
