// The examples that DMN 1.5 prints beside its tables 39 to 82: what the standard says they are.
#include <catch2/catch.hpp>

#include "tests/engine/feel/feel_support.h"

namespace engine::feel {
namespace {

using test::run;

// Each of them is true.
void holds(std::initializer_list<const char*> sources) {
  for (const char* source : sources) {
    INFO(source);
    CHECK(run(source) == "true");
  }
}

TEST_CASE("ranges and numbers are as tables 39 to 42 show", "[feel][standard]") {
  holds({"5 in (<=5)", "not(5 in ((5..10]))", "5 in ([5..10])", "5 in (4, 5, 6)",
         "not(5 in (<5, >5))", "@\"2012-12-31\" in ((@\"2012-12-25\"..@\"2013-02-14\"))",
         "decimal(1, 2) = 1.00", ".25 + .2 = 0.45", ".10 * 30.00 = 3.0000",
         "1 + 3/2*2 - 2**3 = -4.0", "1/3 = 0.3333333333333333333333333333333333",
         "decimal(1/3, 2) = 0.33", "1 = 1.000", "1.01/2 = 0.505", "decimal(0.505, 2) = 0.50",
         "decimal(0.515, 2) = 0.52", "1.0*10**3 = 1000.0"});
  holds({"[1..10].start included", "[1..10].start = 1", "[1..10].end = 10", "[1..10].end included",
         "not((1..10].start included)", "(<= 10).start = null", "not((<= 10).start included)",
         "(<= 10).end = 10", "(<= 10).end included", "(> 1).end = null", "(> 1).start = 1",
         "not((> 1).start included)", "not((> 1).end included)"});
}

TEST_CASE("types, lists and contexts are as 10.3.2 shows", "[feel][standard]") {
  holds({"[123] instance of list<number>",
         "\"abc\" instance of string",
         "not(123 instance of string)",
         "(123 instance of list) = null",
         "{name: \"Peter\", age: 30} instance of context<name: string>",
         "not({name: \"Peter\"} instance of context<name: string, age: number>)",
         "[1..10) instance of range<number>",
         "(>= @\"2019-01-01\") instance of range<date>",
         "(function(x: number, y: number) x + y) instance of function<number, number> -> number",
         "not((function(x: number) x) instance of function<string> -> number)",
         "not((function(x: number) x) instance of function<number> -> string)",
         "not((function() \"a\") instance of function<> -> number)",
         "not((function() x > 1) instance of function<> -> string)",
         "(function() {b: \"b\", c: 1}) instance of function<> -> context<b: string>",
         "not((function() {b: \"b\"}) instance of function<> -> context<b: string, c: string>)",
         "not((function() [\"a\"]) instance of function<> -> list<number>)",
         "(function() null) instance of function<> -> number",
         "(function(x) x) instance of function<Any> -> number",
         "[\"a\", true, 123] instance of list<Any>",
         "null instance of Null",
         "not(null instance of string)",
         "3[item > 2] = [3]",
         "not(contains([\"foobar\"], \"of\"))"});
  holds({"[1, 2, 3, 4][item > 2] = [3, 4]", "[{x: 1, y: 2}, {x: 2, y: 3}][x = 1] = [{x: 1, y: 2}]",
         "[{x: 1, y: 2}, {x: null, y: 3}][x < 2] = [{x: 1, y: 2}]",
         "[{x: 1, y: 2}, {x: 2, y: 3}].y = [2, 3]",
         "[{a: {b: [1]}}, {a: {b: [2.1, 2.2]}}, {a: {b: [3]}}, {a: {b: [4, 5]}}].a.b = "
         "[[1], [2.1, 2.2], [3], [4, 5]]",
         "get entries({key1: \"value1\"})[key = \"key1\"].value = [\"value1\"]",
         "{isPositive: function(x) x > 0, isNotNegative: function(x) isPositive(x + 1), "
         "result: isNotNegative(0)}.result",
         "(for i in 0..4 return if i = 0 then 1 else i * partial[-1]) = [1, 1, 2, 6, 24]",
         "(for i in [1, 2], j in [3, 4] return count(partial)) = [0, 1, 2, 3]", "5 in (? > 3)",
         "not(2 in (? > 3))", "(function(x, y) y = null)(x: 1)"});
}

TEST_CASE("conversions are as table 72 shows", "[feel][standard]") {
  holds({"date(\"2012-12-25\") - date(\"2012-12-24\") = duration(\"P1D\")",
         "date(date and time(\"2012-12-25T11:00:00Z\")) = date(\"2012-12-25\")",
         "date(2012, 12, 25) = date(\"2012-12-25\")",
         "date and time(\"2012-12-24T23:59:00\") = "
         "date and time(date(\"2012-12-24\"), time(\"23:59:00\"))",
         "date and time(\"2012-12-24T23:59:00\") + duration(\"PT1M\") = "
         "date and time(\"2012-12-25T00:00:00\")",
         "time(\"23:59:00z\") + duration(\"PT2M\") = time(\"00:01:00@Etc/UTC\")",
         "time(date and time(\"2012-12-25T11:00:00Z\")) = time(\"11:00:00Z\")",
         "time(\"23:59:00z\") = time(23, 59, 0, duration(\"PT0H\"))",
         "number(\"1 000,0\", \" \", \",\") = number(\"1,000.0\", \",\", \".\")",
         "number(\"1.000.000,01\", \".\", \",\") = 1000000.01", "string(1.1) = \"1.1\"",
         "string(null) = null",
         "date and time(\"2012-12-24T23:59:00\") - date and time(\"2012-12-22T03:45:00\") = "
         "duration(\"P2DT20H14M\")",
         "duration(\"P2Y2M\") = duration(\"P26M\")", "duration(\"P0DT25H\") = @\"P1DT1H\"",
         "years and months duration(date(\"2011-12-22\"), date(\"2013-08-24\")) = "
         "duration(\"P1Y8M\")"});
}

TEST_CASE("strings are as table 74 shows", "[feel][standard]") {
  holds({"not(true) = false",
         "not(null) = null",
         "substring(\"foobar\", 3) = \"obar\"",
         "substring(\"foobar\", 3, 3) = \"oba\"",
         "substring(\"foobar\", -2, 1) = \"a\"",
         "substring(\"\\U01F40Eab\", 2) = \"ab\"",
         "string length(\"foo\") = 3",
         "string length(\"\\U01F40Eab\") = 3",
         "upper case(\"aBc4\") = \"ABC4\"",
         "lower case(\"aBc4\") = \"abc4\"",
         "substring before(\"foobar\", \"bar\") = \"foo\"",
         "substring before(\"foobar\", \"xyz\") = \"\"",
         "substring after(\"foobar\", \"ob\") = \"ar\"",
         "substring after(\"\", \"a\") = \"\"",
         "replace(\"banana\", \"a\", \"o\") = \"bonono\"",
         "replace(\"abcd\", \"(ab)|(a)\", \"[1=$1][2=$2]\") = \"[1=ab][2=]cd\"",
         "not(contains(\"foobar\", \"of\"))",
         "starts with(\"foobar\", \"fo\")",
         "ends with(\"foobar\", \"r\")",
         "matches(\"foobar\", \"^fo*b\")",
         "split(\"John Doe\", \"\\\\s\") = [\"John\", \"Doe\"]",
         "split(\"a;b;c;;\", \";\") = [\"a\", \"b\", \"c\", \"\", \"\"]",
         "string join([\"a\", \"b\", \"c\"], \"_and_\") = \"a_and_b_and_c\"",
         "string join([\"a\", \"b\", \"c\"], \"\") = \"abc\"",
         "string join([\"a\", \"b\", \"c\"], null) = \"abc\"",
         "string join([\"a\"], \"X\") = \"a\"",
         "string join([\"a\", null, \"c\"], \"X\") = \"aXc\"",
         "string join([], \"X\") = \"\"",
         "string join([\"a\", null, \"c\"]) = \"ac\"",
         "string join([]) = \"\""});
}

TEST_CASE("lists are as table 75 shows", "[feel][standard]") {
  holds({"list contains([1, 2, 3], 2)",
         "count([1, 2, 3]) = 3",
         "count([]) = 0",
         "count([1, [2, 3]]) = 2",
         "min([1, 2, 3]) = 1",
         "max(1, 2, 3) = 3",
         "min(1) = min([1])",
         "max([]) = null",
         "sum([1, 2, 3]) = 6",
         "sum(1, 2, 3) = 6",
         "sum(1) = 1",
         "sum([]) = null",
         "mean([1, 2, 3]) = 2",
         "mean(1) = 1",
         "mean([]) = null",
         "all([false, null, true]) = false",
         "all(true) = all([true])",
         "all([])",
         "all(0) = null",
         "any([false, null, true])",
         "any(false) = false",
         "any([]) = false",
         "any(0) = null",
         "sublist([4, 5, 6], 1, 2) = [4, 5]",
         "append([1], 2, 3) = [1, 2, 3]",
         "concatenate([1, 2], [3]) = [1, 2, 3]",
         "insert before([1, 3], 1, 2) = [2, 1, 3]",
         "remove([1, 2, 3], 2) = [1, 3]",
         "reverse([1, 2, 3]) = [3, 2, 1]",
         "index of([1, 2, 3, 2], 2) = [2, 4]",
         "union([1, 2], [2, 3]) = [1, 2, 3]",
         "distinct values([1, 2, 3, 2, 1]) = [1, 2, 3]",
         "flatten([[1, 2], [[3]], 4]) = [1, 2, 3, 4]",
         "product([2, 3, 4]) = 24",
         "product([]) = null",
         "product(2, 3, 4) = 24",
         "median(8, 2, 5, 3, 4) = 4",
         "median([6, 1, 2, 3]) = 2.5",
         "median([]) = null",
         "stddev(2, 4, 7, 5) = 2.081665999466132735282297706979931",
         "stddev([47]) = null",
         "stddev(47) = null",
         "stddev([]) = null",
         "mode(6, 3, 9, 6, 6) = [6]",
         "mode([6, 1, 9, 6, 1]) = [1, 6]",
         "mode([]) = []",
         "sort(list: [3, 1, 4, 5, 2], precedes: function(x, y) x < y) = [1, 2, 3, 4, 5]"});
}

TEST_CASE("numbers are as table 76 shows", "[feel][standard]") {
  holds({"decimal(1/3, 2) = .33",
         "decimal(1.5, 0) = 2",
         "decimal(2.5, 0) = 2",
         "floor(1.5) = 1",
         "floor(-1.56, 1) = -1.6",
         "ceiling(1.5) = 2",
         "ceiling(-1.56, 1) = -1.5",
         "floor(null, 1) = null",
         "floor(1, null) = null",
         "round up(5.5, 0) = 6",
         "round up(-5.5, 0) = -6",
         "round up(1.121, 2) = 1.13",
         "round up(-1.126, 2) = -1.13",
         "round down(5.5, 0) = 5",
         "round down(-5.5, 0) = -5",
         "round down(1.121, 2) = 1.12",
         "round down(-1.126, 2) = -1.12",
         "round half up(5.5, 0) = 6",
         "round half up(-5.5, 0) = -6",
         "round half up(1.121, 2) = 1.12",
         "round half up(-1.126, 2) = -1.13",
         "round half down(5.5, 0) = 5",
         "round half down(-5.5, 0) = -5",
         "round half down(1.121, 2) = 1.12",
         "round half down(-1.126, 2) = -1.13",
         "abs(10) = 10",
         "abs(-10) = 10",
         "abs(@\"PT5H\") = @\"PT5H\"",
         "abs(@\"-PT5H\") = @\"PT5H\"",
         "modulo(12, 5) = 2",
         "modulo(-12, 5) = 3",
         "modulo(12, -5) = -3",
         "modulo(-12, -5) = -2",
         "modulo(10.1, 4.5) = 1.1",
         "modulo(-10.1, 4.5) = 3.4",
         "modulo(10.1, -4.5) = -3.4",
         "modulo(-10.1, -4.5) = -1.1",
         "sqrt(16) = 4",
         "sqrt(-1) = null",
         "round half up(log(10), 11) = 2.30258509299",
         "round half up(exp(5), 12) = 148.413159102577",
         "odd(5)",
         "not(odd(2))",
         "not(even(5))",
         "even(2)"});
}

TEST_CASE("identity and days are as tables 77 and 79 show", "[feel][standard]") {
  holds({"is(date(\"2012-12-25\"), time(\"23:00:50\")) = false",
         "is(date(\"2012-12-25\"), date(\"2012-12-25\"))",
         "is(time(\"23:00:50z\"), time(\"23:00:50\")) = false",
         "is(time(\"23:00:50z\"), time(\"23:00:50+00:00\"))",
         "day of year(date(2019, 9, 17)) = 260", "day of week(date(2019, 9, 17)) = \"Tuesday\"",
         "month of year(date(2019, 9, 17)) = \"September\"", "week of year(date(2019, 9, 17)) = 38",
         "week of year(date(2003, 12, 29)) = 1", "week of year(date(2004, 1, 4)) = 1",
         "week of year(date(2005, 1, 1)) = 53", "week of year(date(2005, 1, 3)) = 1",
         "week of year(date(2005, 1, 9)) = 1", "time(\"10:00:00\") < time(\"11:00:00Z\")",
         "@\"10:00:00.5\".second = 0.5", "@\"PT1.25S\".seconds = 1.25"});
}

TEST_CASE("contexts are as table 81 shows", "[feel][standard]") {
  holds({"get value({key1: \"value1\"}, \"key1\") = \"value1\"",
         "get value({key1: \"value1\"}, \"unexistent-key\") = null",
         "get entries({key1: \"value1\", key2: \"value2\"}) = "
         "[{key: \"key1\", value: \"value1\"}, {key: \"key2\", value: \"value2\"}]",
         "context([{key: \"a\", value: 1}, {key: \"b\", value: 2}]) = {a: 1, b: 2}",
         "context([{key: \"a\", value: 1}, {key: \"b\", value: 2, something: \"else\"}]) = "
         "{a: 1, b: 2}",
         "context([{key: \"a\", value: 1}, {key: \"b\"}]) = null",
         "context put({x: 1}, \"y\", 2) = {x: 1, y: 2}",
         "context put({x: 1, y: 0}, \"y\", 2) = {x: 1, y: 2}",
         "context put({x: 1, y: 0, z: 0}, \"y\", 2) = {x: 1, y: 2, z: 0}",
         "context put({x: 1}, [\"y\"], 2) = context put({x: 1}, \"y\", 2)",
         "context put({x: 1, y: {a: 0}}, [\"y\", \"a\"], 2) = {x: 1, y: {a: 2}}",
         "context put({x: 1, y: {a: 0}}, [], 2) = null",
         "context merge([{x: 1}, {y: 2}]) = {x: 1, y: 2}",
         "context merge([{x: 1, y: 0}, {y: 2}]) = {x: 1, y: 2}"});
}

}  // namespace
}  // namespace engine::feel
