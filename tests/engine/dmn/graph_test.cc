#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/engine/dmn/model_text.h"

namespace engine::dmn {
namespace {

TEST_CASE("every version of DMN from 1.2 to 1.5 is read", "[dmn][reader]") {
  const std::string uri = GENERATE(as<std::string>{}, "http://www.omg.org/spec/DMN/20180521/MODEL/",
                                   "https://www.omg.org/spec/DMN/20191111/MODEL/",
                                   "https://www.omg.org/spec/DMN/20211108/MODEL/",
                                   "https://www.omg.org/spec/DMN/20230324/MODEL/");

  const ReadResult result = read_dmn(definitions(literal("d", "D", "1 + 1"), uri));

  REQUIRE(result.model != nullptr);
  CHECK(result.findings.empty());
  CHECK(Outcome(*result.model, "{}").output() == "2");
}

TEST_CASE("what is no DMN file gives no model", "[dmn][reader]") {
  CHECK(read_dmn("<definitions/>").model == nullptr);
  CHECK(read_dmn("nonsense").model == nullptr);
  CHECK(
      read_dmn(definitions("", "http://www.omg.org/spec/DMN/20151101/dmn.xsd")).findings[0].rule ==
      "unsupported-namespace");
}

TEST_CASE("a decision uses inputs and decisions that it requires", "[dmn][graph]") {
  const auto model = model_of(input("i", "base amount", "number") +
                              literal("twice", "twice it", "base amount * 2", requires_input("i")) +
                              literal("d", "D", "twice it + base amount",
                                      requires_decision("twice") + requires_input("i")));
  REQUIRE(model != nullptr);

  const Outcome outcome(*model, R"({"base amount": 5})");

  CHECK(outcome.output() == "15");
  REQUIRE(outcome.evaluation.decisions.size() == 2);
  CHECK(outcome.evaluation.decisions[0].id == "twice");
  CHECK(outcome.evaluation.decisions[1].id == "d");
  REQUIRE(outcome.evaluation.decisions[1].inputs.size() == 2);
  CHECK(outcome.evaluation.decisions[1].inputs[0].name == "twice it");
  CHECK(model->decisions()[1].requires_decisions == std::vector<std::string>{"twice"});
}

TEST_CASE("a name that no element has is asked of the inputs", "[dmn][graph]") {
  const auto model = model_of(literal("d", "D", "season + \"!\""));
  REQUIRE(model != nullptr);

  CHECK(Outcome(*model, R"({"season": "Fall"})").output() == "\"Fall!\"");
}

TEST_CASE("the id of a required decision names it too", "[dmn][graph]") {
  const auto model = model_of(literal("season_id", "Season now", "\"Fall\"") +
                              literal("d", "D", "season_id", requires_decision("season_id")));
  REQUIRE(model != nullptr);

  CHECK(Outcome(*model, "{}").output() == "\"Fall\"");
}

TEST_CASE("an element that is not required is null and a warning", "[dmn][graph]") {
  const ReadResult result = read_dmn(definitions(input("i", "x") + literal("d", "D", "x")));
  REQUIRE(result.model != nullptr);

  CHECK(Outcome(*result.model, R"({"x": 1})").output() == "null");
  REQUIRE(find(result.findings, "not-required") != nullptr);
  CHECK_FALSE(has_error(result.findings));
}

TEST_CASE("a value of another type than declared is null", "[dmn][types]") {
  const auto model =
      model_of(input("i", "x", "number") + literal("d", "D", "x", requires_input("i")));
  REQUIRE(model != nullptr);

  CHECK(Outcome(*model, R"({"x": 1})").output() == "1");
  CHECK(Outcome(*model, R"({"x": [1]})").output() == "1");
  const Outcome wrong(*model, R"({"x": "1"})");
  CHECK(wrong.output() == "null");
  CHECK(wrong.warnings.size() == 1);
}

TEST_CASE("item definitions constrain values, also in lists and components", "[dmn][types]") {
  const auto model = model_of(
      "<itemDefinition name='tGrade'><typeRef>string</typeRef><allowedValues><text>\"A\", \"B\""
      "</text></allowedValues></itemDefinition>"
      "<itemDefinition name='tGrades' isCollection='true'><typeRef>tGrade</typeRef>"
      "</itemDefinition>"
      "<itemDefinition name='tPerson'><itemComponent name='full name'><typeRef>string</typeRef>"
      "</itemComponent><itemComponent name='grades'><typeRef>tGrades</typeRef></itemComponent>"
      "</itemDefinition>" +
      input("i", "p", "tPerson") +
      literal("d", "D", "p.full name + string(count(p.grades))", requires_input("i")));
  REQUIRE(model != nullptr);

  CHECK(Outcome(*model, R"({"p": {"full name": "Li", "grades": ["A", "B"]}})").output() ==
        "\"Li2\"");
  CHECK(Outcome(*model, R"({"p": {"full name": "Li", "grades": ["A", "C"]}})").output() == "null");
}

TEST_CASE("business knowledge is a function with typed parameters", "[dmn][knowledge]") {
  const auto model = model_of(
      "<businessKnowledgeModel id='f' name='fact'><variable name='fact'/><encapsulatedLogic>"
      "<formalParameter name='n' typeRef='number'/><literalExpression><text>if n &lt;= 1 then 1 "
      "else n * fact(n - 1)</text></literalExpression></encapsulatedLogic>" +
      requires_knowledge("f") + "</businessKnowledgeModel>" +
      literal("d", "D", "fact(x)", requires_knowledge("f")));
  REQUIRE(model != nullptr);

  CHECK(Outcome(*model, R"({"x": 5})").output() == "120");
  CHECK(Outcome(*model, R"({"x": "5"})").output() == "null");
  CHECK(Outcome(*model, R"({"x": 100000})").output() == "failure");
}

TEST_CASE("a boxed context, list, relation and function work together", "[dmn][boxed]") {
  const auto model = model_of(
      "<decision id='d' name='D'><context>"
      "<contextEntry><variable name='rows'/><relation><column name='who'/><column name='n'/>"
      "<row><literalExpression><text>\"a\"</text></literalExpression><literalExpression><text>1"
      "</text></literalExpression></row></relation></contextEntry>"
      "<contextEntry><variable name='add'/><functionDefinition><formalParameter name='x'/>"
      "<literalExpression><text>x + rows[1].n + y</text></literalExpression></functionDefinition>"
      "</contextEntry>"
      "<contextEntry><literalExpression><text>[add(1), rows[1].who]</text></literalExpression>"
      "</contextEntry></context></decision>");
  REQUIRE(model != nullptr);

  CHECK(Outcome(*model, R"({"y": 10})").output() == R"([12,"a"])");
}

TEST_CASE("a decision service sees nothing but its arguments", "[dmn][service]") {
  const auto model =
      model_of(input("i", "x") + literal("inner", "inner", "x", requires_input("i")) +
               "<decisionService id='s' name='service'><variable name='service'/>"
               "<outputDecision href='#inner'/><inputData href='#i'/></decisionService>" +
               literal("d", "D", "[service(7), x]", requires_input("i") + requires_knowledge("s")));
  REQUIRE(model != nullptr);

  CHECK(Outcome(*model, R"({"x": 1})").output() == "[7,1]");
}

TEST_CASE("broken FEEL fails its own decision with line and column", "[dmn][reader]") {
  const ReadResult result =
      read_dmn(definitions(literal("bad", "Bad", "1 +") + literal("d", "D", "2")));
  REQUIRE(result.model != nullptr);

  const Finding* finding = find(result.findings, "feel-error");
  REQUIRE(finding != nullptr);
  CHECK(finding->element == "bad");
  CHECK(finding->position.line == 2);
  CHECK(finding->position.column > 0);
  CHECK(Outcome(*result.model, "{}").output() == "2");
  CHECK(Outcome(*result.model, "{}", "bad").output() == "failure");
  CHECK(result.model->decisions()[0].broken);
}

TEST_CASE("what cannot be run is an error among the findings", "[dmn][reader]") {
  struct Row {
    std::string elements;
    std::string rule;
  };
  const auto row = GENERATE(
      Row{literal("d", "D", "1", requires_decision("nobody")), "unknown-reference"},
      Row{literal("a", "A", "B", requires_decision("b")) +
              literal("b", "B", "A", requires_decision("a")),
          "requirement-cycle"},
      Row{literal("d", "D", "1") + literal("d", "E", "1"), "duplicate-id"},
      Row{input("i", "x", "tNothing"), "unknown-type"},
      Row{table({"hitPolicy='BEST'", {"x"}, {"<output/>"}, {}}), "bad-value"},
      Row{table({"", {"x"}, {"<output/>"}, {{"1"}}}), "row-length"},
      Row{table({"", {"x"}, {"<output/>", "<output/>"}, {}}), "missing-attribute"},
      Row{table({"hitPolicy='PRIORITY'", {"x"}, {"<output/>"}, {}}), "missing-element"},
      Row{"<import name='other' namespace='urn:other' importType='http://www.omg.org/PMML'/>",
          "unsupported"},
      Row{"<itemDefinition name='t'><typeRef>t</typeRef></itemDefinition>", "recursive-type"},
      Row{"<decision id='d' name='D'><literalExpression expressionLanguage='urn:groovy'><text>1"
          "</text></literalExpression></decision>",
          "unsupported-language"});
  CAPTURE(row.rule);

  const ReadResult result = read_dmn(definitions(row.elements));

  REQUIRE(result.model != nullptr);
  CHECK(has_error(result.findings));
  CHECK(find(result.findings, row.rule) != nullptr);
}

TEST_CASE("a name of ours that equals a function of FEEL is a finding", "[dmn][reader]") {
  const ReadResult result = read_dmn(definitions(input("i", "count")));

  REQUIRE(find(result.findings, "shadows-function") != nullptr);
  CHECK(find(result.findings, "shadows-function")->severity == Severity::kWarning);
}

TEST_CASE("an imported model gives types, decisions and knowledge by its name", "[dmn][import]") {
  const std::string inner =
      "<itemDefinition name='tShort'><typeRef>string</typeRef></itemDefinition>" +
      input("who", "who", "tShort") +
      literal("hello", "hello", "\"Hello \" + who", requires_input("who"));
  std::string imported = definitions(inner);
  imported.replace(imported.find("urn:test"), 8, "urn:inner");
  const std::vector<std::shared_ptr<const Model>> imports = {read_dmn(imported).model};
  const ReadResult result = read_dmn(
      definitions("<import name='In' namespace='urn:inner' "
                  "importType='https://www.omg.org/spec/DMN/20191111/MODEL/'/>" +
                  literal("d", "D", "In.hello + \"!\"",
                          "<informationRequirement><requiredDecision href='urn:inner#hello'/>"
                          "</informationRequirement>")),
      imports);
  REQUIRE(result.model != nullptr);
  CHECK(result.findings.empty());

  CHECK(Outcome(*result.model, R"({"In": {"who": "Ada"}})").output() == "\"Hello Ada!\"");
  CHECK(Outcome(*result.model, R"({"who": "Bob"})").output() == "\"Hello Bob!\"");
}

TEST_CASE("expressions may name the types of an import", "[dmn][import]") {
  std::string imported = definitions(
      "<itemDefinition name='tPositive'><typeRef>number</typeRef><allowedValues><text>&gt; 0</text>"
      "</allowedValues></itemDefinition>");
  imported.replace(imported.find("urn:test"), 8, "urn:inner");
  const std::vector<std::shared_ptr<const Model>> imports = {read_dmn(imported).model};
  const std::string import =
      "<import name='my lib' namespace='urn:inner' "
      "importType='https://www.omg.org/spec/DMN/20191111/MODEL/'/>";
  const ReadResult result =
      read_dmn(definitions(import + literal("d", "D",
                                            "[x instance of my lib.tPositive, "
                                            "(function(p: my lib.tPositive) p)(x), "
                                            "[x] instance of list<my lib.tPositive>]")),
               imports);
  REQUIRE(result.model != nullptr);
  CHECK(result.findings.empty());

  CHECK(Outcome(*result.model, R"({"x": 1})").output() == "[true,1,true]");
  CHECK(Outcome(*result.model, R"({"x": -1})").output() == "[false,null,false]");
}

TEST_CASE("a built-in is a value in models too, unless an input bears its name", "[dmn][graph]") {
  const std::string apply =
      "<businessKnowledgeModel id='apply' name='apply'><variable name='apply'/><encapsulatedLogic>"
      "<formalParameter name='f' typeRef='tFunction'/><formalParameter name='x'/>"
      "<literalExpression><text>f(x)</text></literalExpression></encapsulatedLogic>"
      "</businessKnowledgeModel>"
      "<itemDefinition name='tFunction'><functionItem outputTypeRef='number'>"
      "<parameters name='n' typeRef='number'/></functionItem></itemDefinition>";
  const auto model =
      model_of(apply + literal("d", "D", "apply(sqrt, 9)", requires_knowledge("apply")) +
               literal("wrong", "Wrong", "apply(upper case, 9)", requires_knowledge("apply")) +
               literal("name", "Name", "sqrt") +
               literal("again", "Again", "Name(16)", requires_decision("name")) +
               literal("sum", "Sum", "[{sum: 1}, {sum: 2}][sum > 1].sum[1] + sum([3, 4])"));
  REQUIRE(model != nullptr);

  CHECK(Outcome(*model, "{}").output() == "3");
  CHECK(Outcome(*model, "{}", "wrong").output() == "null");
  CHECK(Outcome(*model, "{}", "again").output() == "4");
  CHECK(Outcome(*model, R"({"sqrt": 5})", "name").output() == "5");
  CHECK(Outcome(*model, "{}", "sum").output() == "9");
}

TEST_CASE("the logic may say what a function gives", "[dmn][graph]") {
  const auto knowledge = [](const std::string& type) {
    return "<businessKnowledgeModel id='b' name='b'><variable name='b'/><encapsulatedLogic "
           "typeRef='" +
           type +
           "'><formalParameter name='x'/><literalExpression><text>x</text></literalExpression>"
           "</encapsulatedLogic></businessKnowledgeModel>";
  };
  const std::string calls = literal("d", "D", "[b(1), b(\"x\")]", requires_knowledge("b"));

  CHECK(Outcome(*model_of(knowledge("number") + calls), "{}").output() == "[1,null]");
  CHECK(Outcome(*model_of(knowledge("Any") + calls), "{}").output() == R"([1,"x"])");
}

TEST_CASE("decisions may not be nested without end", "[dmn][budget]") {
  std::string elements = literal("d0", "D0", "1");
  for (int i = 1; i < 400; ++i) {
    const std::string before = std::to_string(i - 1);
    elements += literal("d" + std::to_string(i), "D" + std::to_string(i), "D" + before + " + 1",
                        requires_decision("d" + before));
  }
  const auto model = model_of(elements);
  REQUIRE(model != nullptr);

  CHECK(Outcome(*model, "{}", "d100").output() == "101");
  CHECK(Outcome(*model, "{}", "d399").output() == "failure");
}

}  // namespace
}  // namespace engine::dmn
