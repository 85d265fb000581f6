#include <catch2/catch.hpp>

#include "engine/feel/expression.h"
#include "tests/engine/feel/feel_support.h"

namespace engine::feel {
namespace {

struct Row {
  const char* tests;
  const char* input;  // JSON
  const char* result;
};

std::string meets(const char* source, const char* input) {
  const Result<UnaryTests> tests = compile_unary_tests(source);
  if (!tests) return "error: " + tests.error().message;
  Environment environment;
  const ContextScope scope(test::variables(R"({"limit": 10, "names": ["a", "b"], "open": true})"));
  return to_json(evaluate(*tests, test::variables(input), scope, environment).value());
}

TEST_CASE("an input meets unary tests or it does not", "[feel][unary]") {
  const Row row = GENERATE(
      Row{"-", "1", "true"}, Row{"", "null", "true"}, Row{"5", "5", "true"},
      Row{"5, 6", "6", "true"}, Row{"\"a\", \"b\"", "\"c\"", "false"}, Row{"> 5", "6", "true"},
      Row{"<= 5", "6", "false"}, Row{"[1..5]", "5", "true"}, Row{"[1..5)", "5", "false"},
      Row{"]1..5]", "1", "false"}, Row{"not(5)", "5", "false"}, Row{"not(5, > 10)", "7", "true"},
      Row{"not([1..3])", "2", "false"}, Row{"null", "null", "true"}, Row{"null", "1", "false"},
      Row{"true", "true", "true"}, Row{"true", "false", "false"}, Row{"false", "false", "true"},
      Row{"> limit", "11", "true"}, Row{"names", "\"a\"", "true"}, Row{"names", "\"x\"", "false"},
      Row{"? > 5 and ? < limit", "7", "true"}, Row{"contains(?, \"b\")", "\"abc\"", "true"},
      Row{"not(contains(?, \"b\"))", "\"abc\"", "false"}, Row{"open", "3", "true"},
      Row{"count(?) > 1", "[1, 2]", "true"}, Row{"> 5", "\"a\"", "null"},
      Row{"[1, 2]", "[1, 2]", "true"}, Row{"some x in ? satisfies x = 2", "[1, 2]", "true"},
      Row{"!= 5", "4", "true"}, Row{"= 5", "5", "true"});

  INFO(row.tests << " on " << row.input);
  CHECK(meets(row.tests, row.input) == row.result);
}

TEST_CASE("unary tests share slots and name no input among them", "[feel][unary]") {
  CompileOptions options;
  options.slots = {"low", "high"};
  const UnaryTests tests = compile_unary_tests("[low..high]", options).value();
  const Value slots[] = {Value::number(1), Value::number(3)};
  Environment environment;

  CHECK(tests.variables() == options.slots);
  CHECK(evaluate(tests, Value::number(3), slots, environment).value().is_true());
  CHECK(evaluate(tests, Value::number(4), slots, environment).value().is_false());
  CHECK(compile_unary_tests("-").value().is_any());
}

TEST_CASE("broken unary tests are refused", "[feel][unary]") {
  const char* source = GENERATE("5,", "> ", "not(5", "- -", "[1..", "\"a\" \"b\"");

  CHECK_FALSE(compile_unary_tests(source));
}

}  // namespace
}  // namespace engine::feel
