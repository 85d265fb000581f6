// What people ask of a decision afterwards: inputs and where they come from, the rules that hit,
// the decisions on the way, and of every other rule the cell that it failed by.
#include <catch2/catch.hpp>

#include "engine/dmn/cell_test.h"
#include "tests/engine/dmn/model_text.h"

namespace engine::dmn {
namespace {

// Applicant (input) -> score (literal) -> grade (table).
const char* const kModel =
    "<inputData id='i_person' name='person'><variable name='person'/></inputData>"
    "<decision id='d_score' name='score'><variable name='score'/>"
    "<informationRequirement><requiredInput href='#i_person'/></informationRequirement>"
    "<literalExpression><text>person.years * 2 + person.missing</text></literalExpression>"
    "</decision>"
    "<decision id='d' name='grade'><variable name='grade'/>"
    "<informationRequirement><requiredInput href='#i_person'/></informationRequirement>"
    "<informationRequirement><requiredDecision href='#d_score'/></informationRequirement>"
    "<decisionTable hitPolicy='FIRST'>"
    "<input id='in1' label='Age'><inputExpression><text>person.age</text></inputExpression></input>"
    "<input id='in2'><inputExpression><text>person.town</text></inputExpression></input>"
    "<output id='out' name='grade'/>"
    "<rule id='r1'><inputEntry><text>&lt; 18</text></inputEntry><inputEntry><text>-</text>"
    "</inputEntry><outputEntry><text>\"minor\"</text></outputEntry></rule>"
    "<rule id='r2'><inputEntry><text>[18..30)</text></inputEntry><inputEntry><text>not(\"B\")"
    "</text></inputEntry><outputEntry><text>\"young\"</text></outputEntry></rule>"
    "<rule id='r3'><inputEntry><text>-</text></inputEntry><inputEntry><text>\"A\", \"B\"</text>"
    "</inputEntry><outputEntry><text>\"known\"</text></outputEntry></rule>"
    "<rule id='r4'><inputEntry><text>&gt;= 18</text></inputEntry><inputEntry><text>"
    "string length(?) &gt; person.years</text></inputEntry><outputEntry><text>\"far\"</text>"
    "</outputEntry></rule>"
    "</decisionTable></decision>";

struct Asked {
  explicit Asked(std::string_view inputs) : variables(json(inputs)) {
    REQUIRE(model != nullptr);
    environment.warnings = &warnings;
    evaluation = evaluate(*model, "d", feel::ContextScope(variables), environment);
    REQUIRE_FALSE(evaluation.failure);
  }

  // "r1: Age < 18 saw 20" of each rule, worked out from what was recorded.
  std::vector<std::string> missed(const feel::Value& known) {
    std::vector<feel::Value> inputs;
    const EvaluatedDecision& decision = evaluation.decisions.back();
    for (const EvaluatedInput& input : decision.inputs) inputs.push_back(input.value);
    const Result<std::vector<MissedRule>> rules = missed_rules(
        *model, *model->find_decision("d"), inputs, feel::ContextScope(known), environment);
    REQUIRE(rules.has_value());
    std::vector<std::string> told;
    for (const MissedRule& rule : *rules) {
      told.push_back(std::string(rule.id) + ": " + std::string(decision.inputs[rule.input].name) +
                     " " + rule.cell + " saw " + feel::to_json(rule.value));
    }
    return told;
  }

  std::shared_ptr<const Model> model = model_of(kModel);
  feel::Value variables;
  std::vector<feel::Warning> warnings;
  feel::Environment environment;
  Evaluation evaluation;
};

TEST_CASE("a record says what was asked and where it came from", "[dmn][record]") {
  const Asked asked(R"({"person": {"age": 40, "town": "B", "years": 3}})");

  CHECK(feel::to_json(asked.evaluation.output) == "\"known\"");
  REQUIRE(asked.evaluation.decisions.size() == 2);
  const EvaluatedDecision& score = asked.evaluation.decisions[0];
  CHECK(score.id == "d_score");
  CHECK(score.type == DecisionType::kLiteralExpression);
  REQUIRE(score.inputs.size() == 1);
  CHECK(score.inputs[0].id == "i_person");
  CHECK(score.inputs[0].source == "person");
  CHECK(score.rules.empty());
  const EvaluatedDecision& grade = asked.evaluation.decisions[1];
  REQUIRE(grade.inputs.size() == 3);
  CHECK(grade.inputs[0].name == "Age");
  CHECK(grade.inputs[0].source == "person.age");
  CHECK(grade.inputs[1].name == "person.town");
  CHECK(feel::to_json(grade.inputs[1].value) == "\"B\"");
  CHECK(grade.inputs[2].id.empty());
  CHECK(grade.inputs[2].source == "person");
  REQUIRE(grade.rules.size() == 1);
  CHECK(grade.rules[0].id == "r3");
  CHECK(grade.rules[0].index == 3);
  CHECK(feel::to_json(grade.output) == "\"known\"");
  REQUIRE_FALSE(asked.warnings.empty());
  CHECK(asked.warnings[0].message == "context has no 'missing'");
  CHECK(asked.warnings[0].position.column == 26);
  CHECK(score.warnings ==
        std::vector<std::string>{"context has no 'missing'", asked.warnings[1].message});
  CHECK(grade.warnings.empty());
}

TEST_CASE("warnings stand in the record also where nobody else takes them", "[dmn][record]") {
  const auto model = model_of(literal("d", "D", "1 + \"a\""));
  feel::Environment environment;

  const Evaluation evaluation = evaluate(*model, "d", feel::ContextScope(json("{}")), environment);

  REQUIRE(evaluation.decisions.size() == 1);
  CHECK(evaluation.decisions[0].warnings.size() == 1);
  CHECK(environment.warnings == nullptr);
}

TEST_CASE("what cells look at beside their input is on record, and enough to tell them again",
          "[dmn][record]") {
  Asked asked(R"({"person": {"age": 20, "town": "B", "years": 0}})");
  const EvaluatedInput& beside = asked.evaluation.decisions.back().inputs.back();
  const feel::Value known = feel::Value::context({{std::string(beside.name), beside.value}});

  CHECK(beside.name == "person");
  CHECK(asked.missed(known) == asked.missed(asked.variables));
  const Result<std::vector<MissedRule>> unknown =
      missed_rules(*asked.model, *asked.model->find_decision("d"),
                   std::vector<feel::Value>{json("20"), json("\"B\"")},
                   feel::ContextScope(json("{}")), asked.environment);
  REQUIRE_FALSE(unknown.has_value());
  CHECK(unknown.error().message == "nothing is known of 'person'");
}

TEST_CASE("a decision that fails is the last on record, with what it saw and why",
          "[dmn][record]") {
  const auto model = model_of(
      "<inputData id='i' name='n'><variable name='n'/></inputData>" + literal("fine", "Fine", "1") +
      "<decision id='bad' name='Bad'><variable name='Bad'/>"
      "<informationRequirement><requiredInput href='#i'/></informationRequirement>"
      "<literalExpression><text>assert(n, n > 5, \"too small\")</text></literalExpression>"
      "</decision>"
      "<decision id='d' name='D'><variable name='D'/>"
      "<informationRequirement><requiredDecision href='#fine'/></informationRequirement>"
      "<informationRequirement><requiredDecision href='#bad'/></informationRequirement>"
      "<literalExpression><text>Fine + Bad</text></literalExpression></decision>");
  REQUIRE(model != nullptr);
  feel::Environment environment;

  const Evaluation evaluation =
      evaluate(*model, "d", feel::ContextScope(json(R"({"n": 3})")), environment);

  REQUIRE(evaluation.failure.has_value());
  CHECK(evaluation.failure->code == ErrorCode::kAssertionFailed);
  CHECK(evaluation.output.is_null());
  REQUIRE(evaluation.decisions.size() == 2);
  CHECK(evaluation.decisions[0].id == "fine");
  CHECK(evaluation.decisions[1].id == "bad");
  REQUIRE(evaluation.decisions[1].inputs.size() == 1);
  CHECK(feel::to_json(evaluation.decisions[1].inputs[0].value) == "3");
}

TEST_CASE("a broken decision and one that is not there fail by name", "[dmn][record]") {
  const auto model = model_of(literal("d", "D", "1 +"));
  REQUIRE(model != nullptr);
  feel::Environment environment;
  const feel::Value nothing = json("{}");

  const Evaluation broken = evaluate(*model, "d", feel::ContextScope(nothing), environment);
  const Evaluation missing = evaluate(*model, "x", feel::ContextScope(nothing), environment);

  REQUIRE(broken.failure.has_value());
  REQUIRE(broken.decisions.size() == 1);
  CHECK(broken.decisions[0].id == "d");
  REQUIRE(missing.failure.has_value());
  CHECK(missing.failure->message == "there is no decision 'x'");
  CHECK(missing.decisions.empty());
}

TEST_CASE("of every other rule the first cell that failed can be told", "[dmn][record]") {
  Asked asked(R"({"person": {"age": 20, "town": "B", "years": 3}})");

  CHECK(asked.missed(asked.variables) ==
        std::vector<std::string>{"r1: Age < 18 saw 20", "r2: person.town not(\"B\") saw \"B\"",
                                 "r4: person.town string length(?) > person.years saw \"B\""});
}

TEST_CASE("the cell is told from the values on record, whatever the variables are now",
          "[dmn][record]") {
  Asked asked(R"({"person": {"age": null, "town": "CCCC", "years": 3}})");

  CHECK(asked.missed(json(R"({"person": {"age": 99, "town": "A", "years": 5}})")) ==
        std::vector<std::string>{"r1: Age < 18 saw null", "r2: Age [18..30) saw null",
                                 "r3: person.town \"A\", \"B\" saw \"CCCC\"",
                                 "r4: Age >= 18 saw null"});
}

TEST_CASE("a rule that hits is not among the missed, nor is anything of a decision without table",
          "[dmn][record]") {
  Asked asked(R"({"person": {"age": 10, "town": "A", "years": 0}})");
  const std::vector<std::string> missed = asked.missed(asked.variables);

  CHECK(missed == std::vector<std::string>{"r2: Age [18..30) saw 10", "r4: Age >= 18 saw 10"});
  const Result<std::vector<MissedRule>> none =
      missed_rules(*asked.model, *asked.model->find_decision("d_score"), {},
                   feel::ContextScope(asked.variables), asked.environment);
  REQUIRE(none.has_value());
  CHECK(none->empty());
}

TEST_CASE("a cell is told in the usual form of its literals", "[dmn][table]") {
  const auto text = [](const char* cell) { return CellTest::of_literals(cell).value().text(); };

  CHECK(text("") == "-");
  CHECK(text(" \"a\",\"b\" ") == "\"a\", \"b\"");
  CHECK(text("not( 1 , null )") == "not(1, null)");
  CHECK(text("<=1.50") == "<= 1.5");
  CHECK(text("]1..5[") == "(1..5)");
  CHECK(text("[date(\"2021-01-01\")..date(\"2021-12-31\")]") ==
        "[date(\"2021-01-01\")..date(\"2021-12-31\")]");
}

}  // namespace
}  // namespace engine::dmn
