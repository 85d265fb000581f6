// Functions that engines commonly add to those of the standard.
#include <catch2/catch.hpp>

#include "tests/engine/feel/feel_support.h"

namespace engine::feel {
namespace {

using test::run;

struct Row {
  const char* source;
  const char* result;
};

TEST_CASE("presence: is defined, get or else, assert", "[feel][addition]") {
  const Row row =
      GENERATE(Row{"is defined(1)", "true"}, Row{"is defined(null)", "false"},
               Row{"is defined({a: 1}.a)", "true"}, Row{"is defined({a: 1}.b)", "false"},
               Row{"is defined(nowhere.a.b)", "false"}, Row{"is defined([])", "true"},
               Row{"get or else(null, 2)", "2"}, Row{"get or else(1, 2)", "1"},
               Row{"get or else(false, true)", "false"}, Row{"get or else(1 / 0, 2)", "2"},
               Row{"assert(3, true)", "3"},
               Row{"assert(3, false)",
                   "failure: the condition of assert "
                   "does not hold"},
               Row{"assert(3, null, \"no year\")", "failure: no year"},
               Row{"assert(value: 1, condition: 2 > 1)", "1"},
               Row{"if false then assert(1, false) else 2", "2"});

  CHECK(run(row.source) == row.result);
}

TEST_CASE("lists: duplicate values, is empty, partition", "[feel][addition]") {
  const Row row = GENERATE(Row{"duplicate values([1, 2, 1.0, \"a\", \"a\", 3])", "[1, \"a\"]"},
                           Row{"duplicate values([null, null, [1], [1]])", "[null, [1]]"},
                           Row{"duplicate values([])", "[]"}, Row{"is empty([])", "true"},
                           Row{"is empty([null])", "false"}, Row{"is empty(null)", "null"},
                           Row{"partition([1, 2, 3, 4, 5], 2)", "[[1, 2], [3, 4], [5]]"},
                           Row{"partition([], 2)", "[]"}, Row{"partition([1], 0)", "null"},
                           Row{"partition([1], 1.5)", "null"}, Row{"partition([1], -1)", "null"});

  CHECK(run(row.source) == row.result);
}

TEST_CASE("strings: is blank, trim, extract, string join with ends, base64", "[feel][addition]") {
  const Row row =
      GENERATE(Row{"is blank(\"\")", "true"}, Row{"is blank(\" \\t\\n\u3000\")", "true"},
               Row{"is blank(\" a\")", "false"}, Row{"is blank(null)", "null"},
               Row{"trim(\"  a b \\n\")", "\"a b\""}, Row{"trim(\"\")", "\"\""},
               Row{"extract(\"references are 1234, 1256\", \"12[0-9]*\")", "[\"1234\", \"1256\"]"},
               Row{"extract(\"abc\", \"[0-9]\")", "[]"}, Row{"extract(\"abc\", \"[\")", "null"},
               Row{"string join([\"a\", \"b\"], \", \", \"[\", \"]\")", "\"[a, b]\""},
               Row{"string join([], \", \", \"[\", \"]\")", "\"[]\""},
               Row{"string join([\"a\", null], null, \"<\", \">\")", "\"<a>\""},
               Row{"to base64(\"FEEL\")", "\"RkVFTA==\""}, Row{"to base64(\"\u4e2d\")", "\"5Lit\""},
               Row{"from base64(\"RkVFTA==\")", "\"FEEL\""}, Row{"from base64(\"RkVFTA\")", "null"},
               Row{"from base64(\"/w==\")", "null"}, Row{"to base64(\"\")", "\"\""});

  CHECK(run(row.source) == row.result);
}

TEST_CASE("JSON text: to json, from json", "[feel][addition]") {
  const Row row = GENERATE(
      Row{"to json({a: 1.50, b: [true, null, \"x\"]})",
          "\"{\\\"a\\\":1.5,\\\"b\\\":[true,null,\\\"x\\\"]}\""},
      Row{"to json(@\"2021-01-01\")", "\"\\\"2021-01-01\\\"\""}, Row{"to json(null)", "\"null\""},
      Row{"from json(\"{\\\"a\\\": [1, 2]}\").a[2]", "2"}, Row{"from json(\"0.10\")", "0.1"},
      Row{"from json(\"{\")", "null"}, Row{"from json(\"\")", "null"});

  CHECK(run(row.source) == row.result);
}

TEST_CASE("contexts and days: put, put all, last day of month", "[feel][addition]") {
  const Row row = GENERATE(
      Row{"put({a: 1}, \"b\", 2)", "{a: 1, b: 2}"}, Row{"put({a: 1}, \"a\", null)", "{a: null}"},
      Row{"put all([{a: 1}, {b: 2, a: 3}])", "{a: 3, b: 2}"},
      Row{"put all({a: 1}, {b: 2})", "{a: 1, b: 2}"}, Row{"put all([])", "{}"},
      Row{"put all([1])", "null"}, Row{"last day of month(@\"2024-02-10\")", "2024-02-29"},
      Row{"last day of month(@\"2021-12-01T10:00:00Z\")", "2021-12-31"},
      Row{"last day of month(\"2021-12-01\")", "null"});

  CHECK(run(row.source) == row.result);
}

TEST_CASE("draws are numbers from 0 to 1 and version 4 identifiers", "[feel][addition]") {
  CHECK(run("every i in (for i in 1..200 return random number()) satisfies i >= 0 and i < 1") ==
        "true");
  CHECK(run("count(distinct values(for i in 1..200 return random number()))") == "200");
  CHECK(run("every u in (for i in 1..200 return uuid()) satisfies matches(u, "
            "\"^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$\")") ==
        "true");
  CHECK(compile("random number()").value().uses_environment());
  CHECK(compile("uuid()").value().uses_environment());
}

// F&O 3.1 §5.6.1: what is taken away is taken from the characters that the class has.
TEST_CASE("classes of characters can be taken from each other", "[feel][builtin]") {
  const Row row = GENERATE(
      Row{"matches(\"b\", \"[a-z-[aeiou]]\")", "true"},
      Row{"matches(\"e\", \"[a-z-[aeiou]]\")", "false"},
      Row{"matches(\"b\", \"[^a-[b]]\")", "false"}, Row{"matches(\"c\", \"[^a-[b]]\")", "true"},
      Row{"matches(\"a\", \"[^a-[b]]\")", "false"},
      Row{"matches(\"c\", \"[^a-[^b-[c]]]\")", "true"},
      Row{"matches(\"a\", \"\\p{Lu}\", \"i\")", "false"},
      Row{"matches(\"aA\", \"(a)\\1\", \"i\")", "true"}, Row{"split(\"abc\", \"x*\")", "null"},
      Row{"split(\"abc\", \"\")", "null"});

  INFO(row.source);
  CHECK(run(row.source) == row.result);
}

}  // namespace
}  // namespace engine::feel
