// Models as a whole: namespaces, imports in imports, services, types, findings.
#include <catch2/catch.hpp>

#include "tests/engine/dmn/model_text.h"

namespace engine::dmn {
namespace {

constexpr const char* kDmn[] = {
    "http://www.omg.org/spec/DMN/20180521/MODEL/", "https://www.omg.org/spec/DMN/20191111/MODEL/",
    "https://www.omg.org/spec/DMN/20211108/MODEL/", "https://www.omg.org/spec/DMN/20230324/MODEL/"};

std::string named(const std::string& namespace_uri, const std::string& elements,
                  std::string_view dmn = kDmn[1]) {
  std::string text = definitions(elements, dmn);
  text.replace(text.find("urn:test"), 8, namespace_uri);
  return text;
}

std::string import(const std::string& name, const std::string& namespace_uri,
                   const std::string& type = kDmn[1]) {
  return "<import name='" + name + "' namespace='" + namespace_uri + "' importType='" + type +
         "'/>";
}

TEST_CASE("tables, knowledge, types and services are read in each version", "[dmn][reader]") {
  const std::string dmn = GENERATE(as<std::string>{}, kDmn[0], kDmn[1], kDmn[2], kDmn[3]);
  const std::string elements =
      "<itemDefinition name='tAge'><typeRef>number</typeRef><allowedValues><text>[0..150]</text>"
      "</allowedValues></itemDefinition>" +
      input("i", "age", "tAge") +
      "<businessKnowledgeModel id='f' name='twice'><variable name='twice'/><encapsulatedLogic>"
      "<formalParameter name='n'/><literalExpression><text>n * 2</text></literalExpression>"
      "</encapsulatedLogic></businessKnowledgeModel>" +
      literal("double", "doubled", "twice(age)", requires_input("i") + requires_knowledge("f")) +
      "<decision id='d' name='D'><variable name='D'/>" + requires_decision("double") +
      "<decisionTable hitPolicy='UNIQUE'><input><inputExpression typeRef='number'><text>doubled"
      "</text></inputExpression></input><output/><rule><inputEntry><text>&lt; 36</text>"
      "</inputEntry><outputEntry><text>\"minor\"</text></outputEntry></rule><rule><inputEntry>"
      "<text>&gt;= 36</text></inputEntry><outputEntry><text>\"adult\"</text></outputEntry></rule>"
      "</decisionTable></decision>"
      "<decisionService id='s' name='grade'><variable name='grade'/><outputDecision href='#d'/>"
      "<encapsulatedDecision href='#double'/><inputData href='#i'/></decisionService>";

  const ReadResult result = read_dmn(definitions(elements, dmn));

  REQUIRE(result.model != nullptr);
  for (const Finding& finding : result.findings) UNSCOPED_INFO(finding);
  CHECK(result.findings.empty());
  CHECK(Outcome(*result.model, R"({"age": 17})").output() == "\"minor\"");
  CHECK(Outcome(*result.model, R"({"age": 18})").output() == "\"adult\"");
  CHECK(Outcome(*result.model, R"({"age": 151})").output() == "null");
  feel::Environment environment;
  const feel::Value inputs = json(R"({"age": 20})");
  CHECK(feel::to_json(invoke(*result.model, Invocable::kDecisionService, "grade",
                             feel::ContextScope(inputs), environment)
                          .value()) == "\"adult\"");
}

TEST_CASE("models import models that import models, of different versions", "[dmn][import]") {
  const auto innermost =
      read_dmn(named("urn:one",
                     "<itemDefinition name='tRate'><typeRef>number</typeRef><allowedValues><text>"
                     "[0..1]</text></allowedValues></itemDefinition>" +
                         input("r", "rate", "tRate") +
                         literal("percent", "percent", "rate * 100", requires_input("r")),
                     kDmn[0]))
          .model;
  const std::vector<std::shared_ptr<const Model>> one = {innermost};
  const auto middle =
      read_dmn(named("urn:two",
                     import("One", "urn:one", kDmn[0]) +
                         literal("label", "label text", "string(One.percent) + \" %\"",
                                 "<informationRequirement><requiredDecision "
                                 "href='urn:one#percent'/></informationRequirement>"),
                     kDmn[3]),
               one)
          .model;
  const std::vector<std::shared_ptr<const Model>> two = {middle};
  const ReadResult result =
      read_dmn(named("urn:three", import("Two", "urn:two", kDmn[3]) +
                                      literal("d", "D", "Two.label text + \"!\"",
                                              "<informationRequirement><requiredDecision "
                                              "href='urn:two#label'/></informationRequirement>")),
               two);
  REQUIRE(result.model != nullptr);
  for (const Finding& finding : result.findings) UNSCOPED_INFO(finding);
  CHECK(result.findings.empty());

  CHECK(Outcome(*result.model, R"({"Two": {"One": {"rate": 0.25}}})").output() == "\"25 %!\"");
  CHECK(Outcome(*result.model, R"({"rate": 0.5})").output() == "\"50 %!\"");
  CHECK(Outcome(*result.model, R"({"rate": 7})").output() == "null");
}

TEST_CASE("an import without a name adds its elements to those of the model", "[dmn][import]") {
  const auto inner = read_dmn(named("urn:inner", literal("greet", "greeting", "\"Hello\""))).model;
  const std::vector<std::shared_ptr<const Model>> imports = {inner};

  const ReadResult result =
      read_dmn(definitions(import("", "urn:inner") +
                           literal("d", "D", "greeting + \"!\"",
                                   "<informationRequirement><requiredDecision "
                                   "href='urn:inner#greet'/></informationRequirement>")),
               imports);

  REQUIRE(result.model != nullptr);
  CHECK(Outcome(*result.model, "{}").output() == "\"Hello!\"");
}

TEST_CASE("a service with several outputs gives a context, and takes decisions as inputs",
          "[dmn][service]") {
  const std::string elements =
      input("i", "x") + literal("base", "base", "x * 10", requires_input("i")) +
      literal("one", "one", "base + 1", requires_decision("base")) +
      literal("two", "two", "base + x", requires_decision("base") + requires_input("i")) +
      "<decisionService id='s' name='both'><variable name='both'/><outputDecision href='#one'/>"
      "<outputDecision href='#two'/><inputDecision href='#base'/><inputData href='#i'/>"
      "</decisionService>" +
      literal("d", "D", "[both(1, 5), both(base: 7, x: 2).two]", requires_knowledge("s"));
  const auto model = model_of(elements);
  REQUIRE(model != nullptr);

  CHECK(Outcome(*model, "{}").output() == R"([{"one":6,"two":6},9])");
}

TEST_CASE("a constraint of a collection is one of the whole, allowed values of its items",
          "[dmn][types]") {
  const std::string elements =
      "<itemDefinition name='tFew' isCollection='true'><typeRef>number</typeRef><allowedValues>"
      "<text>&gt; 0</text></allowedValues><typeConstraint><text>count(?) &lt;= 2</text>"
      "</typeConstraint></itemDefinition>"
      "<itemDefinition name='tAny'><allowedValues><text>1, \"a\"</text></allowedValues>"
      "</itemDefinition>" +
      input("i", "few", "tFew") + input("j", "any", "tAny") +
      literal("d", "D", "few", requires_input("i")) + literal("e", "E", "any", requires_input("j"));
  const auto model = model_of(elements);
  REQUIRE(model != nullptr);

  CHECK(Outcome(*model, R"({"few": [1, 2]})").output() == "[1,2]");
  CHECK(Outcome(*model, R"({"few": [1, 0]})").output() == "null");
  CHECK(Outcome(*model, R"({"few": [1, 2, 3]})").output() == "null");
  CHECK(Outcome(*model, R"({"any": "a"})", "e").output() == "\"a\"");
  CHECK(Outcome(*model, R"({"any": 2})", "e").output() == "null");
}

TEST_CASE("knowledge is an instance of the type of its parameters and its result", "[dmn][types]") {
  const std::string knowledge =
      "<businessKnowledgeModel id='f' name='f'><variable name='f' typeRef='string'/>"
      "<encapsulatedLogic><formalParameter name='n' typeRef='number'/><literalExpression><text>"
      "string(n)</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>";
  const auto is = [&](const std::string& type) {
    const auto model =
        model_of(knowledge + literal("d", "D", "f instance of " + type, requires_knowledge("f")));
    REQUIRE(model != nullptr);
    return Outcome(*model, "{}").output();
  };

  CHECK(is("function<number> -> string") == "true");
  CHECK(is("function<number> -> Any") == "true");
  CHECK(is("function<number> -> number") == "false");
  CHECK(is("function<string> -> string") == "false");
  CHECK(is("function<number, number> -> string") == "false");
}

TEST_CASE("allowed values may ask for the day", "[dmn][types]") {
  const auto model = model_of(
      "<itemDefinition name='tPast'><typeRef>date</typeRef><allowedValues><text>&lt; today()"
      "</text></allowedValues></itemDefinition>" +
      literal("d", "D", "date(text) instance of tPast"));
  REQUIRE(model != nullptr);
  feel::Environment environment;
  environment.now = parse_instant("2021-08-06T00:00:00Z").value();
  const auto past = [&](const char* inputs) {
    const feel::Value context = json(inputs);
    return evaluate(*model, "d", feel::ContextScope(context), environment).output.is_true();
  };

  CHECK(past(R"({"text": "2021-08-05"})"));
  CHECK_FALSE(past(R"({"text": "2021-08-06"})"));
}

TEST_CASE("an input of a table is converted to its type where it can be", "[dmn][table]") {
  const std::string elements =
      "<decision id='d' name='D'><decisionTable><input><inputExpression typeRef='number'><text>x"
      "</text></inputExpression></input><output/><rule><inputEntry><text>5</text></inputEntry>"
      "<outputEntry><text>\"five\"</text></outputEntry></rule><rule><inputEntry><text>\"a\"</text>"
      "</inputEntry><outputEntry><text>\"text\"</text></outputEntry></rule></decisionTable>"
      "</decision>";
  const auto model = model_of(elements);
  REQUIRE(model != nullptr);

  CHECK(Outcome(*model, R"({"x": 5})").output() == "\"five\"");
  CHECK(Outcome(*model, R"({"x": [5]})").output() == "\"five\"");
  CHECK(Outcome(*model, R"({"x": "a"})").output() == "\"text\"");
}

TEST_CASE("the expression language of the definitions holds where none is named", "[dmn][reader]") {
  std::string other = definitions(literal("d", "D", "1"));
  other.insert(other.find(" id='graph'"), " expressionLanguage='urn:groovy'");
  std::string own = definitions(literal("d", "D", "1"));
  own.insert(own.find(" id='graph'"),
             " expressionLanguage='https://www.omg.org/spec/DMN/20191111/FEEL/'");

  CHECK(find(read_dmn(other).findings, "unsupported-language") != nullptr);
  CHECK(read_dmn(own).findings.empty());
}

TEST_CASE("an external function that is not in the table is null and an error among the findings",
          "[dmn][reader]") {
  const std::string boxed =
      "<decision id='d' name='D'><context><contextEntry><variable name='f'/>"
      "<functionDefinition kind='Java'><formalParameter name='a'/><context><contextEntry>"
      "<variable name='class'/><literalExpression><text>\"java.lang.Runtime\"</text>"
      "</literalExpression></contextEntry><contextEntry><variable name='method signature'/>"
      "<literalExpression><text>\"exec(java.lang.String)\"</text></literalExpression>"
      "</contextEntry></context></functionDefinition></contextEntry><contextEntry>"
      "<literalExpression><text>[1, f(\"x\")]</text></literalExpression></contextEntry></context>"
      "</decision>";
  const std::string text =
      literal("d", "D",
              "[1, (function(a) external {java: {class: \"java.lang.Runtime\", "
              "method signature: \"exec(java.lang.String)\"}})(\"x\")]");
  const std::string elements = GENERATE_COPY(boxed, text);

  const ReadResult result = read_dmn(definitions(elements));

  REQUIRE(result.model != nullptr);
  const Finding* finding = find(result.findings, "unsupported-function");
  REQUIRE(finding != nullptr);
  CHECK(finding->severity == Severity::kError);
  CHECK(finding->message.find("java.lang.Runtime.exec(java.lang.String)") != std::string::npos);
  CHECK(Outcome(*result.model, "{}").output() == "[1,null]");
}

TEST_CASE("a model knows that it asks a calendar, wherever it does", "[dmn][reader]") {
  const auto asks = [](const std::string& elements) {
    const auto model = model_of(elements);
    REQUIRE(model != nullptr);
    return model->uses_calendar();
  };

  CHECK_FALSE(asks(literal("d", "D", "today()")));
  CHECK(asks(literal("d", "D", "add working days(today(), 1)")));
  CHECK(asks(table({"", {"x"}, {"<output/>"}, {{"is working day(?)", "1"}}})));
  CHECK(
      asks("<decision id='d' name='D'><filter><in><literalExpression><text>days</text>"
           "</literalExpression></in><match><literalExpression><text>is working day(item)"
           "</text></literalExpression></match></filter></decision>"));
}

}  // namespace
}  // namespace engine::dmn
