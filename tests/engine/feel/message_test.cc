// What people are told: the place of an error, to the column, and its text.
#include <catch2/catch.hpp>

#include "tests/engine/feel/feel_support.h"

namespace engine::feel {
namespace {

using test::run;

struct Told {
  const char* source;
  int line;
  int column;
  const char* message;
};

TEST_CASE("an error of syntax names its place and what is missing", "[feel][message]") {
  const Told told = GENERATE(
      Told{"", 1, 1, "an expression expected at the end"},
      Told{"1 +", 1, 4, "an expression expected at the end"},
      Told{"(1", 1, 3, "')' expected at the end"},
      Told{"[1,,2]", 1, 4, "an expression expected before ','"},
      Told{"a b", 1, 3, "nothing more expected before 'b'"},
      Told{"\"a\" \"b\"", 1, 5, "nothing more expected before '\"b\"'"},
      Told{"1\n+ *", 2, 3, "an expression expected before '*'"},
      Told{"\"\u00e4\" )", 1, 5, "nothing more expected before ')'"},
      Told{"{a 1}", 1, 5, "':' expected before '}'"},
      Told{"{a: 1,}", 1, 7, "a key expected before '}'"},
      Told{"\"open", 1, 1, "a string without end"}, Told{"1 /* x", 1, 3, "a comment without end"},
      Told{"1 ~ 2", 1, 3, "a character that FEEL does not know"},
      Told{"# 1", 1, 1, "a character that FEEL does not know"},
      Told{"@\"x\"", 1, 2, "a date, time or duration expected before '\"x\"'"},
      Told{"@1", 1, 2, "a string expected before '1'"},
      Told{"for x in", 1, 9, "an expression expected at the end"},
      Told{"for in [1] return 1", 1, 5, "a name expected before 'in'"},
      Told{"for x in [1] x", 1, 14, "'return' expected before 'x'"},
      Told{"some x in [1] return x", 1, 15, "'satisfies' expected before 'return'"},
      Told{"if true then 1", 1, 15, "'else' expected at the end"},
      Told{"if true 1", 1, 9, "'then' expected before '1'"},
      Told{"then", 1, 1, "an expression expected before 'then'"},
      Told{"1 instance of nothing", 1, 15, "there is no type 'nothing'"},
      Told{"1 instance of list<\nnothing>", 2, 1, "there is no type 'nothing'"},
      Told{"1 instance of list<", 1, 20, "a type expected at the end"},
      Told{"function(x: foo) 1", 1, 13, "there is no type 'foo'"},
      Told{"function(x x", 1, 13, "')' expected at the end"},
      Told{"1 between 2 and", 1, 16, "an expression expected at the end"},
      Told{"a.", 1, 3, "a name expected at the end"},
      Told{"f(a: 1, 2)", 1, 9, "an argument with a name expected before '2'"},
      Told{"f(1,)", 1, 5, "an argument expected before ')'"},
      Told{"[1..2", 1, 6, "the end of a range expected at the end"},
      Told{"= x", 1, 1, "an expression expected before '='"},
      Told{"(!= 5)", 1, 6, "a range cannot be made with '!=' before ')'"},
      Told{"1e9999", 1, 1, "a number within the range of decimal128 expected before '1e9999'"},
      Told{"\xC3", 1, 1, "the expression is not UTF-8"});

  const Result<Expression> expression = compile(told.source);

  INFO(told.source);
  REQUIRE_FALSE(expression);
  CHECK(expression.error().code == ErrorCode::kSyntaxError);
  CHECK(expression.error().message == told.message);
  CHECK(expression.error().position.line == told.line);
  CHECK(expression.error().position.column == told.column);
}

TEST_CASE("a null that came from an error carries a warning with its place", "[feel][message]") {
  const Told told = GENERATE(
      Told{"1 + \"a\"", 1, 1, "no result for '+' of number and string"},
      Told{"{x: 1,\n y: 2 - null}.y", 2, 5, "no result for '-' of number and null"},
      Told{"1 + missing", 1, 5, "there is no variable 'missing'"},
      Told{"(missing)", 1, 2, "there is no variable 'missing'"},
      Told{"1 / 0", 1, 1, "a division by zero"},
      Told{"10 ** 7000", 1, 1, "the result is not finite"},
      Told{"-\"a\"", 1, 1, "no negative of string"},
      Told{"1 < \"a\"", 1, 1, "no comparison of number and string"},
      Told{"true = 1", 1, 1, "no comparison of boolean and number"},
      Told{"1 between \"a\" and 2", 1, 3, "no comparison of number and string"},
      Told{"5 in \"a\"", 1, 6, "no comparison of number and string"},
      Told{"[3..1]", 1, 1, "a range ends before it begins"},
      Told{"[1..null]", 1, 1, "an end of a range is null"},
      Told{"[true..false]", 1, 1, "a range needs an end that can be compared"},
      Told{"nothing(1)", 1, 1, "there is no function 'nothing'"},
      Told{"5(1)", 1, 1, "number cannot be called"}, Told{"{a: 1}.b", 1, 7, "context has no 'b'"},
      Told{"null.a", 1, 5, "null has no 'a'"},
      Told{"[1][5]", 1, 5, "the list has no item at that place"},
      Told{"null[1]", 1, 5, "a filter of null"},
      Told{"{a: 1, a: 2}", 1, 11, "the key 'a' stands twice"},
      Told{"for x in null return x", 1, 1,
           "a loop over what is no list and no range of whole steps"},
      Told{"1 + date(\"x\")", 1, 5, "date: the text is no date"},
      Told{"substring(\"a\")", 1, 1, "substring: no signature takes these arguments"},
      Told{"substring(\"a\", \"b\")", 1, 1, "substring: 'start position' cannot be string"},
      Told{"not(1)", 1, 1, "not: only a boolean can be negated"},
      Told{"matches(\"a\", \"[\")", 1, 1, "matches: the pattern is no regular expression"},
      Told{"(function(x) x)(1, 2)", 1, 2, "the function takes 1 argument, not 2"},
      Told{"(function(x: number) x)(\"a\")", 1, 2, "the function: 'x' must be number"},
      Told{"{f: function(x) x}.f(y: 1)", 1, 19, "'f' has no parameter 'y'"},
      Told{"sort([2, 1], function(a, b) a < \"x\")", 1, 29, "no comparison of number and string"},
      Told{"[1] instance of list", 1, 5, "'list' alone is no type: say of what, in <>"},
      Told{"function(a) external {java: {class: \"X\", method signature: \"f(int)\"}}", 1, 1,
           "no such external function"});
  std::vector<Warning> warnings;

  const std::string result = run(told.source, Value::context({}), &warnings);

  INFO(told.source);
  CHECK(result == "null");
  REQUIRE_FALSE(warnings.empty());
  CHECK(warnings[0].message == told.message);
  CHECK(warnings[0].position.line == told.line);
  CHECK(warnings[0].position.column == told.column);
}

TEST_CASE("a plain null is no error", "[feel][message]") {
  const char* source =
      GENERATE("null", "{a: null}.a", "[null][1]", "if false then 1 else null", "max([])",
               "get or else(missing.field, null)", "(function(x) x)(null)");
  std::vector<Warning> warnings;

  CHECK(run(source, Value::context({}), &warnings) == "null");
  CHECK(warnings.empty());
}

TEST_CASE("a question whether something is there warns of nothing", "[feel][message]") {
  std::vector<Warning> warnings;

  CHECK(run("is defined(missing)", Value::context({}), &warnings) == "false");
  CHECK(run("is defined(missing.field[1])", Value::context({}), &warnings) == "false");
  CHECK(run("get or else(missing, 3)", Value::context({}), &warnings) == "3");
  CHECK(warnings.empty());
  CHECK(run("get or else(missing, other)", Value::context({}), &warnings) == "null");
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].message == "there is no variable 'other'");
}

TEST_CASE("no more than a hundred warnings are kept", "[feel][message]") {
  std::vector<Warning> warnings;

  run("for i in 1..1000 return 1 / 0", Value::context({}), &warnings);

  CHECK(warnings.size() == kMaxWarnings);
}

TEST_CASE("an expression names the external functions that are not known", "[feel][message]") {
  const auto unknown = [](const char* source) {
    return compile(source).value().unknown_external();
  };

  CHECK(unknown("function(a) external {java: {class: \"java.lang.Math\", "
                "method signature: \"cos(double)\"}}")
            .empty());
  CHECK(unknown("{f: function(a) external {java: {class: \"X\", method signature: \"f(int)\"}}}") ==
        "X.f(int)");
}

}  // namespace
}  // namespace engine::feel
