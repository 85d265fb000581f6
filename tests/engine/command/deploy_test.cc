#include <catch2/catch.hpp>

#include "tests/support/bpmn_text.h"
#include "tests/support/engine_harness.h"

namespace tests {

using engine::RejectionCode;

namespace {

std::string model(std::string_view task = "A") {
  const std::string id(task);
  return bpmn("p", element("startEvent", "S") + user_task(id) + element("endEvent", "E") +
                       flows("S -> " + id + "\n" + id + " -> E"));
}

engine::ProcessDeployed process_of(const engine::DeploymentReply& reply) {
  return std::get<engine::ProcessDeployed>(reply.items.front());
}

std::string by_message(std::string_view name) {
  return bpmn("p",
              element("startEvent", "S", "", "<messageEventDefinition messageRef=\"m\"/>") +
                  user_task("A") + element("endEvent", "E") + flows("S -> A\nA -> E"),
              message("m", name, ""));
}

}  // namespace

TEST_CASE("what equals the newest version keeps its key and number", "[command][deploy]") {
  EngineHarness engine;
  const auto first = process_of(engine.deploy(model()));
  const auto same = process_of(engine.deploy(model()));
  const auto changed = process_of(engine.deploy(model("B")));

  CHECK(same.key == first.key);
  CHECK(same.version == 1);
  CHECK(changed.version == 2);
  CHECK(changed.key != first.key);
  engine.check_replay();
}

TEST_CASE("the number of a deleted version is not given again", "[command][deploy]") {
  EngineHarness engine;
  engine.deploy(model());
  const auto second = process_of(engine.deploy(model("B")));

  engine.must_run(engine::DeleteResource{engine.actor, {second.key.value}});

  CHECK(engine.open_tasks(engine.start("p")) == Names{"A"});
  CHECK(process_of(engine.deploy(model("C"))).version == 3);
  const auto refused = engine.run(engine::DeleteResource{engine.actor, {second.key.value}});
  REQUIRE(refused.has_value());
  CHECK(refused->code == RejectionCode::kNotFound);
  engine.check_replay();
}

TEST_CASE("the message starts of the newest version alone are open", "[command][deploy]") {
  EngineHarness engine;
  engine.deploy(by_message("old"));
  const auto newest = process_of(engine.deploy(by_message("new")));

  engine.publish("old", "");
  CHECK(engine.instances_of("p").empty());
  engine.publish("new", "");
  CHECK(engine.instances_of("p").size() == 1);

  engine.must_run(engine::DeleteResource{engine.actor, {newest.key.value}});
  engine.publish("old", "");
  CHECK(engine.instances_of("p").size() == 2);
  engine.check_replay();
}

TEST_CASE("a target bound to the deployment that is missing refuses it, naming the element",
          "[command][deploy]") {
  EngineHarness engine;
  engine::DeployResources command;
  command.actor = engine.actor;
  command.files.push_back(engine.read(
      bpmn("p", element("startEvent", "S") +
                    element("callActivity", "CA",
                            "<zeebe:calledElement processId=\"q\" bindingType=\"deployment\"/>") +
                    element("endEvent", "E") + flows("S -> CA\nCA -> E")),
      "p.bpmn"));

  const auto refused = engine.run(command);

  REQUIRE(refused.has_value());
  CHECK(refused->code == RejectionCode::kModelInvalid);
  CHECK(refused->detail.find("CA") != std::string::npos);
  CHECK(engine.state().processes.empty());
}

TEST_CASE("a case keeps the versions that were deployed with its own", "[command][deploy]") {
  EngineHarness engine;
  const auto deploy = [&](std::string_view called_task) {
    engine::DeployResources command;
    command.actor = engine.actor;
    command.files.push_back(engine.read(
        bpmn("p", element("startEvent", "S") + user_task("A") +
                      element("callActivity", "CA",
                              "<zeebe:calledElement processId=\"q\" bindingType=\"deployment\"/>") +
                      element("endEvent", "E") + flows("S -> A\nA -> CA\nCA -> E")),
        "p.bpmn"));
    const std::string id(called_task);
    command.files.push_back(engine.read(
        bpmn("q", element("startEvent", "S1") + user_task(id) + element("endEvent", "E1") +
                      flows("S1 -> " + id + "\n" + id + " -> E1")),
        "q.bpmn"));
    engine.must_run(command);
  };
  deploy("old");
  const ProcessInstanceKey before = engine.start("p");
  deploy("new");
  const ProcessInstanceKey after = engine.start("p");

  engine.complete(before, "A");
  engine.complete(after, "A");

  CHECK(engine.open_tasks(engine.called_by(before).front()) == Names{"old"});
  CHECK(engine.open_tasks(engine.called_by(after).front()) == Names{"new"});
  engine.check_replay();
}

TEST_CASE("a process whose calendar nobody has is refused by its name", "[command][deploy]") {
  EngineHarness engine;
  std::string xml = model();
  xml.insert(xml.find("<process ") + 9, "wf:calendar=\"nowhere\" ");

  engine::DeployResources command;
  command.actor = engine.actor;
  command.files.push_back(engine.read(xml, "test.bpmn"));
  const auto refused = engine.run(std::move(command));

  REQUIRE(refused.has_value());
  CHECK(refused->code == RejectionCode::kModelInvalid);
  CHECK(refused->detail.find("'nowhere'") != std::string::npos);
  CHECK(refused->fields.front().field == "p");
}

}  // namespace tests
