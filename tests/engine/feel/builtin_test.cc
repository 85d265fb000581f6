#include <catch2/catch.hpp>

#include "engine/feel/builtin/registry.h"
#include "engine/feel/function.h"
#include "tests/engine/feel/feel_support.h"

namespace engine::feel {
namespace {

using test::run;

struct Row {
  const char* source;
  const char* result;
};

TEST_CASE("string functions count code points", "[feel][builtin]") {
  const Row row = GENERATE(
      Row{"substring(\"\U0001F600ab\", 2)", "\"ab\""}, Row{"substring(\"foobar\", -2, 1)", "\"a\""},
      Row{"substring(\"foobar\", 0)", "null"},
      Row{"substring(string: \"foobar\", start position: 4)", "\"bar\""},
      Row{"upper case(\"stra\u00dfe\")", "\"STRASSE\""},
      Row{"substring before(\"foobar\", \"bar\")", "\"foo\""},
      Row{"substring after(\"foobar\", \"x\")", "\"\""},
      Row{"contains(\"foobar\", \"ob\")", "true"},
      Row{"string join([\"a\", null, \"b\"], \"-\")", "\"a-b\""},
      Row{"string join([\"a\", 1])", "null"}, Row{"trim(\" \u3000a \")", "\"a\""},
      Row{"is blank(\" \")", "true"},
      Row{"string([1, \"a\", {b: null}])", "\"[1, \\\"a\\\", {b: null}]\""},
      Row{"string(null)", "null"}, Row{"number(\"1 000,5\", \" \", \",\")", "1000.5"},
      Row{"number(\"1,0\", \",\", \",\")", "null"});

  CHECK(run(row.source) == row.result);
}

TEST_CASE("patterns are those of XPath", "[feel][builtin]") {
  const Row row = GENERATE(
      Row{R"x(matches("abc", "^A", "i"))x", "true"},
      Row{R"x(matches("b", "[a-z-[aeiou]]"))x", "true"},
      Row{R"x(matches("e", "[a-z-[aeiou]]"))x", "false"},
      Row{R"x(matches("abab", "(ab)\1"))x", "true"}, Row{R"x(matches("a_b", "^\w+$"))x", "false"},
      Row{R"x(matches("a", "a(?=b)"))x", "null"}, Row{R"x(matches("a", "a++"))x", "null"},
      Row{R"x(matches("a", "a", "g"))x", "null"}, Row{R"x(matches("a.b", "a.b", "q"))x", "true"},
      Row{R"x(matches("axb", "a.b", "q"))x", "false"},
      Row{R"x(matches("ab", "a b", "x"))x", "true"},
      Row{R"x(matches("x", "\p{IsBasicLatin}"))x", "true"},
      Row{R"x(matches("a&b", "[&&]"))x", "true"}, Row{R"x(matches("\n", "."))x", "false"},
      Row{R"x(replace("abc", "(b)", "[$1]"))x", "\"a[b]c\""},
      Row{R"x(replace("abc", "b", "$"))x", "null"}, Row{R"x(replace("abc", "x*", "-"))x", "null"},
      Row{R"x(split("a1b22c", "[0-9]+"))x", "[\"a\", \"b\", \"c\"]"},
      Row{R"x(extract("a1b22", "[0-9]+"))x", "[\"1\", \"22\"]"});

  CHECK(run(row.source) == row.result);
}

TEST_CASE("list functions take lists, and single values as lists of themselves",
          "[feel][builtin]") {
  const Row row = GENERATE(
      Row{"count(1)", "1"}, Row{"count(null)", "null"}, Row{"sum([1, 2, 3])", "6"},
      Row{"sum(1, 2)", "3"}, Row{"sum([])", "null"}, Row{"sum([1, \"a\"])", "null"},
      Row{"sum([@\"P1D\", @\"PT12H\"])", "P1DT12H"},
      Row{"mean([1, 2, 4])", "2.333333333333333333333333333333333"},
      Row{"median(8, 2, 5, 3, 4)", "4"}, Row{"mode([6, 1, 9, 6, 1])", "[1, 6]"},
      Row{"product(2, 3)", "6"}, Row{"min([])", "null"}, Row{"max(\"a\", \"b\")", "\"b\""},
      Row{"min([1, \"a\"])", "null"}, Row{"all([true, null])", "null"},
      Row{"any([null, true])", "true"}, Row{"sublist([1, 2, 3], 2, 1)", "[2]"},
      Row{"sublist([1], 2)", "null"}, Row{"sublist([1], 1, 0)", "null"},
      Row{"append([1], 2, 3)", "[1, 2, 3]"}, Row{"concatenate([1], [2], 3)", "[1, 2, 3]"},
      Row{"insert before([1, 3], 2, 2)", "[1, 2, 3]"}, Row{"remove([1, 2], -1)", "[1]"},
      Row{"reverse([1, 2])", "[2, 1]"}, Row{"index of([1, 2, 1], 1)", "[1, 3]"},
      Row{"union([1, 2], [2, 3])", "[1, 2, 3]"},
      Row{"distinct values([1, 1.0, \"a\", \"a\", [1], [1]])", "[1, \"a\", [1]]"},
      Row{"flatten([1, [2, [3]]])", "[1, 2, 3]"}, Row{"list contains([1, null], null)", "true"},
      Row{"list replace([2, 4], function(i, n) i < n, 3)", "[3, 4]"},
      Row{"partition([1, 2, 3], 2)", "[[1, 2], [3]]"}, Row{"duplicate values([1, 2, 1, 1])", "[1]"},
      Row{"is empty([])", "true"}, Row{"sort([2, 1])", "[1, 2]"});

  CHECK(run(row.source) == row.result);
}

TEST_CASE("context functions keep the order of entries", "[feel][builtin]") {
  const Row row = GENERATE(
      Row{"context put({a: 1, b: 2}, \"a\", 3)", "{a: 3, b: 2}"},
      Row{"context put({a: {b: 1}}, [\"a\", \"b\"], 2)", "{a: {b: 2}}"},
      Row{"context merge([{a: 1}, {b: 2, a: 3}])", "{a: 3, b: 2}"},
      Row{"context([{key: \"a\", value: 1}])", "{a: 1}"}, Row{"context([{key: \"a\"}])", "null"},
      Row{"get entries({a: 1})", "[{key: \"a\", value: 1}]"}, Row{"get value({a: 1}, \"a\")", "1"},
      Row{"get value({a: {b: 2}}, [\"a\", \"b\"])", "2"}, Row{"get value({a: 1}, \"x\")", "null"});

  CHECK(run(row.source) == row.result);
}

TEST_CASE("ranges stand to each other as the standard says", "[feel][builtin]") {
  const Row row = GENERATE(
      Row{"before([1..5], [6..9])", "true"}, Row{"before([1..5), [5..9])", "true"},
      Row{"after(5, [1..5))", "true"}, Row{"meets([1..5], [5..9])", "true"},
      Row{"meets([1..5), [5..9])", "false"}, Row{"overlaps([1..5], [5..9])", "true"},
      Row{"overlaps before([1..5], [3..9])", "true"}, Row{"overlaps after([3..9], [1..5])", "true"},
      Row{"finishes(5, [1..5])", "true"}, Row{"includes([1..9], [2..3])", "true"},
      Row{"during(5, (5..9])", "false"}, Row{"starts(1, [1..5])", "true"},
      Row{"started by([1..5], [1..2])", "true"}, Row{"coincides([1..5], [1..5))", "false"},
      Row{"range(\"[1..5)\")", "[1..5)"}, Row{"range(\"[1..x]\")", "null"},
      Row{"range(\"[2..)\")", "[2..null)"}, Row{"range(\"(..2]\")", "(null..2]"},
      Row{"range(\"[..]\")", "null"}, Row{"before(1, \"a\")", "null"});

  CHECK(run(row.source) == row.result);
}

TEST_CASE("wrong arguments give null", "[feel][builtin]") {
  const char* source =
      GENERATE("abs(\"a\")", "abs()", "abs(1, 2)", "abs(x: 1)", "substring(\"a\", \"b\")",
               "upper case(1)", "count()", "modulo(1, 0)", "sqrt(-1)", "log(0)", "date(null)",
               "contains(null, \"a\")", "sort([1, \"a\"])", "sort([2, 1], function(a, b) 1)",
               "append(null, 1)", "from json(\"{\")", "context put(1, \"a\", 2)", "stddev([1])");

  CHECK(run(source) == "null");
}

TEST_CASE("random draws repeat with their seed and count on", "[feel][builtin]") {
  const Expression expression = compile("[random number(), random number(), uuid()]").value();
  const ContextScope nothing(Value::context({}));
  Environment environment;
  environment.seed = 42;
  const Value first = evaluate(expression, nothing, environment).value();
  const Value next = evaluate(expression, nothing, environment).value();
  environment.seed = 42;

  const Value again = evaluate(expression, nothing, environment).value();

  CHECK(equal(first, again));
  CHECK_FALSE(equal(first, next));
  CHECK_FALSE(equal(first.items()[0], first.items()[1]));
}

TEST_CASE("a failed assert ends the evaluation", "[feel][builtin]") {
  CHECK(run("assert(1, true)") == "1");
  CHECK(run("[1, assert(1, null, \"no order\")]") == "failure: no order");
}

TEST_CASE("JSON and base64 go there and back", "[feel][builtin]") {
  CHECK(run("from json(to json({a: [1.5, \"x\", null]})) = {a: [1.5, \"x\", null]}") == "true");
  CHECK(run("from base64(to base64(\"h\u00e4llo\"))") == "\"h\u00e4llo\"");
  CHECK(run("from base64(\"a\")") == "null");
}

TEST_CASE("external functions are those of the table and no other", "[feel][builtin]") {
  const Value cosine = external_function("java.lang.Math", "cos(double)", {Parameter{"a", Type{}}});
  Environment environment;
  const Value zero[] = {Value::number(0)};

  REQUIRE(cosine.is_function());
  CHECK(equal(invoke(cosine, zero, environment).value(), Value::number(1)));
  CHECK(external_function("java.lang.Runtime", "exec(java.lang.String)", {Parameter{"a", Type{}}})
            .is_null());
}

TEST_CASE("functions can be called by name from outside", "[feel][builtin]") {
  Environment environment;
  const NamedArgument arguments[] = {{"start position", Value::number(2)},
                                     {"string", Value::string("abc")}};

  CHECK(invoke(built_in_function("substring"), arguments, environment).value().as_string() == "bc");
  CHECK(built_in_function("nothing").is_null());
}

TEST_CASE("a built-in can be passed on, also from inside of a function", "[feel][builtin]") {
  CHECK(run("(function(f, x) f(x))(sqrt, 9)") == "3");
  CHECK(run("(function(x) (function(f) f(x))(sqrt))(9)") == "3");
  CHECK(run("(function(f) [f([1, 2]), f(1, 2, 3)])(sum)") == "[3, 6]");
  // A variable of that name comes first.
  CHECK(run("(function(x) x + sum)(1)", test::variables(R"({"sum": 4})")) == "5");
}

TEST_CASE("a built-in is of every type that one of its signatures has", "[feel][builtin]") {
  CHECK(run("abs instance of function<number> -> number") == "true");
  CHECK(run("abs instance of function<string> -> number") == "false");
  CHECK(run("sum instance of function<list<number>> -> number") == "true");
  CHECK(run("sum instance of function<number, number, number> -> number") == "true");
  CHECK(run("date instance of function<number, number, number> -> date") == "true");
  CHECK(run("date instance of function<number, number> -> date") == "false");
}

TEST_CASE("the order of named arguments tells signatures with the same names apart",
          "[feel][builtin]") {
  CHECK(run("before(range: [2..3], point: 5)") == "true");
  CHECK(run("before(point: 5, range: [2..3])") == "false");
  CHECK(run("after(range: [2..3], point: 1)") == "true");
  CHECK(run("substring(length: 1, start position: 2, string: \"abc\")") == "\"b\"");
}

TEST_CASE("names of functions and keywords are reserved", "[feel][builtin]") {
  CHECK(is_reserved_name("count"));
  CHECK(is_reserved_name("return"));
  CHECK_FALSE(is_reserved_name("headcount"));
  CHECK(built_in_names().size() > 100);
}

}  // namespace
}  // namespace engine::feel
