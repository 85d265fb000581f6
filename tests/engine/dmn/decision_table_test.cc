#include <catch2/catch.hpp>

#include "tests/engine/dmn/model_text.h"

namespace engine::dmn {
namespace {

const std::string kGrade = "<output id='out1' name='grade'/>";

// age >= 18 / age < 30 / any, so that several rules hit at 20.
TableText by_age(const std::string& attributes) {
  return {attributes,
          {"age"},
          {kGrade},
          {{">= 18", "\"adult\""}, {"[16..30)", "\"young\""}, {"-", "\"person\""}}};
}

std::string output(const TableText& text, std::string_view inputs) {
  const auto model = model_of(table(text));
  REQUIRE(model != nullptr);
  return Outcome(*model, inputs).output();
}

TEST_CASE("a unique table gives the output of the one rule that hits", "[dmn][table]") {
  const TableText text{
      "hitPolicy='UNIQUE'", {"age"}, {kGrade}, {{"< 18", "\"minor\""}, {">= 18", "\"adult\""}}};

  CHECK(output(text, R"({"age": 17})") == "\"minor\"");
  CHECK(output(text, R"({"age": 18})") == "\"adult\"");
  CHECK(output(text, R"({"age": null})") == "null");
  CHECK(output(text, R"({"age": "18"})") == "null");
}

TEST_CASE("a unique table with two hits is null and says which", "[dmn][table]") {
  const auto model = model_of(table(by_age("hitPolicy='UNIQUE'")));
  REQUIRE(model != nullptr);

  const Outcome outcome(*model, R"({"age": 20})");

  CHECK(outcome.output() == "null");
  REQUIRE(outcome.warnings.size() == 1);
  CHECK(outcome.warnings[0].message.find("rules 1 and 2") != std::string::npos);
  CHECK(outcome.rules() == std::vector<int>{1, 2, 3});
}

TEST_CASE("single-hit policies choose by order, by equality or by priority", "[dmn][table]") {
  CHECK(output(by_age("hitPolicy='FIRST'"), R"({"age": 20})") == "\"adult\"");
  CHECK(output(by_age("hitPolicy='ANY'"), R"({"age": 20})") == "null");
  CHECK(output(by_age("hitPolicy='ANY'"), R"({"age": 3})") == "\"person\"");

  TableText priority = by_age("hitPolicy='PRIORITY'");
  priority.outputs = {
      "<output id='out1' name='grade'><outputValues><text>\"young\", \"adult\", "
      "\"person\"</text></outputValues></output>"};
  CHECK(output(priority, R"({"age": 20})") == "\"young\"");
  CHECK(output(priority, R"({"age": 40})") == "\"adult\"");
}

TEST_CASE("multiple-hit policies collect in the order that they name", "[dmn][table]") {
  CHECK(output(by_age("hitPolicy='COLLECT'"), R"({"age": 20})") == R"(["adult","young","person"])");
  CHECK(output(by_age("hitPolicy='RULE ORDER'"), R"({"age": 40})") == R"(["adult","person"])");

  TableText ordered = by_age("hitPolicy='OUTPUT ORDER'");
  ordered.outputs = {
      "<output id='out1' name='grade'><outputValues><text>\"young\", \"person\", "
      "\"adult\"</text></outputValues></output>"};
  CHECK(output(ordered, R"({"age": 20})") == R"(["young","person","adult"])");
}

TEST_CASE("collected outputs can be aggregated", "[dmn][table]") {
  const auto aggregated = [](const std::string& how, std::string_view inputs) {
    return output({"hitPolicy='COLLECT' aggregation='" + how + "'",
                   {"n"},
                   {"<output name='points'/>"},
                   {{"> 0", "5"}, {"> 10", "7"}, {"> 20", "1"}}},
                  inputs);
  };

  CHECK(aggregated("SUM", R"({"n": 30})") == "13");
  CHECK(aggregated("MIN", R"({"n": 30})") == "1");
  CHECK(aggregated("MAX", R"({"n": 30})") == "7");
  CHECK(aggregated("COUNT", R"({"n": 30})") == "3");
  CHECK(aggregated("COUNT", R"({"n": 0})") == "0");
  CHECK(aggregated("SUM", R"({"n": 0})") == "null");
}

TEST_CASE("no hit is null, for a collecting table the empty list", "[dmn][table]") {
  const std::vector<std::vector<std::string>> rules = {{"1", "\"one\""}};
  CHECK(output({"", {"n"}, {kGrade}, rules}, R"({"n": 2})") == "null");
  CHECK(output({"hitPolicy='COLLECT'", {"n"}, {kGrade}, rules}, R"({"n": 2})") == "[]");
  CHECK(output({"hitPolicy='RULE ORDER'", {"n"}, {kGrade}, rules}, R"({"n": 2})") == "[]");
}

TEST_CASE("default outputs stand in when no rule hits", "[dmn][table]") {
  const TableText text{"",
                       {"n"},
                       {"<output name='a'><defaultOutputEntry><text>n + 1</text>"
                        "</defaultOutputEntry></output>"},
                       {{"1", "\"one\""}}};

  CHECK(output(text, R"({"n": 1})") == "\"one\"");
  CHECK(output(text, R"({"n": 2})") == "3");
}

TEST_CASE("several outputs become a context", "[dmn][table]") {
  const TableText text{
      "", {"n"}, {"<output name='code'/>", "<output name='kind'/>"}, {{"1", "\"A\"", "n * 2"}}};

  CHECK(output(text, R"({"n": 1})") == R"({"code":"A","kind":2})");
}

TEST_CASE("cells with literals and cells with FEEL agree", "[dmn][table]") {
  struct Row {
    std::string cell;
    std::string inputs;
    bool hits;
  };
  const auto row = GENERATE(
      Row{"\"a\", \"b\"", R"({"x": "b"})", true}, Row{"\"a\", \"b\"", R"({"x": "c"})", false},
      Row{"not(\"a\")", R"({"x": "b"})", true}, Row{"not(\"a\")", R"({"x": "a"})", false},
      Row{"not(\"a\")", R"({"x": null})", true}, Row{"not(\"a\")", R"({"x": 1})", false},
      Row{"null", R"({"x": null})", true}, Row{"null", R"({"x": 1})", false},
      Row{"(1..3]", R"({"x": 1})", false}, Row{"(1..3]", R"({"x": 3})", true},
      Row{"]1..3[", R"({"x": 3})", false}, Row{"]1..3[", R"({"x": 2.5})", true},
      Row{"< 1.50", R"({"x": 1.49})", true}, Row{"<= -1", R"({"x": -1.0})", true},
      Row{"true", R"({"x": true})", true}, Row{"true", R"({"x": "true"})", false},
      Row{"\"b\"", R"({"x": ["b"]})", false}, Row{"> \"a\"", R"({"x": "b"})", true},
      Row{"", R"({"x": 1})", true}, Row{" - ", R"({"x": null})", true});
  CAPTURE(row.cell, row.inputs);

  CHECK(output({"", {"x"}, {kGrade}, {{row.cell, "1"}}}, row.inputs) == (row.hits ? "1" : "null"));
  // A comment makes the cell one that FEEL itself must read.
  const std::string feel = row.cell.empty() ? "-" : row.cell + " /* FEEL */";
  CHECK(output({"", {"x"}, {kGrade}, {{feel, "1"}}}, row.inputs) == (row.hits ? "1" : "null"));
}

TEST_CASE("a value that its column does not allow makes the result null", "[dmn][table]") {
  const std::string input =
      "<decision id='d' name='D'><decisionTable><input><inputExpression><text>x</text>"
      "</inputExpression><inputValues><text>\"a\", \"b\"</text></inputValues></input>"
      "<output name='o'/><rule><inputEntry><text>-</text></inputEntry>"
      "<outputEntry><text>1</text></outputEntry></rule></decisionTable></decision>";
  const auto model = model_of(input);
  REQUIRE(model != nullptr);

  CHECK(Outcome(*model, R"({"x": "a"})").output() == "1");
  const Outcome refused(*model, R"({"x": "c"})");
  CHECK(refused.output() == "null");
  CHECK(refused.warnings.size() == 1);
}

TEST_CASE("an evaluation records inputs, rules that hit and their outputs", "[dmn][record]") {
  const auto model =
      model_of(table({"hitPolicy='COLLECT'",
                      {"age", "name"},
                      {"<output id='o1' name='code' label='Code'/>"},
                      {{"> 1", "-", "\"A\""}, {"> 9", "-", "\"B\""}, {"-", "\"x\"", "name"}}}));
  REQUIRE(model != nullptr);

  const Outcome outcome(*model, R"({"age": 5, "name": "x"})");

  REQUIRE_FALSE(outcome.evaluation.failure);
  REQUIRE(outcome.evaluation.decisions.size() == 1);
  const EvaluatedDecision& decision = outcome.evaluation.decisions[0];
  CHECK(decision.id == "d");
  CHECK(decision.type == DecisionType::kDecisionTable);
  REQUIRE(decision.inputs.size() == 2);
  CHECK(decision.inputs[0].id == "in1");
  CHECK(decision.inputs[0].name == "age");
  CHECK(decision.inputs[0].value.as_integer() == 5);
  REQUIRE(decision.rules.size() == 2);
  CHECK(decision.rules[0].id == "r1");
  CHECK(decision.rules[1].index == 3);
  REQUIRE(decision.rules[1].outputs.size() == 1);
  CHECK(decision.rules[1].outputs[0].name == "code");
  CHECK(decision.rules[1].outputs[0].value.as_string() == "x");
}

}  // namespace
}  // namespace engine::dmn
