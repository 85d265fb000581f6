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

engine::Actor person(std::string login, std::string role = {}) {
  engine::Actor actor;
  actor.kind = engine::ActorKind::kAccount;
  actor.login = std::move(login);
  if (!role.empty()) actor.roles.push_back({std::move(role), "u-1"});
  return actor;
}

struct Fixture {
  explicit Fixture(std::string_view assignment, std::string_view attributes = {}) {
    engine.deploy(
        bpmn("p", element("startEvent", "S") +
                      element("userTask", "A", "<zeebe:userTask/>" + std::string(assignment), "",
                              attributes) +
                      element("endEvent", "E") + flows("S -> A\nA -> E")));
    instance = engine.start("p");
    task = engine.task(instance, "A")->key;
  }
  const engine::UserTask& row() { return *engine.case_of(instance).user_tasks.find(task); }
  std::optional<engine::Rejection> complete(engine::Actor actor, std::string_view variables) {
    return engine.run(engine::CompleteUserTask{std::move(actor), task, json(variables), {}});
  }

  EngineHarness engine;
  ProcessInstanceKey instance;
  engine::UserTaskKey task;
};

const char* const kGroup = "<zeebe:assignmentDefinition candidateGroups=\"r.town-org\"/>";

}  // namespace

TEST_CASE("only the assignee, a candidate or a permitted caller completes a task",
          "[command][task]") {
  Fixture fixture("<zeebe:assignmentDefinition assignee=\"ada\"/>");

  const auto refused = fixture.complete(person("bob"), "{}");

  REQUIRE(refused.has_value());
  CHECK(refused->code == RejectionCode::kNotEntitled);
  CHECK_FALSE(fixture.complete(person("ada"), "{}").has_value());
  CHECK(fixture.row().completed_by == "ada");
}

TEST_CASE("a candidate claims a task once, and gives it back", "[command][task]") {
  Fixture fixture(kGroup);
  const engine::Actor ada = person("ada", "r.town-org");
  const engine::Actor bob = person("bob", "r.town-org");

  CHECK(
      fixture.engine.run(engine::ClaimUserTask{person("eve", "r.panel"), fixture.task, {}})->code ==
      RejectionCode::kNotEntitled);
  fixture.engine.must_run(engine::ClaimUserTask{ada, fixture.task, {}});
  CHECK(fixture.row().assignee == "ada");
  CHECK(fixture.engine.run(engine::ClaimUserTask{bob, fixture.task, {}})->code ==
        RejectionCode::kAlreadyClaimed);
  CHECK(fixture.complete(bob, "{}")->code == RejectionCode::kNotEntitled);

  fixture.engine.must_run(engine::UnclaimUserTask{ada, fixture.task, {}});
  CHECK(fixture.row().assignee.empty());
  CHECK_FALSE(fixture.complete(bob, "{}").has_value());
}

TEST_CASE("a task is offered to a role in a unit, and to no nominee by that role",
          "[command][task]") {
  Fixture there("<zeebe:assignmentDefinition candidateGroups=\"r.town-org@u-1\"/>");
  Fixture elsewhere("<zeebe:assignmentDefinition candidateGroups=\"r.town-org@u-2, u-1\"/>");
  Fixture nominees("<zeebe:assignmentDefinition candidateGroups=\"r.nominee\"/>");
  const engine::Actor ada = person("ada", "r.town-org");
  const auto claim = [](Fixture& fixture, const engine::Actor& actor) {
    return fixture.engine.run(engine::ClaimUserTask{actor, fixture.task, {}});
  };

  CHECK_FALSE(claim(there, ada).has_value());
  CHECK(claim(elsewhere, ada)->code == RejectionCode::kNotEntitled);
  CHECK(claim(nominees, person("bob", "r.nominee"))->code == RejectionCode::kNotEntitled);
}

TEST_CASE("another's task is refused before its version is looked at", "[command][task]") {
  Fixture fixture("<zeebe:assignmentDefinition assignee=\"ada\"/>");
  const engine::Actor bob = person("bob");
  constexpr std::uint32_t kOld = 77;

  CHECK(fixture.engine.run(engine::SaveUserTask{bob, fixture.task, json("{}"), kOld})->code ==
        RejectionCode::kNotEntitled);
  CHECK(fixture.engine.run(engine::UnclaimUserTask{bob, fixture.task, kOld})->code ==
        RejectionCode::kNotEntitled);
  CHECK(fixture.engine.run(engine::CompleteUserTask{bob, fixture.task, json("{}"), kOld})->code ==
        RejectionCode::kNotEntitled);
  CHECK(fixture.engine.run(engine::SaveUserTask{person("ada"), fixture.task, json("{}"), kOld})
            ->code == RejectionCode::kVersionConflict);
}

TEST_CASE("a task is given to somebody, and to another only if that may be", "[command][task]") {
  Fixture fixture(kGroup);
  const engine::Actor admin = fixture.engine.actor;
  fixture.engine.must_run(engine::AssignUserTask{admin, fixture.task, "ada", true, {}});

  CHECK(fixture.engine.run(engine::AssignUserTask{admin, fixture.task, "bob", false, {}})->code ==
        RejectionCode::kAlreadyClaimed);
  fixture.engine.must_run(engine::AssignUserTask{admin, fixture.task, "bob", true, {}});
  CHECK(fixture.row().assignee == "bob");
  fixture.engine.must_run(engine::UnassignUserTask{admin, fixture.task, {}});
  CHECK(fixture.row().assignee.empty());
}

TEST_CASE("an update changes what it names and leaves the rest", "[command][task]") {
  Fixture fixture(kGroup);
  engine::UpdateUserTask update;
  update.actor = fixture.engine.actor;
  update.task = fixture.task;
  update.priority = 80;
  update.due = engine::Instant{1'700'000'000'000};
  fixture.engine.must_run(update);

  CHECK(fixture.row().priority == 80);
  CHECK(fixture.row().candidate_groups == Names{"r.town-org"});

  update.priority = 101;
  CHECK(fixture.engine.run(update)->code == RejectionCode::kArgInvalid);
}

TEST_CASE("a stale version of a task is a conflict", "[command][task]") {
  Fixture fixture(kGroup);
  const std::uint32_t seen = fixture.row().version;
  fixture.engine.must_run(
      engine::SaveUserTask{fixture.engine.actor, fixture.task, json(R"({"x": 1})"), seen});
  CHECK(fixture.row().draft == json(R"({"x": 1})"));

  const auto refused = fixture.engine.run(
      engine::SaveUserTask{fixture.engine.actor, fixture.task, json("{}"), seen});

  REQUIRE(refused.has_value());
  CHECK(refused->code == RejectionCode::kVersionConflict);
}

TEST_CASE("a task that is over is not active, one that never was is not found", "[command][task]") {
  Fixture fixture(kGroup);
  CHECK_FALSE(fixture.complete(fixture.engine.actor, "{}").has_value());

  CHECK(fixture.complete(fixture.engine.actor, "{}")->code == RejectionCode::kTaskNotActive);
  fixture.task = {12345};
  CHECK(fixture.complete(fixture.engine.actor, "{}")->code == RejectionCode::kNotFound);
}

TEST_CASE("a decision is one of the words of its node", "[command][task]") {
  Fixture fixture(kGroup, "wf:outcomes=\"met, unmet!\"");
  const engine::Actor ada = person("ada", "r.town-org");

  const auto none = fixture.complete(ada, "{}");
  const auto other = fixture.complete(ada, R"({"outcome": "maybe"})");

  REQUIRE(none.has_value());
  CHECK(none->code == RejectionCode::kFormInvalid);
  REQUIRE(other.has_value());
  REQUIRE(other->fields.size() == 1);
  CHECK(other->fields[0].field == "outcome");
  CHECK_FALSE(fixture.complete(ada, R"({"outcome": "met"})").has_value());
  CHECK(fixture.row().outcome == "met");
  CHECK(fixture.engine.variable(fixture.instance, "outcome") == "\"met\"");
}

TEST_CASE("an adverse decision needs an opinion, of twenty characters where people decide",
          "[command][task]") {
  Fixture plain(kGroup, "wf:outcomes=\"met, unmet!\"");
  Fixture human(kGroup, "wf:outcomes=\"met, unmet!\" wf:humanDecision=\"true\"");
  const engine::Actor ada = person("ada", "r.town-org");

  CHECK(plain.complete(ada, R"({"outcome": "unmet"})")->code == RejectionCode::kFormInvalid);
  CHECK_FALSE(plain.complete(ada, R"({"outcome": "unmet", "opinion": "no"})").has_value());
  CHECK(human.complete(ada, R"({"outcome": "unmet", "opinion": "no"})")->fields[0].code ==
        "too-short");
  CHECK_FALSE(human
                  .complete(ada, R"({"outcome": "unmet",
                                 "opinion": "年龄超过规定的上限，按照公告第三条不符合资格条件"})")
                  .has_value());
  CHECK_FALSE(human.row().opinion.empty());
}

TEST_CASE("the engine itself never decides what is a person's to decide", "[command][task]") {
  Fixture fixture(kGroup, "wf:humanDecision=\"true\"");
  engine::Actor timer;
  timer.kind = engine::ActorKind::kTimer;
  timer.may_act_on_any = true;

  const auto refused = fixture.complete(timer, "{}");

  REQUIRE(refused.has_value());
  CHECK(refused->code == RejectionCode::kNotEntitled);
}

TEST_CASE("without outcomes a task that was done is approved", "[command][task]") {
  Fixture fixture("<zeebe:assignmentDefinition assignee=\"ada\"/>", "wf:due=\"2 workdays\"");

  CHECK_FALSE(fixture.complete(person("ada"), R"({"outcome": "bogus"})"));

  CHECK(fixture.row().outcome == "approved");
}

TEST_CASE("nobody acts for whom a process with settings names", "[command][task]") {
  const auto [assignment, attributes] = GENERATE(table<std::string, std::string>(
      {{"<zeebe:assignmentDefinition assignee=\"ada\"/>", "wf:due=\"2 workdays\""},
       {kGroup, "wf:humanDecision=\"true\""},
       {kGroup, "wf:withheld=\"true\""}}));
  Fixture fixture(assignment, attributes);
  engine::Actor admin = person("root");
  admin.may_act_on_any = true;
  engine::UpdateUserTask offer;
  offer.actor = admin;
  offer.task = fixture.task;
  offer.candidate_users = std::vector<std::string>{"root"};
  engine::UpdateUserTask urge = offer;
  urge.candidate_users.reset();
  urge.priority = 70;
  const auto code_of = [&](engine::Command command) {
    const auto refused = fixture.engine.run(std::move(command));
    return refused ? std::optional(refused->code) : std::nullopt;
  };

  CHECK(fixture.complete(admin, "{}")->code == RejectionCode::kSod);
  CHECK(code_of(engine::ClaimUserTask{admin, fixture.task, {}}) == RejectionCode::kSod);
  CHECK(code_of(engine::SaveUserTask{admin, fixture.task, json("{}"), {}}) == RejectionCode::kSod);
  CHECK(code_of(engine::AssignUserTask{admin, fixture.task, "root", true, {}}) ==
        RejectionCode::kFourEyes);
  CHECK(code_of(std::move(offer)) == RejectionCode::kFourEyes);
  CHECK_FALSE(code_of(std::move(urge)));
  CHECK_FALSE(fixture.complete(person("ada", "r.town-org"), "{}"));
}

TEST_CASE("who is named by a process with settings cannot put the task back", "[command][task]") {
  Fixture fixture("<zeebe:assignmentDefinition assignee=\"ada\" candidateGroups=\"r.town-org\"/>",
                  "wf:due=\"2 workdays\"");

  const auto unclaimed =
      fixture.engine.run(engine::UnclaimUserTask{person("ada"), fixture.task, {}});
  const auto unassigned =
      fixture.engine.run(engine::UnassignUserTask{person("ada"), fixture.task, {}});

  CHECK(unclaimed->code == RejectionCode::kFourEyes);
  CHECK(unassigned->code == RejectionCode::kFourEyes);
  CHECK(fixture.row().assignee == "ada");
}

TEST_CASE("a draft is its writer's own", "[command][task]") {
  Fixture fixture(kGroup);
  const engine::Actor ada = person("ada", "r.town-org");
  const auto save = [&] {
    fixture.engine.must_run(engine::SaveUserTask{ada, fixture.task, json(R"({"points": 7})"), {}});
    REQUIRE_FALSE(fixture.row().draft.is_null());
  };
  const auto assign = [&](std::string login) {
    fixture.engine.must_run(engine::AssignUserTask{fixture.engine.actor, fixture.task,
                                                   std::move(login), true, std::nullopt});
  };
  fixture.engine.must_run(engine::ClaimUserTask{ada, fixture.task, {}});

  save();
  assign("ada");
  CHECK_FALSE(fixture.row().draft.is_null());
  assign("bob");
  CHECK(fixture.row().draft.is_null());
  assign("ada");
  save();
  fixture.engine.must_run(engine::UnclaimUserTask{ada, fixture.task, {}});
  CHECK(fixture.row().draft.is_null());
}

TEST_CASE("a form that breaks its rules is refused and names the field", "[command][task]") {
  EngineHarness engine;
  const char* const kForm = R"({"type": "default", "id": "F", "schemaVersion": 16, "components": [
    {"type": "textfield", "key": "name", "id": "n", "label": "Name",
     "validate": {"required": true}}]})";
  engine::DeployResources command;
  command.actor = engine.actor;
  command.files.push_back(
      engine.read(bpmn("p", element("startEvent", "S") +
                                element("userTask", "A",
                                        "<zeebe:userTask/><zeebe:formDefinition formId=\"F\" "
                                        "bindingType=\"deployment\"/>",
                                        "", "wf:outcomes=\"met, unmet!\"") +
                                element("endEvent", "E") + flows("S -> A\nA -> E")),
                  "p.bpmn"));
  command.files.push_back(engine.read(kForm, "F.form"));
  engine.must_run(command);
  const ProcessInstanceKey instance = engine.start("p");
  const engine::UserTaskKey task = engine.task(instance, "A")->key;
  const auto complete = [&](std::string_view variables) {
    return engine.run(engine::CompleteUserTask{engine.actor, task, json(variables), {}});
  };

  const auto refused = complete(R"({"outcome": "met"})");

  REQUIRE(refused.has_value());
  CHECK(refused->code == RejectionCode::kFormInvalid);
  REQUIRE(refused->fields.size() == 1);
  CHECK(refused->fields[0].field == "name");
  CHECK_FALSE(complete(R"({"outcome": "met", "name": "Ada"})").has_value());
  CHECK(engine.variable(instance, "name") == "\"Ada\"");
}

}  // namespace tests
