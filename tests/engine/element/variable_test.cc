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

TEST_CASE("without output mappings a name goes to the nearest scope that holds it",
          "[engine][variable]") {
  EngineHarness engine;
  engine.deploy(around(user_task("A", mappings(input("a", "local")))));
  const ProcessInstanceKey instance = engine.start("p", R"({"a": 1})");

  engine.complete(instance, "A", R"({"local": 7, "a": 2, "other": 3})");

  CHECK(engine.variable(instance, "local") == "");
  CHECK(engine.variable(instance, "a") == "2");
  CHECK(engine.variable(instance, "other") == "3");
  CHECK(engine.variable_at(instance, "A", "local") == "7");
}

TEST_CASE("with output mappings only their targets leave the element", "[engine][variable]") {
  EngineHarness engine;
  engine.deploy(
      around(user_task("A", mappings(input("order.total", "total") + output("decision", "result") +
                                     output("total + 1", "doc.next")))));
  const ProcessInstanceKey instance =
      engine.start("p", R"({"order": {"total": 5}, "doc": {"kept": true}})");
  CHECK(engine.variable_at(instance, "A", "total") == "5");

  engine.complete(instance, "A", R"({"decision": "yes", "junk": 1})");

  CHECK(engine.variable(instance, "result") == "\"yes\"");
  CHECK(engine.variable(instance, "doc") == R"({"kept":true,"next":6})");
  CHECK(engine.variable(instance, "decision") == "");
  CHECK(engine.variable(instance, "junk") == "");
  CHECK(engine.variable(instance, "total") == "");
  engine.check_replay();
}

TEST_CASE("input mappings see those before them", "[engine][variable]") {
  EngineHarness engine;
  engine.deploy(around(user_task("A", mappings(input("1", "x") + input("x + 1", "y")))));

  const ProcessInstanceKey instance = engine.start("p");

  CHECK(engine.variable_at(instance, "A", "y") == "2");
}

TEST_CASE("a mapping from a missing variable gives null", "[engine][variable]") {
  EngineHarness engine;
  engine.deploy(around(user_task("A", mappings(input("nothing.at.all", "x")))));

  CHECK(engine.variable_at(engine.start("p"), "A", "x") == "null");
}

TEST_CASE("the local variables of a leaf leave no rows", "[engine][variable]") {
  EngineHarness engine;
  engine.deploy(around(element(
      "scriptTask", "A",
      "<zeebe:script expression=\"=x + 1\" resultVariable=\"r\"/>" + mappings(input("a", "x")))));

  const ProcessInstanceKey instance = engine.start("p", R"({"a": 1})");

  CHECK(engine.variable(instance, "r") == "2");
  CHECK(engine.case_of(instance).variables.size() == 2);
}

TEST_CASE("a failing input mapping stops before the task until it is mended",
          "[engine][incident]") {
  EngineHarness engine;
  engine.deploy(around(user_task("A", mappings(input("assert(o, o != null)", "x")))));
  const ProcessInstanceKey instance = engine.start("p");
  CHECK(engine.incidents(instance) == Names{"A IO_MAPPING_ERROR"});
  CHECK(engine.open_tasks(instance).empty());

  engine.resolve_incidents(instance);
  CHECK(engine.incidents(instance) == Names{"A IO_MAPPING_ERROR"});

  engine.set_variables(engine::root_scope(instance), R"({"o": 1})");
  engine.resolve_incidents(instance);
  CHECK(engine.open_tasks(instance) == Names{"A"});
  CHECK(engine.variable_at(instance, "A", "x") == "1");
  engine.check_replay();
}

TEST_CASE("a failing output mapping keeps what the task brought for the next attempt",
          "[engine][incident]") {
  EngineHarness engine;
  engine.deploy(around(user_task("A", mappings(output("assert(o, o != null) + given", "x")))));
  const ProcessInstanceKey instance = engine.start("p");
  engine.complete(instance, "A", R"({"given": 5})");
  CHECK(engine.incidents(instance) == Names{"A IO_MAPPING_ERROR"});
  CHECK(engine.active_elements(instance) == Names{"A"});

  engine.set_variables(engine::root_scope(instance), R"({"o": 1})");
  engine.resolve_incidents(instance);

  CHECK(engine.variable(instance, "x") == "6");
  CHECK(engine.open_tasks(instance) == Names{"next"});
  engine.check_replay();
}

TEST_CASE("initiator is who started the case, also in what it calls, and nobody writes it",
          "[engine][variable]") {
  EngineHarness engine;
  const std::string task = element("userTask", "T",
                                   "<zeebe:userTask/>"
                                   "<zeebe:assignmentDefinition assignee=\"=initiator\"/>",
                                   "", "wf:outcomes=\"met, unmet!\"");
  engine.deploy(bpmn_file(
      process("p", element("startEvent", "S") +
                       element("callActivity", "CA", "<zeebe:calledElement processId=\"q\"/>") +
                       element("endEvent", "E") + flows("S -> CA\nCA -> E")) +
      process("q", element("startEvent", "S1") + task + element("endEvent", "E1") +
                       flows("S1 -> T\nT -> E1"))));
  const ProcessInstanceKey instance = engine.start("p", R"({"initiator": "somebody"})");
  const ProcessInstanceKey child = engine.called_by(instance).front();

  REQUIRE(engine.task(child, "T") != nullptr);
  CHECK(engine.task(child, "T")->assignee == "tester");
  CHECK(engine
            .run(engine::SetVariables{engine.actor, engine::root_scope(child),
                                      *engine::feel::parse_json(R"({"initiator": "me"})"), false})
            .has_value());
}

TEST_CASE("output mappings see the targets of those before them", "[engine][variable]") {
  EngineHarness engine;
  engine.deploy(around(user_task("A", mappings(output("a + 1", "a") + output("a", "b")))));
  const ProcessInstanceKey instance = engine.start("p");

  engine.complete(instance, "A", R"({"a": 1})");

  CHECK(engine.variable(instance, "a") == "2");
  CHECK(engine.variable(instance, "b") == "2");
}

}  // namespace tests
