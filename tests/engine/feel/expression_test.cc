#include <catch2/catch.hpp>

#include "engine/feel/expression.h"
#include "tests/engine/feel/feel_support.h"

namespace engine::feel {
namespace {

using test::run;
using test::variables;

struct Row {
  const char* source;
  const char* result;
};

TEST_CASE("arithmetic has 34 digits and the precedence of the standard", "[feel]") {
  const Row row =
      GENERATE(Row{"1 + 2 * 3", "7"}, Row{"(1 + 2) * 3", "9"}, Row{"2 ** 3 ** 2", "64"},
               Row{"-2 ** 2", "4"}, Row{"10 - 4 - 3", "3"}, Row{"8 / 4 / 2", "1"},
               Row{"0.1 + 0.2", "0.3"}, Row{"1 / 3", "0.3333333333333333333333333333333333"},
               Row{"10 ** 33 + 1", "1000000000000000000000000000000001"},
               Row{"sqrt(2)", "1.414213562373095048801688724209698"},
               Row{"exp(1)", "2.718281828459045235360287471352662"}, Row{"2 ** -2", "0.25"},
               Row{"1 / 0", "null"}, Row{"\"a\" + \"b\"", "\"ab\""}, Row{"\"a\" + 1", "null"},
               Row{"--1", "1"}, Row{"1 + null", "null"}, Row{"10 ** 7000", "null"});

  CHECK(run(row.source) == row.result);
}

TEST_CASE("whole powers are rounded once, in the last of 34 digits", "[feel]") {
  const Row row = GENERATE(Row{"1.1 ** 100", "13780.61233982227018411833717208964"},
                           Row{"3 ** -7", "0.0004572473708276177411979881115683585"},
                           Row{"1.0000000000000001 ** 12345", "1.0000000000012345000000007619334"});

  CHECK(run(row.source) == row.result);
}

TEST_CASE("rounding follows the mode it is named after", "[feel]") {
  const Row row = GENERATE(
      Row{"decimal(2.5, 0)", "2"}, Row{"decimal(3.5, 0)", "4"}, Row{"floor(-1.5)", "-2"},
      Row{"ceiling(-1.5)", "-1"}, Row{"round up(-1.1, 0)", "-2"}, Row{"round down(-1.9, 0)", "-1"},
      Row{"round half up(-2.5, 0)", "-3"}, Row{"round half down(2.5, 0)", "2"},
      Row{"round half down(2.51, 0)", "3"}, Row{"round half up(1.125, 2)", "1.13"},
      Row{"decimal(1234, -2)", "1200"}, Row{"modulo(-12, 5)", "3"}, Row{"modulo(12, -5)", "-3"},
      Row{"modulo(10.1, 4.5)", "1.1"});

  CHECK(run(row.source) == row.result);
}

TEST_CASE("and, or and not know true, false and null", "[feel]") {
  const Row row = GENERATE(
      Row{"true and true", "true"}, Row{"true and false", "false"}, Row{"true and null", "null"},
      Row{"false and null", "false"}, Row{"null and false", "false"}, Row{"null and null", "null"},
      Row{"1 and true", "null"}, Row{"1 and false", "false"}, Row{"true or null", "true"},
      Row{"null or true", "true"}, Row{"false or null", "null"}, Row{"false or 1", "null"},
      Row{"not(true)", "false"}, Row{"not(null)", "null"}, Row{"not(1)", "null"},
      Row{"some x in [1, null] satisfies x > 0", "true"}, Row{"some x in [] satisfies x", "false"},
      Row{"every x in [null, 1] satisfies x > 2", "false"},
      Row{"every x in [null, 3] satisfies x > 2", "null"});

  CHECK(run(row.source) == row.result);
}

TEST_CASE("equality takes null, other kinds cannot be compared", "[feel]") {
  const Row row = GENERATE(
      Row{"1 = 1.0", "true"}, Row{"1 = \"1\"", "null"}, Row{"1 != 2", "true"},
      Row{"null = null", "true"}, Row{"1 = null", "false"}, Row{"null != 1", "true"},
      Row{"[1, 2] = [1, 2]", "true"}, Row{"[1, 2] = [2, 1]", "false"},
      Row{"{a: 1, b: 2} = {b: 2, a: 1}", "true"}, Row{"[1..3] = [1..3]", "true"},
      Row{"[1..3] = [1..3)", "false"}, Row{"1 < null", "null"}, Row{"\"a\" < \"b\"", "true"},
      Row{"true < false", "null"}, Row{"@\"P1Y\" = @\"P12M\"", "true"},
      Row{"@\"PT24H\" = @\"P1D\"", "true"}, Row{"@\"P1Y\" = @\"P365D\"", "null"},
      Row{"@\"2020-01-01T00:00:00Z\" = @\"2020-01-01T08:00:00@Asia/Shanghai\"", "true"},
      Row{"@\"10:00:00\" = @\"10:00:00Z\"", "false"},
      Row{"@\"10:00:00\" < @\"11:00:00Z\"", "true"});

  CHECK(run(row.source) == row.result);
}

TEST_CASE("filters select by place or by condition", "[feel]") {
  const Row row =
      GENERATE(Row{"[1, 2, 3][2]", "2"}, Row{"[1, 2, 3][-1]", "3"}, Row{"[1, 2, 3][4]", "null"},
               Row{"[1, 2, 3][item > 1]", "[2, 3]"}, Row{"[{a: 1}, {a: 2}][a = 2]", "[{a: 2}]"},
               Row{"[{a: 1, b: 5}, {a: 2}][a < b]", "[{a: 1, b: 5}]"}, Row{"5[1]", "5"},
               Row{"5[item > 5]", "[]"}, Row{"[1, 2][null]", "[]"},
               Row{"[[1], [2, 3]][count(item) = 2]", "[[2, 3]]"},
               Row{"[{n: 1, l: [1, 2]}][l[item > n] = [2]].n", "[1]"},
               Row{"[{first name: \"x\"}, {first name: \"y\"}][first name = \"y\"]",
                   "[{\"first name\": \"y\"}]"},
               Row{"[{x: 1}, {x: 2}].x", "[1, 2]"}, Row{"[{x: 1}, {y: 2}].x", "[1, null]"},
               Row{"[{item: 7}][item = 7]", "[{item: 7}]"});

  CHECK(run(row.source) == row.result);
}

TEST_CASE("a field of the item hides a variable in a filter, else the variable is meant",
          "[feel]") {
  const Value outside = variables(R"({"a": 5, "limit": 1, "list": [{"a": 1}, {"b": 2}]})");

  CHECK(run("list[a = 5]", outside) == "[{b: 2}]");
  CHECK(run("list[a = limit]", outside) == "[{a: 1}]");
}

TEST_CASE("loops run over lists, ranges and days, and see what they have made", "[feel]") {
  const Row row = GENERATE(
      Row{"for i in 1..3 return i * i", "[1, 4, 9]"}, Row{"for i in 3..1 return i", "[3, 2, 1]"},
      Row{"for i in [1..3) return i", "[1, 2]"},
      Row{"for x in [1, 2], y in [x, 10] return x + y", "[2, 11, 4, 12]"},
      Row{"for i in 0..5 return if i < 2 then 1 else partial[-1] + partial[-2]",
          "[1, 1, 2, 3, 5, 8]"},
      Row{"for i in 1..3 return partial", "[[], [[]], [[], [[]]]]"},
      Row{"for d in @\"2020-02-28\"..@\"2020-03-01\" return d",
          "[2020-02-28, 2020-02-29, 2020-03-01]"},
      Row{"for x in null return x", "null"}, Row{"for x in [] return x", "[]"});

  CHECK(run(row.source) == row.result);
}

TEST_CASE("functions close over what surrounds them", "[feel]") {
  const Row row = GENERATE(
      Row{"(function(x, y) x - y)(3, 1)", "2"}, Row{"(function(x, y) x - y)(y: 3, x: 1)", "-2"},
      Row{"{k: 2, f: function(n) n * k, r: f(4)}.r", "8"},
      Row{"{f: function(n) if n < 2 then n else f(n - 1) + f(n - 2), r: f(10)}.r", "55"},
      Row{"(function(a) function(b) a + b)(1)(2)", "3"},
      Row{"for f in [function(x) x + 1, function(x) x * 5] return f(3)", "[4, 15]"},
      Row{"(function(x: number) x)(\"a\")", "null"}, Row{"(function(x) x)()", "null"},
      Row{"sort([3, 1, 2], function(a, b) a > b)", "[3, 2, 1]"},
      Row{"{count: function(l) 42, r: count([])}.r", "42"},
      Row{"{count: 42, r: count([1])}.r", "1"}, Row{"[1, 2][(function(x) x = 2)(item)]", "[2]"});

  CHECK(run(row.source) == row.result);
}

TEST_CASE("`in` takes values, lists, ranges and comparisons", "[feel]") {
  const Row row = GENERATE(
      Row{"5 in [1..5]", "true"}, Row{"5 in [1..5)", "false"}, Row{"1 in ]1..5[", "false"},
      Row{"5 in (1, 5)", "true"}, Row{"5 in (> 5, < 3)", "false"}, Row{"5 in >= 5", "true"},
      Row{"5 in (<10)", "true"}, Row{"5 in [[1..3], [4..6]]", "true"}, Row{"[1] in [[1]]", "true"},
      Row{"null in (1, null)", "true"}, Row{"\"b\" in [\"a\"..\"c\"]", "true"},
      Row{"5 in \"a\"", "null"}, Row{"(< 3)", "(null..3)"}, Row{"< 3", "(null..3)"},
      Row{"5 in [<3, >4]", "true"},
      Row{"= 3",
          "error: an expression "
          "expected before '='"},
      Row{"(= 3)", "[3..3]"}, Row{"[3..1]", "null"}, Row{"5 between 1 and 5", "true"},
      Row{"5 between \"a\" and 6", "null"});

  CHECK(run(row.source) == row.result);
}

TEST_CASE("instance of knows generic types", "[feel]") {
  const Row row = GENERATE(
      Row{"1 instance of number", "true"}, Row{"[1] instance of list<number>", "true"},
      Row{"[1, \"a\"] instance of list<number>", "false"},
      Row{"{a: 1} instance of context<a: number>", "true"},
      Row{"{b: 1} instance of context<a: number>", "false"},
      Row{"[1..2] instance of range<number>", "true"}, Row{"null instance of number", "false"},
      Row{"@\"P1D\" instance of days and time duration", "true"},
      Row{"@\"P1Y\" instance of years and months duration", "true"},
      Row{"@\"2020-01-01T00:00:00\" instance of date and time", "true"},
      Row{"abs instance of function<number> -> number", "true"},
      Row{"upper case instance of function<string> -> string", "true"},
      Row{"upper case instance of function<number> -> string", "false"},
      Row{"count instance of function<list<number>> -> number", "true"},
      Row{"(function(a: Any) a) instance of function<number> -> number", "true"},
      Row{"(function(a: number) a) instance of function<Any> -> number", "false"},
      Row{"(function(a) a) instance of function<number, number> -> number", "false"});

  CHECK(run(row.source) == row.result);
}

TEST_CASE("names with spaces and symbols: the longest match wins", "[feel]") {
  CompileOptions options;
  options.names = {"full name", "full name length", "a-b", "a", "b", "date of birth"};
  const Value outside = Value::context({{"full name", Value::string("x")},
                                        {"full name length", Value::number(7)},
                                        {"a-b", Value::number(1)},
                                        {"a", Value::number(10)},
                                        {"b", Value::number(3)},
                                        {"date of birth", Value::string("2000-01-01")}});
  const Row row =
      GENERATE(Row{"full name", "\"x\""}, Row{"full  name length + 1", "8"}, Row{"a-b", "1"},
               Row{"a - b", "1"}, Row{"a -(b)", "7"}, Row{"date(date of birth).year", "2000"},
               Row{"{total price: 5, r: total price * 2}.r", "10"}, Row{"{x+y: 4, r: x+y}.r", "4"},
               Row{"for my item in [1] return my item", "[1]"});

  CHECK(run(row.source, outside, nullptr, options) == row.result);
}

TEST_CASE("a variable hides a function of its name except in a call", "[feel]") {
  const Value outside = variables(R"({"count": 3, "sum": null})");
  CompileOptions options;
  options.names = {"count"};

  CHECK(run("count + count([1, 2])", outside, nullptr, options) == "5");
  CHECK(run("count + 1", outside) == "4");
}

TEST_CASE("comments and escapes are read", "[feel]") {
  const Row row = GENERATE(Row{"1 // one\n+ 2", "3"}, Row{"/* a */ 1 /* b */", "1"},
                           Row{R"("\u00e4\U01F600\n\"")", "\"\u00e4\U0001F600\n\\\"\""},
                           Row{R"("\d")", R"("\\d")"}, Row{"string length(\"\U0001F600\")", "1"});

  CHECK(run(row.source) == row.result);
}

}  // namespace
}  // namespace engine::feel
