// Boxed expressions of DMN 1.5 chapters 7 and 10.2, and the budget that they share with FEEL.
#include <catch2/catch.hpp>

#include "tests/engine/dmn/model_text.h"

namespace engine::dmn {
namespace {

std::string feel(const std::string& text) {
  return "<literalExpression><text>" + escaped(text) + "</text></literalExpression>";
}

std::string part(const std::string& tag, const std::string& expression) {
  return "<" + tag + ">" + expression + "</" + tag + ">";
}

std::string decision(const std::string& expression, const std::string& type = "") {
  return "<decision id='d' name='D'><variable name='D'" +
         (type.empty() ? "" : " typeRef='" + type + "'") + "/>" + expression + "</decision>";
}

std::string entry(const std::string& name, const std::string& expression) {
  return "<contextEntry><variable name='" + name + "'/>" + expression + "</contextEntry>";
}

std::string output(const std::string& elements, std::string_view inputs) {
  const auto model = model_of(elements);
  REQUIRE(model != nullptr);
  return Outcome(*model, inputs).output();
}

TEST_CASE("a conditional takes then for true and else for all but true", "[dmn][boxed]") {
  const std::string model =
      decision(part("conditional", part("if", feel("c")) + part("then", feel("\"then\"")) +
                                       part("else", feel("\"else\""))));

  CHECK(output(model, R"({"c": true})") == "\"then\"");
  CHECK(output(model, R"({"c": false})") == "\"else\"");
  CHECK(output(model, R"({"c": null})") == "\"else\"");
}

TEST_CASE("a filter keeps the items for which its match is true", "[dmn][boxed]") {
  const auto filter = [](const std::string& match) {
    return decision(part("filter", part("in", feel("rows")) + part("match", match)));
  };

  CHECK(output(filter(feel("item > 2")), R"({"rows": [1, 2, 3, 4]})") == "[3,4]");
  CHECK(output(filter(feel("n > limit")), R"({"rows": [{"n": 1}, {"n": 5}], "limit": 3})") ==
        R"([{"n":5}])");
  CHECK(output(filter(feel("1")), R"({"rows": [1]})") == "null");
  // A match that is no FEEL text sees the item by its name.
  CHECK(
      output(filter(part("conditional", part("if", feel("item = 2")) + part("then", feel("true")) +
                                            part("else", feel("false")))),
             R"({"rows": [1, 2]})") == "[2]");
}

TEST_CASE("a context with two entries of one name is an error", "[dmn][boxed]") {
  const ReadResult result = read_dmn(
      definitions(decision(part("context", entry("a", feel("1")) + entry("a", feel("2"))))));

  CHECK(find(result.findings, "duplicate-name") != nullptr);
  CHECK(Outcome(*result.model, "{}").output() == "failure");
}

TEST_CASE("an invocation may call a built-in", "[dmn][boxed]") {
  const std::string binding = part("binding", "<parameter name='number'/>" + feel("16"));

  CHECK(output(decision(part("invocation", feel("sqrt") + binding)), "{}") == "4");
}

TEST_CASE("the type of a function definition is that of its result, or of itself", "[dmn][boxed]") {
  const auto called = [](const std::string& type) {
    return decision(part("context", entry("f", "<functionDefinition typeRef='" + type +
                                                   "'><formalParameter name='x'/>" + feel("x") +
                                                   "</functionDefinition>") +
                                        part("contextEntry", feel("[f(1), f(\"x\")]"))));
  };

  CHECK(output(called("number"), "{}") == "[1,null]");
  CHECK(output(called("function&lt;Any&gt; -&gt; number"), "{}") == "[1,null]");
  const auto model = model_of(decision("<functionDefinition typeRef='number'>"
                                       "<formalParameter name='x'/>" +
                                       feel("x") + "</functionDefinition>") +
                              literal("call", "Call", "D(2)", requires_decision("d")));
  CHECK(Outcome(*model, "{}", "call").output() == "2");
}

TEST_CASE("for, some and every walk through lists and ranges", "[dmn][boxed]") {
  const auto loop = [](const std::string& tag, const std::string& body) {
    const std::string name = tag == "for" ? "return" : "satisfies";
    return decision("<" + tag + " iteratorVariable='x'>" + part("in", feel("rows")) +
                    part(name, feel(body)) + "</" + tag + ">");
  };

  CHECK(output(loop("for", "x * 2"), R"({"rows": [1, 2]})") == "[2,4]");
  CHECK(output(loop("for", "x + count(partial)"), R"({"rows": [1, 1, 1]})") == "[1,2,3]");
  CHECK(output(loop("for", "partial"), R"({"rows": [1, 2, 3]})") == "[[],[[]],[[],[[]]]]");
  CHECK(output(loop("for", "x"), R"({"rows": null})") == "null");
  CHECK(output(loop("for", "x"), R"({"rows": 5})") == "[5]");
  CHECK(output(loop("some", "x > 1"), R"({"rows": [1, 2]})") == "true");
  CHECK(output(loop("some", "x > 1"), R"({"rows": []})") == "false");
  CHECK(output(loop("some", "x > 1"), R"({"rows": [null, 1]})") == "null");
  CHECK(output(loop("every", "x > 1"), R"({"rows": [2, 3]})") == "true");
  CHECK(output(loop("every", "x > 1"), R"({"rows": [null, 1]})") == "false");
  const std::string days = decision("<for iteratorVariable='x'>" +
                                    part("in", feel("[@\"2021-02-27\"..@\"2021-03-01\"]")) +
                                    part("return", feel("x")) + "</for>");
  CHECK(output(days, "{}") == R"(["2021-02-27","2021-02-28","2021-03-01"])");
}

TEST_CASE("a context shows each entry to those behind it and can have a result", "[dmn][boxed]") {
  const std::string entries = entry("a", feel("x + 1")) + entry("b total", feel("a * 2"));

  CHECK(output(decision(part("context", entries)), R"({"x": 1})") == R"({"a":2,"b total":4})");
  CHECK(output(decision(part("context",
                             entries + "<contextEntry>" + feel("b total - a") + "</contextEntry>")),
               R"({"x": 1})") == "2");
}

TEST_CASE("an invocation binds by name, what it does not bind is null", "[dmn][boxed]") {
  const std::string knowledge =
      "<businessKnowledgeModel id='f' name='f'><variable name='f'/><encapsulatedLogic>"
      "<formalParameter name='a' typeRef='number'/><formalParameter name='b'/>" +
      feel("if b = null then a else a + b") + "</encapsulatedLogic></businessKnowledgeModel>";
  const auto invoke = [&](const std::string& bindings) {
    return knowledge + decision(requires_knowledge("f") + part("invocation", feel("f") + bindings));
  };
  const auto binding = [](const std::string& name, const std::string& value) {
    return "<binding><parameter name='" + name + "'/>" + feel(value) + "</binding>";
  };

  CHECK(output(invoke(binding("a", "1") + binding("b", "2")), "{}") == "3");
  CHECK(output(invoke(binding("a", "1")), "{}") == "1");
  CHECK(output(invoke(binding("a", "\"x\"")), "{}") == "null");
  CHECK(output(invoke(binding("c", "1")), "{}") == "null");
}

TEST_CASE("a list and a relation hold expressions", "[dmn][boxed]") {
  CHECK(output(decision(part("list", feel("1 + 1") + part("list", feel("x")))), R"({"x": "a"})") ==
        R"([2,["a"]])");
  const std::string relation =
      "<relation><column name='who'/><column name='n' typeRef='number'/>"
      "<row>" +
      feel("\"a\"") + feel("1") + "</row><row>" + feel("x") + feel("\"no number\"") +
      "</row></relation>";
  CHECK(output(decision(relation), R"({"x": "b"})") ==
        R"([{"who":"a","n":1},{"who":"b","n":null}])");
}

TEST_CASE("the value of a decision is coerced to its type", "[dmn][types]") {
  CHECK(output(decision(feel("[5]"), "number"), "{}") == "5");
  CHECK(output(decision(feel("\"5\""), "number"), "{}") == "null");
  CHECK(output(decision(feel("date(\"2021-08-06\")"), "date and time"), "{}") ==
        "\"2021-08-06T00:00:00Z\"");
}

TEST_CASE("boxed expressions use up the budget of the evaluation", "[dmn][budget]") {
  const auto loop = [](const std::string& domain, const std::string& body) {
    return "<for iteratorVariable='x'>" + part("in", feel(domain)) + part("return", body) +
           "</for>";
  };
  std::string many;
  for (int i = 0; i < 500; ++i) many += entry("e" + std::to_string(i), feel("1"));

  // Too many steps, too many items, too much memory, too deep, too large when written out.
  CHECK(output(decision(loop("[1..2000]", loop("[1..2000]", feel("1")))), "{}") == "failure");
  CHECK(output(decision(loop("[1..100001]", feel("x"))), "{}") == "failure");
  CHECK(output(decision(loop("[1..90000]", part("context", many))), "{}") == "failure");
  CHECK(output(decision(loop("[1..300]", part("list", feel("partial[-1]")))), "{}") == "failure");
  CHECK(output(decision(loop("[1..60]", part("list", feel("partial[-1]") + feel("partial[-1]")))),
               "{}") == "failure");
  CHECK(output(decision(loop("[1..5000]",
                             "<functionDefinition>" + feel("partial") + "</functionDefinition>")),
               "{}") == "failure");
}

TEST_CASE("knowledge that calls itself for ever is stopped before the stack is full",
          "[dmn][budget]") {
  std::string deep = "f(n + 1)";
  for (int i = 0; i < 100; ++i) deep = "-(" + deep + ")";
  const auto calling = [](const std::string& logic) {
    return "<businessKnowledgeModel id='f' name='f'><variable name='f'/><encapsulatedLogic>"
           "<formalParameter name='n'/>" +
           logic + "</encapsulatedLogic>" + requires_knowledge("f") + "</businessKnowledgeModel>" +
           decision(requires_knowledge("f") + feel("f(0)"));
  };
  std::string nested = feel("f(n + 1)");
  for (int i = 0; i < 20; ++i) {
    nested = part("conditional",
                  part("if", feel("true")) + part("then", nested) + part("else", feel("1")));
  }

  CHECK(output(calling(feel("f(n + 1)")), "{}") == "failure");
  CHECK(output(calling(feel(deep)), "{}") == "failure");
  CHECK(output(calling(nested), "{}") == "failure");
}

TEST_CASE("a constraint on a type is paid for by who asks", "[dmn][budget]") {
  const std::string model =
      "<itemDefinition name='tSlow'><typeRef>number</typeRef><allowedValues><text>"
      "every i in 1..1000 satisfies i &gt; ? - 1</text></allowedValues></itemDefinition>"
      "<itemDefinition name='tSlows' "
      "isCollection='true'><typeRef>tSlow</typeRef></itemDefinition>" +
      input("i", "rows", "tSlows") + decision(requires_input("i") + feel("count(rows)"));

  CHECK(output(model, R"({"rows": [1, 1, 1]})") == "3");
  std::string rows = "1";
  for (int i = 0; i < 5'000; ++i) rows += ",1";
  CHECK(output(model, "{\"rows\": [" + rows + "]}") == "failure");
}

}  // namespace
}  // namespace engine::dmn
