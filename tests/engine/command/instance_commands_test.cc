#include <catch2/catch.hpp>

#include "engine/feel/json.h"
#include "tests/support/bpmn_text.h"
#include "tests/support/engine_harness.h"

namespace tests {

using engine::RejectionCode;

namespace {

engine::feel::Value json(std::string_view text) {
  return *engine::feel::parse_json(text);
}

std::string one_task() {
  return bpmn("p", element("startEvent", "S") + user_task("A") + element("endEvent", "E") +
                       flows("S -> A\nA -> E"));
}

// The refusal of a command, and that it left everything as it was.
engine::Rejection refused(EngineHarness& engine, engine::Command command) {
  const std::string before = dump(engine.state(), engine.cases());
  const std::size_t events = engine.history().size();
  const auto refusal = engine.run(std::move(command));
  REQUIRE(refusal.has_value());
  CHECK(dump(engine.state(), engine.cases()) == before);
  CHECK(engine.history().size() == events);
  return *refusal;
}

}  // namespace

TEST_CASE("an instance is created by id, by version and by key", "[command]") {
  EngineHarness engine;
  engine.deploy(one_task());
  const auto second = engine.deploy(one_task() + "<!-- changed -->");
  engine::CreateProcessInstance by_id{engine.actor, "p", 0, {}, {}, {}, "B-1", {"t"}};
  engine::CreateProcessInstance by_version = by_id;
  by_version.version = 1;
  engine::CreateProcessInstance by_key;
  by_key.actor = engine.actor;
  by_key.definition = std::get<engine::ProcessDeployed>(second.items[0]).key;

  const auto newest = std::get<engine::InstanceReply>(engine.must_run(by_id));
  const auto first = std::get<engine::InstanceReply>(engine.must_run(by_version));
  const auto named = std::get<engine::InstanceReply>(engine.must_run(by_key));

  CHECK(newest.version == 2);
  CHECK(first.version == 1);
  CHECK(named.version == 2);
  const auto& row = *engine.case_of(newest.instance).instances.find(newest.instance);
  CHECK(row.business_id == "B-1");
  CHECK(row.tags == Names{"t"});
  CHECK(row.initiator == "tester");
}

TEST_CASE("a process that is not there, or begins by message only, is not created", "[command]") {
  EngineHarness engine;
  engine.deploy(bpmn("p",
                     element("startEvent", "S", "", "<messageEventDefinition messageRef=\"m\"/>") +
                         element("endEvent", "E") + flows("S -> E"),
                     message("m", "go", "")));
  engine::CreateProcessInstance command;
  command.process_id = "q";
  CHECK(refused(engine, command).code == RejectionCode::kNotFound);

  command.process_id = "p";
  CHECK(refused(engine, command).code == RejectionCode::kNotStartable);
}

TEST_CASE("an instance begins at the elements that are named, in their scopes", "[command]") {
  EngineHarness engine;
  engine.deploy(bpmn("p", element("startEvent", "S") + user_task("A") +
                              element("subProcess", "SP", "",
                                      element("startEvent", "S1") + user_task("B") +
                                          element("endEvent", "E1") + flows("S1 -> B\nB -> E1")) +
                              element("endEvent", "E") + flows("S -> A\nA -> SP\nSP -> E")));
  engine::CreateProcessInstance command;
  command.actor = engine.actor;
  command.process_id = "p";
  command.start_elements = {"B"};
  const auto reply = std::get<engine::InstanceReply>(engine.must_run(command));

  CHECK(engine.active_elements(reply.instance) == Names{"SP", "B"});

  engine.complete(reply.instance, "B");
  CHECK(engine.state_of(reply.instance) == engine::InstanceState::kCompleted);

  command.start_elements = {"S1"};
  CHECK(refused(engine, command).code == RejectionCode::kArgInvalid);
  engine.check_replay();
}

TEST_CASE("cancelling ends the instance and what it called", "[command]") {
  EngineHarness engine;
  engine.deploy(bpmn_file(
      process("p", element("startEvent", "S") +
                       element("callActivity", "CA", "<zeebe:calledElement processId=\"q\"/>") +
                       element("endEvent", "E") + flows("S -> CA\nCA -> E")) +
      process("q", element("startEvent", "S1") + user_task("T") + element("endEvent", "E1") +
                       flows("S1 -> T\nT -> E1"))));
  const ProcessInstanceKey instance = engine.start("p");
  const ProcessInstanceKey child = engine.called_by(instance).front();
  CHECK(refused(engine, engine::CancelProcessInstance{engine.actor, child}).code ==
        RejectionCode::kInvalidState);

  engine.must_run(engine::CancelProcessInstance{engine.actor, instance});

  CHECK(engine.state_of(instance) == engine::InstanceState::kTerminated);
  CHECK(engine.state_of(child) == engine::InstanceState::kTerminated);
  CHECK(engine.open_tasks(child).empty());
  CHECK(refused(engine, engine::CancelProcessInstance{engine.actor, instance}).code ==
        RejectionCode::kNotFound);
  engine.check_replay();
}

TEST_CASE("variables are set at a scope, or where the name is held", "[command]") {
  EngineHarness engine;
  engine.deploy(one_task());
  const ProcessInstanceKey instance = engine.start("p", R"({"a": 1})");
  const ElementInstanceKey task = engine.element(instance, "A")->key;

  engine.set_variables(task, R"({"a": 2, "b": 3})", true);
  CHECK(engine.variable(instance, "a") == "1");
  CHECK(engine.variable_at(instance, "A", "b") == "3");

  engine.set_variables(task, R"({"b": 4, "c": 5})");
  CHECK(engine.variable_at(instance, "A", "b") == "4");
  CHECK(engine.variable(instance, "c") == "5");
  CHECK(refused(engine, engine::SetVariables{engine.actor, {999}, json("{}"), false}).code ==
        RejectionCode::kNotFound);
}

TEST_CASE("the data of a case with settings takes a second person", "[command]") {
  EngineHarness engine;
  engine.deploy(
      bpmn("p", element("startEvent", "S") +
                    element("userTask", "A", "<zeebe:userTask/>", "", "wf:due=\"2 workdays\"") +
                    flows("S -> A")));
  const ProcessInstanceKey instance = engine.start("p");
  engine::SetVariables change{engine.actor, root_scope(instance), json(R"({"x": 1})"), false};
  change.actor.kind = engine::ActorKind::kAccount;

  CHECK(refused(engine, change).code == RejectionCode::kFourEyes);

  change.actor.kind = engine::ActorKind::kOpen;
  CHECK_FALSE(engine.run(change));
}

TEST_CASE("a loop that never waits is parked, continued, and stopped at its limit",
          "[command][limit]") {
  EngineHarness engine;
  engine.input().limits = {50, 500};
  engine.deploy(bpmn("p", element("startEvent", "S") + element("exclusiveGateway", "M") +
                              element("manualTask", "T") +
                              element("exclusiveGateway", "G", "", "", "default=\"f_G_M\"") +
                              element("endEvent", "E") +
                              flows("S -> M\nM -> T\nT -> G\nG -> M\nG -> E [stop = true]")));

  const ProcessInstanceKey instance = engine.start("p", R"({"stop": false})");

  REQUIRE(engine.incidents(instance).size() == 1);
  CHECK(engine.incidents(instance).front().find("STEP_LIMIT") != std::string::npos);
  CHECK(engine.state_of(instance) == engine::InstanceState::kActive);

  engine.set_variables(engine::root_scope(instance), R"({"stop": true})");
  engine.resolve_incidents(instance);
  CHECK(engine.state_of(instance) == engine::InstanceState::kCompleted);
  engine.check_replay();
}

TEST_CASE("scopes around a named element are opened with all that waits at them", "[command]") {
  EngineHarness engine;
  engine.deploy(
      bpmn("p",
           element("startEvent", "S") +
               element("subProcess", "SP", mappings(input("key", "mine")),
                       element("startEvent", "S1") + user_task("B") + element("endEvent", "E1") +
                           flows("S1 -> B\nB -> E1")) +
               element("boundaryEvent", "M", "", "<messageEventDefinition messageRef=\"m\"/>",
                       "attachedToRef=\"SP\"") +
               user_task("late") + element("endEvent", "E") + flows("S -> SP\nSP -> E\nM -> late"),
           message("m", "stop", "key")));
  engine::CreateProcessInstance command;
  command.actor = engine.actor;
  command.process_id = "p";
  command.start_elements = {"B"};
  CHECK(refused(engine, command).code == RejectionCode::kArgInvalid);  // no correlation key

  command.variables = json(R"({"key": "k"})");
  const auto reply = std::get<engine::InstanceReply>(engine.must_run(command));
  CHECK(engine.variable_at(reply.instance, "SP", "mine") == "\"k\"");

  engine.publish("stop", "k");
  CHECK(engine.active_elements(reply.instance) == Names{"late"});
  engine.check_replay();
}

}  // namespace tests
