#include <catch2/catch.hpp>

#include "tests/support/bpmn_text.h"
#include "tests/support/engine_harness.h"

namespace tests {
namespace {

std::string event_sub_process(std::string_view id, std::string_view definition, bool interrupting,
                              std::string_view start_extensions = {},
                              std::string_view extensions = {}) {
  const std::string inner = std::string(id);
  return element("subProcess", id, extensions,
                 element("startEvent", inner + "_S", start_extensions, definition,
                         interrupting ? "" : "isInterrupting=\"false\"") +
                     user_task(inner + "_T") + element("endEvent", inner + "_E") +
                     flows(inner + "_S -> " + inner + "_T\n" + inner + "_T -> " + inner + "_E"),
                 "triggeredByEvent=\"true\"");
}

const char* const kMessage = "<messageEventDefinition messageRef=\"m\"/>";

}  // namespace

TEST_CASE("a sub-process ends when nothing is left in it", "[engine][scope]") {
  EngineHarness engine;
  engine.deploy(
      bpmn("p", element("startEvent", "S") +
                    element("subProcess", "SP", "",
                            element("startEvent", "S1") + element("parallelGateway", "F") +
                                user_task("a") + user_task("b") + element("endEvent", "E1") +
                                flows("S1 -> F\nF -> a\nF -> b\na -> E1\nb -> E1")) +
                    user_task("next") + element("endEvent", "E") +
                    flows("S -> SP\nSP -> next\nnext -> E")));
  const ProcessInstanceKey instance = engine.start("p");

  engine.complete(instance, "a");
  CHECK(engine.active_elements(instance) == Names{"SP", "b"});

  engine.complete(instance, "b");
  CHECK(engine.active_elements(instance) == Names{"next"});
  engine.check_replay();
}

TEST_CASE("a terminate end event ends the rest of its scope and completes it", "[engine][scope]") {
  EngineHarness engine;
  engine.deploy(
      bpmn("p", element("startEvent", "S") +
                    element("subProcess", "SP", "",
                            element("startEvent", "S1") + element("parallelGateway", "F") +
                                user_task("a") + user_task("b") + element("endEvent", "E1") +
                                element("endEvent", "X", "", "<terminateEventDefinition/>") +
                                flows("S1 -> F\nF -> a\nF -> b\na -> E1\nb -> X")) +
                    user_task("next") + element("endEvent", "E") +
                    flows("S -> SP\nSP -> next\nnext -> E")));
  const ProcessInstanceKey instance = engine.start("p");

  engine.complete(instance, "b");

  CHECK(engine.active_elements(instance) == Names{"next"});
  CHECK(engine.terminated_elements(instance) == Names{"a"});
  engine.check_replay();
}

TEST_CASE("an interrupting event sub-process takes the place of its scope's content",
          "[engine][scope]") {
  EngineHarness engine;
  engine.deploy(bpmn("p",
                     element("startEvent", "S") + user_task("A") + element("endEvent", "E") +
                         flows("S -> A\nA -> E") + event_sub_process("ES", kMessage, true),
                     message("m", "stop", "key")));
  const ProcessInstanceKey instance = engine.start("p", R"({"key": "k"})");

  engine.publish("stop", "k", R"({"why": "x"})");

  CHECK(engine.open_tasks(instance) == Names{"ES_T"});
  CHECK(engine.terminated_elements(instance) == Names{"A"});
  CHECK(engine.variable(instance, "why") == "");
  CHECK(engine.variable_at(instance, "ES", "why") == "\"x\"");
  CHECK(engine.case_of(instance).message_subscriptions.empty());

  engine.complete(instance, "ES_T");
  CHECK(engine.state_of(instance) == engine::InstanceState::kCompleted);
  engine.check_replay();
}

TEST_CASE("two of a non-interrupting event sub-process keep their payloads apart",
          "[engine][scope]") {
  EngineHarness engine;
  engine.deploy(bpmn("p",
                     element("startEvent", "S") + user_task("A") + element("endEvent", "E") +
                         flows("S -> A\nA -> E") + event_sub_process("ES", kMessage, false),
                     message("m", "more", "key")));
  const ProcessInstanceKey instance = engine.start("p", R"({"key": "k"})");

  engine.publish("more", "k", R"({"n": 1})");
  engine.publish("more", "k", R"({"n": 2})");

  CHECK(engine.open_tasks(instance) == Names{"A", "ES_T", "ES_T"});
  CHECK(engine.variable(instance, "n") == "");

  engine.complete(instance, "A");
  CHECK(engine.state_of(instance) == engine::InstanceState::kActive);
  engine.complete(instance, "ES_T");
  engine.complete(instance, "ES_T");
  CHECK(engine.state_of(instance) == engine::InstanceState::kCompleted);
  engine.check_replay();
}

TEST_CASE("the start event of an event sub-process may map its payload away", "[engine][scope]") {
  EngineHarness engine;
  engine.deploy(
      bpmn("p",
           element("startEvent", "S") + user_task("A") + element("endEvent", "E") +
               flows("S -> A\nA -> E") +
               event_sub_process("ES", kMessage, false, mappings(output("n + 1", "moved"))),
           message("m", "more", "key")));
  const ProcessInstanceKey instance = engine.start("p", R"({"key": "k"})");

  engine.publish("more", "k", R"({"n": 1})");

  CHECK(engine.variable(instance, "moved") == "2");
  CHECK(engine.variable_at(instance, "ES", "n") == "");
}

TEST_CASE("an error ends its sub-process and goes on at the boundary", "[engine][error]") {
  EngineHarness engine;
  engine.deploy(bpmn(
      "p",
      element("startEvent", "S") +
          element("subProcess", "SP", "",
                  element("startEvent", "S1") + user_task("a") +
                      element("endEvent", "X", "", "<errorEventDefinition errorRef=\"e\"/>") +
                      flows("S1 -> a\na -> X")) +
          element("boundaryEvent", "B", "", "<errorEventDefinition errorRef=\"e\"/>",
                  "attachedToRef=\"SP\"") +
          user_task("H") + element("endEvent", "E") + flows("S -> SP\nSP -> E\nB -> H\nH -> E"),
      error("e", "bad")));
  const ProcessInstanceKey instance = engine.start("p");

  engine.complete(instance, "a");

  CHECK(engine.open_tasks(instance) == Names{"H"});
  CHECK(engine.terminated_elements(instance) == Names{"SP"});
  engine.check_replay();
}

TEST_CASE("an error that nobody catches is an incident where it was thrown", "[engine][error]") {
  EngineHarness engine;
  engine.deploy(bpmn("p",
                     element("startEvent", "S") + service_task("J", "job") +
                         element("endEvent", "X", "", "<errorEventDefinition errorRef=\"e\"/>") +
                         flows("S -> J\nJ -> X"),
                     error("e", "bad")));
  const ProcessInstanceKey instance = engine.start("p");
  const engine::JobKey job = engine.activate("job").front().job;

  engine.must_run(engine::ThrowJobError{engine.actor, job, "other", "text", {}});
  CHECK(engine.incidents(instance) == Names{"J UNHANDLED_ERROR_EVENT"});
  engine.resolve_incidents(instance);
  engine.complete_job(engine.activate("job").front().job);

  CHECK(engine.incidents(instance) == Names{"X UNHANDLED_ERROR_EVENT"});
  engine.check_replay();
}

TEST_CASE("an error inside an event sub-process is not caught by another of that scope",
          "[engine][error]") {
  EngineHarness engine;
  const std::string thrower =
      element("subProcess", "ES", "",
              element("startEvent", "ES_S", "", kMessage, "isInterrupting=\"false\"") +
                  element("endEvent", "ES_X", "", "<errorEventDefinition errorRef=\"e\"/>") +
                  flows("ES_S -> ES_X"),
              "triggeredByEvent=\"true\"");
  engine.deploy(bpmn("p",
                     element("startEvent", "S") + user_task("A") + element("endEvent", "E") +
                         flows("S -> A\nA -> E") + thrower +
                         event_sub_process("EH", "<errorEventDefinition errorRef=\"e\"/>", true),
                     message("m", "go", "key") + error("e", "bad")));
  const ProcessInstanceKey instance = engine.start("p", R"({"key": "k"})");

  engine.publish("go", "k");

  CHECK(engine.incidents(instance) == Names{"ES_X UNHANDLED_ERROR_EVENT"});
  CHECK(engine.open_tasks(instance) == Names{"A"});
}

TEST_CASE("a called process runs in the case of its caller and hands back its variables",
          "[engine][call]") {
  EngineHarness engine;
  engine.deploy(bpmn_file(
      process("p", element("startEvent", "S") +
                       element("callActivity", "CA", "<zeebe:calledElement processId=\"q\"/>") +
                       element("endEvent", "E") + flows("S -> CA\nCA -> E")) +
      process("q", element("startEvent", "S1") + user_task("T") + element("endEvent", "E1") +
                       flows("S1 -> T\nT -> E1"))));
  const ProcessInstanceKey instance = engine.start("p", R"({"a": 1})");

  REQUIRE(engine.called_by(instance).size() == 1);
  const ProcessInstanceKey child = engine.called_by(instance).front();
  CHECK(engine.variable(child, "a") == "1");
  CHECK(engine.cases().size() == 1);

  engine.complete(child, "T", R"({"a": 2, "b": 3})");

  CHECK(engine.state_of(child) == engine::InstanceState::kCompleted);
  CHECK(engine.state_of(instance) == engine::InstanceState::kCompleted);
  CHECK(engine.variable(instance, "a") == "2");
  CHECK(engine.variable(instance, "b") == "3");
  engine.check_replay();
}

TEST_CASE("a called process that is not there is an incident, and called once it is",
          "[engine][call]") {
  EngineHarness engine;
  engine.deploy(
      bpmn("p", element("startEvent", "S") +
                    element("callActivity", "CA", "<zeebe:calledElement processId=\"q\"/>") +
                    element("endEvent", "E") + flows("S -> CA\nCA -> E")));
  const ProcessInstanceKey instance = engine.start("p");
  CHECK(engine.incidents(instance) == Names{"CA CALLED_ELEMENT_ERROR"});

  engine.deploy(
      bpmn("q", element("startEvent", "S1") + element("endEvent", "E1") + flows("S1 -> E1")));
  engine.resolve_incidents(instance);

  CHECK(engine.state_of(instance) == engine::InstanceState::kCompleted);
  engine.check_replay();
}

TEST_CASE("a process that calls itself very deep comes back out", "[engine][call]") {
  EngineHarness engine;
  engine.deploy(bpmn(
      "p", element("startEvent", "S") +
               element("exclusiveGateway", "G", "", "", "default=\"out\"") +
               element("callActivity", "CA",
                       "<zeebe:calledElement processId=\"p\"/>" + mappings(input("n - 1", "n"))) +
               element("endEvent", "E") + flows("S -> G\nG -> CA [n > 0]\nG -> E (out)\nCA -> E")));

  const ProcessInstanceKey instance = engine.start("p", R"({"n": 300})");

  CHECK(engine.state_of(instance) == engine::InstanceState::kCompleted);
  CHECK(engine.case_of(instance).instances.size() == 301);
}

TEST_CASE("input mappings of an event sub-process are local to it and see what started it",
          "[engine][scope]") {
  EngineHarness engine;
  engine.deploy(
      bpmn("p",
           element("startEvent", "S") + user_task("A") + element("endEvent", "E") +
               flows("S -> A\nA -> E") +
               event_sub_process("ES", kMessage, true, "", mappings(input("n + base", "sum"))),
           message("m", "stop", "key")));
  const ProcessInstanceKey instance = engine.start("p", R"({"key": "k", "base": 1})");

  engine.publish("stop", "k", R"({"n": 2})");

  CHECK(engine.variable_at(instance, "ES", "sum") == "3");
  CHECK(engine.variable_at(instance, "ES", "n") == "2");
  CHECK(engine.variable(instance, "sum") == "");
  engine.check_replay();
}

TEST_CASE("what starts an event sub-process survives an incident at its beginning",
          "[engine][scope]") {
  EngineHarness engine;
  engine.deploy(bpmn("p",
                     element("startEvent", "S") + user_task("A") + element("endEvent", "E") +
                         flows("S -> A\nA -> E") +
                         event_sub_process("ES", kMessage, true, mappings(output("n + 1", "got")),
                                           mappings(input("assert(base, base != null)", "b"))),
                     message("m", "stop", "key")));
  const ProcessInstanceKey instance = engine.start("p", R"({"key": "k"})");

  engine.publish("stop", "k", R"({"n": 2})");
  CHECK(engine.incidents(instance) == Names{"ES IO_MAPPING_ERROR"});

  engine.set_variables(root_scope(instance), R"({"base": 1})");
  engine.resolve_incidents(instance);

  CHECK(engine.open_tasks(instance) == Names{"ES_T"});
  CHECK(engine.variable(instance, "got") == "3");
  engine.check_replay();
}

TEST_CASE("a process that cannot wait for its event sub-process begins once that is mended",
          "[engine][scope]") {
  EngineHarness engine;
  const std::string rest = user_task("A") + element("endEvent", "E") + flows("S -> A\nA -> E") +
                           event_sub_process("ES", kMessage, true);
  const std::string stop = message("m", "stop", "key");
  engine.deploy(bpmn("by_command", element("startEvent", "S") + rest, stop));
  engine.deploy(bpmn("by_message",
                     element("startEvent", "S", mappings(output("n + 1", "got")),
                             "<messageEventDefinition messageRef=\"g\"/>") +
                         rest,
                     stop + message("g", "go", "key")));
  engine.start("by_command");
  engine.publish("go", "", R"({"n": 1})");

  for (const char* id : {"by_command", "by_message"}) {
    const ProcessInstanceKey instance = engine.instances_of(id).front();
    CHECK(engine.incidents(instance) == Names{std::string(id) + " EXTRACT_VALUE_ERROR"});
    CHECK(engine.open_tasks(instance).empty());

    engine.set_variables(root_scope(instance), R"({"key": "k"})");
    engine.resolve_incidents(instance);

    CHECK(engine.open_tasks(instance) == Names{"A"});
    CHECK(engine.case_of(instance).message_subscriptions.size() == 1);
  }
  CHECK(engine.variable(engine.instances_of("by_message").front(), "got") == "2");
  engine.check_replay();
}

}  // namespace tests
