#include <catch2/catch.hpp>

#include "engine/feel/json.h"
#include "tests/support/bpmn_text.h"
#include "tests/support/engine_harness.h"

// Decisions as they are recorded: asked by a caller, and by a business rule task.
namespace tests {

using engine::feel::to_json;

namespace {

// A score from the years, which must not be negative, and a grade from the score.
const char* const kGrades =
    "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' id='grades' name='Grades' "
    "namespace='urn:test'>"
    "<inputData id='i' name='years'><variable name='years'/></inputData>"
    "<decision id='score' name='Score'><variable name='Score'/>"
    "<informationRequirement><requiredInput href='#i'/></informationRequirement>"
    "<literalExpression><text>assert(years, years >= 0, \"negative\") * 2 + (if years > 50 then "
    "\"old\" else 0)</text></literalExpression></decision>"
    "<decision id='grade' name='Grade'><variable name='Grade'/>"
    "<informationRequirement><requiredDecision href='#score'/></informationRequirement>"
    "<decisionTable id='t' hitPolicy='FIRST'>"
    "<input id='in' label='Points'><inputExpression><text>Score</text></inputExpression></input>"
    "<output id='out' name='grade'/>"
    "<rule id='low'><inputEntry><text>&lt; 10</text></inputEntry><outputEntry><text>\"C\"</text>"
    "</outputEntry></rule>"
    "<rule id='high'><inputEntry><text>&gt;= 10</text></inputEntry><outputEntry><text>\"A\"</text>"
    "</outputEntry></rule></decisionTable></decision></definitions>";

std::string grading() {
  return bpmn("p", element("startEvent", "S") +
                       element("businessRuleTask", "B",
                               "<zeebe:calledDecision decisionId=\"grade\" "
                               "resultVariable=\"result\"/>") +
                       user_task("A") + flows("S -> B\nB -> A"));
}

struct Grading {
  Grading() { engine.deploy(kGrades, "grades.dmn"); }

  engine::DecisionEvaluated ask(std::string_view variables) {
    engine::EvaluateDecision command{engine.actor, "grade", {}, {}};
    command.variables = engine::feel::parse_json(variables).value();
    return std::get<engine::DecisionReply>(engine.must_run(command)).evaluated;
  }

  EngineHarness engine;
};

}  // namespace

TEST_CASE("a decision that is asked tells what it saw, from where, and what hit", "[command]") {
  Grading grading;

  const engine::DecisionEvaluated evaluated = grading.ask(R"({"years": 7})");

  CHECK(to_json(evaluated.output.value) == "\"A\"");
  CHECK(evaluated.failure.value.empty());
  REQUIRE(evaluated.decisions.size() == 2);
  CHECK(evaluated.decisions[0].id == "score");
  CHECK(evaluated.decisions[0].type == "LITERAL_EXPRESSION");
  const engine::EvaluatedDecision& grade = evaluated.decisions[1];
  CHECK(grade.decision == evaluated.decision);
  REQUIRE(grade.inputs.size() == 1);
  CHECK(grade.inputs[0].name == "Points");
  CHECK(grade.inputs[0].source == "Score");
  CHECK(to_json(grade.inputs[0].value.value) == "14");
  REQUIRE(grade.rules.size() == 1);
  CHECK(grade.rules[0].id == "high");
  CHECK(grading.engine.state().decision_instances.size() == 2);
  grading.engine.check_replay();
}

TEST_CASE("a null that came from an error stands with its warning", "[command]") {
  Grading grading;

  const engine::DecisionEvaluated evaluated = grading.ask(R"({"years": 51})");

  CHECK(evaluated.output.value.is_null());
  REQUIRE(evaluated.decisions.size() == 2);
  CHECK(evaluated.decisions[0].warnings.value.size() == 1);
  CHECK(evaluated.decisions[1].warnings.value.empty());
}

TEST_CASE("a decision that fails is answered and recorded with what failed", "[command]") {
  Grading grading;

  const engine::DecisionEvaluated evaluated = grading.ask(R"({"years": -1})");

  CHECK(evaluated.output.value.is_null());
  CHECK(evaluated.failure.value.find("negative") != std::string::npos);
  REQUIRE(evaluated.decisions.size() == 1);
  CHECK(evaluated.decisions[0].id == "score");
  const auto& rows = grading.engine.state().decision_instances;
  REQUIRE(rows.size() == 1);
  CHECK(rows.begin()->failure == evaluated.failure.value);
}

TEST_CASE("a decision that is not there, or no more, is not found", "[command]") {
  Grading grading;
  const engine::DecisionKey key = grading.ask(R"({"years": 1})").decision;
  engine::EvaluateDecision command{
      grading.engine.actor, "other", {}, engine::feel::Value::context({})};

  CHECK(grading.engine.run(command)->code == engine::RejectionCode::kNotFound);
  command.key = {999'999};
  CHECK(grading.engine.run(command)->detail == "there is no decision 999999");
  command.key = key;
  CHECK_FALSE(grading.engine.run(command));
  const auto graph = grading.engine.state().requirements.begin()->key;
  grading.engine.must_run(engine::DeleteResource{grading.engine.actor, {graph.value}});
  CHECK(grading.engine.run(command)->code == engine::RejectionCode::kNotFound);
}

TEST_CASE("a business rule task keeps a row for each decision of its evaluation", "[element]") {
  Grading grading_of;
  EngineHarness& engine = grading_of.engine;
  engine.deploy(grading());

  const ProcessInstanceKey instance = engine.start("p", R"({"years": 2})");

  CHECK(engine.open_tasks(instance) == Names{"A"});
  CHECK(engine.variable(instance, "result") == "\"C\"");
  const auto& rows = engine.case_of(instance).decision_instances;
  REQUIRE(rows.size() == 2);
  const engine::DecisionInstance& score = *rows.begin();
  CHECK(score.place == 1);
  CHECK(score.id == "score");
  CHECK(score.version == 1);
  CHECK(score.instance == instance);
  CHECK(score.element_instance == engine.element(instance, "B")->key);
  CHECK(score.asked != score.decision);
  CHECK(to_json(score.output) == "4");
  engine.check_replay();
}

TEST_CASE("an evaluation that fails is on record, with the incident behind it", "[element]") {
  Grading grading_of;
  EngineHarness& engine = grading_of.engine;
  engine.deploy(grading());

  const ProcessInstanceKey instance = engine.start("p", R"({"years": -2})");

  REQUIRE(engine.incidents(instance).size() == 1);
  const auto& rows = engine.case_of(instance).decision_instances;
  REQUIRE(rows.size() == 1);
  CHECK(rows.begin()->id == "score");
  CHECK(rows.begin()->failure.find("negative") != std::string::npos);
  engine.set_variables(root_scope(instance), R"({"years": 3})");
  engine.resolve_incidents(instance);
  CHECK(engine.open_tasks(instance) == Names{"A"});
  CHECK(rows.size() == 3);
  engine.check_replay();
}

}  // namespace tests
