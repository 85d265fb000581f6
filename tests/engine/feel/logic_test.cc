// Three-valued logic, equality and order as tables over all kinds of values.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>

#include "tests/engine/feel/feel_support.h"

namespace engine::feel {
namespace {

using test::run;

// One value of each kind, and what is written for it.
constexpr std::array<const char*, 13> kKinds = {"null",
                                                "true",
                                                "1",
                                                "\"a\"",
                                                "@\"2021-01-01\"",
                                                "@\"10:00:00\"",
                                                "@\"2021-01-01T10:00:00\"",
                                                "@\"P1Y\"",
                                                "@\"P1D\"",
                                                "[1]",
                                                "{a: 1}",
                                                "[1..2]",
                                                "abs"};

std::string joined(const std::string& left, const char* op, const std::string& right) {
  return left + " " + op + " " + right;
}

// Table 50 of DMN 1.5: `otherwise` is null or anything that is no boolean.
TEST_CASE("and, or are those of three-valued logic for all operands", "[feel][logic]") {
  constexpr std::array<const char*, 4> kOperands = {"true", "false", "null", "\"x\""};
  constexpr const char* kAnd[4][4] = {{"true", "false", "null", "null"},
                                      {"false", "false", "false", "false"},
                                      {"null", "false", "null", "null"},
                                      {"null", "false", "null", "null"}};
  constexpr const char* kOr[4][4] = {{"true", "true", "true", "true"},
                                     {"true", "false", "null", "null"},
                                     {"true", "null", "null", "null"},
                                     {"true", "null", "null", "null"}};
  for (std::size_t i = 0; i < kOperands.size(); ++i) {
    for (std::size_t j = 0; j < kOperands.size(); ++j) {
      INFO(kOperands[i] << ", " << kOperands[j]);
      CHECK(run(joined(kOperands[i], "and", kOperands[j])) == kAnd[i][j]);
      CHECK(run(joined(kOperands[i], "or", kOperands[j])) == kOr[i][j]);
      const std::string list = std::string("[") + kOperands[i] + ", " + kOperands[j] + "]";
      CHECK(run("all(" + list + ")") == kAnd[i][j]);
      CHECK(run("any(" + list + ")") == kOr[i][j]);
      CHECK(run("every x in " + list + " satisfies x") == kAnd[i][j]);
      CHECK(run("some x in " + list + " satisfies x") == kOr[i][j]);
    }
  }
}

TEST_CASE("not and if know three values", "[feel][logic]") {
  CHECK(run("[not(true), not(false), not(null), not(1)]") == "[false, true, null, null]");
  CHECK(run("for c in [true, false, null, 1] return if c then \"y\" else \"n\"") ==
        "[\"y\", \"n\", \"n\", \"n\"]");
}

// Tables 52 and 53: of one kind true or false, with null false, of two kinds nothing.
TEST_CASE("equality of any two kinds", "[feel][logic]") {
  for (std::size_t i = 0; i < kKinds.size(); ++i) {
    for (std::size_t j = 0; j < kKinds.size(); ++j) {
      const bool null = i == 0 || j == 0;
      const char* expected = i == j ? "true" : null ? "false" : "null";
      const char* negated = i == j ? "false" : null ? "true" : "null";
      INFO(kKinds[i] << " and " << kKinds[j]);
      CHECK(run(joined(kKinds[i], "=", kKinds[j])) == expected);
      CHECK(run(joined(kKinds[i], "!=", kKinds[j])) == negated);
      CHECK(run(std::string("is(") + kKinds[i] + ", " + kKinds[j] + ")") ==
            (i == j ? "true" : "false"));
    }
  }
}

TEST_CASE("unequal values of one kind", "[feel][logic]") {
  const char* pair =
      GENERATE("true = false", "1 = 2", "\"a\" = \"b\"", "@\"2021-01-01\" = @\"2021-01-02\"",
               "@\"10:00:00\" = @\"10:00:01\"", "@\"10:00:00\" = @\"10:00:00Z\"",
               "@\"2021-01-01T10:00:00\" = @\"2021-01-01T10:00:00Z\"", "@\"P1Y\" = @\"P1M\"",
               "@\"P1D\" = @\"PT1H\"", "[1] = [1, 1]", "[1] = [\"1\"]", "{a: 1} = {b: 1}",
               "{a: 1} = {a: 2}", "[1..2] = (1..2]", "(<= 1) = (< 1)", "abs = sqrt");

  CHECK(run(pair) == "false");
}

// Table 54: numbers, strings and temporal kinds have an order, no other has.
TEST_CASE("order of any two kinds", "[feel][logic]") {
  constexpr std::array<std::size_t, 7> kOrdered = {2, 3, 4, 5, 6, 7, 8};
  for (std::size_t i = 0; i < kKinds.size(); ++i) {
    for (std::size_t j = 0; j < kKinds.size(); ++j) {
      const bool ordered =
          i == j && std::find(kOrdered.begin(), kOrdered.end(), i) != kOrdered.end();
      INFO(kKinds[i] << " and " << kKinds[j]);
      CHECK(run(joined(kKinds[i], "<", kKinds[j])) == (ordered ? "false" : "null"));
      CHECK(run(joined(kKinds[i], "<=", kKinds[j])) == (ordered ? "true" : "null"));
      CHECK(run(joined(kKinds[i], ">", kKinds[j])) == (ordered ? "false" : "null"));
      CHECK(run(joined(kKinds[i], ">=", kKinds[j])) == (ordered ? "true" : "null"));
    }
  }
}

TEST_CASE("strings are ordered by code points", "[feel][logic]") {
  CHECK(run("\"\" < \"a\"") == "true");
  CHECK(run("\"a\" < \"aa\"") == "true");
  CHECK(run("\"Z\" < \"a\"") == "true");
  // Beyond U+FFFF: UTF-16 would order these the other way round.
  CHECK(run("\"\uFF5E\" < \"\U0001F600\"") == "true");
}

}  // namespace
}  // namespace engine::feel
