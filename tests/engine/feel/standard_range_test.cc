// Table 78 of DMN 1.5: how points and ranges stand to each other, with the examples it prints.
#include <catch2/catch.hpp>
#include <string>

#include "tests/engine/feel/feel_support.h"

namespace engine::feel {
namespace {

// "f(a, b)" and what it is.
struct Example {
  const char* arguments;
  bool holds;
};

void check(const std::string& function, std::initializer_list<Example> examples) {
  for (const Example& example : examples) {
    const std::string source = function + "(" + example.arguments + ")";
    INFO(source);
    CHECK(test::run(source) == (example.holds ? "true" : "false"));
  }
}

TEST_CASE("before and after are as table 78 shows", "[feel][standard]") {
  check("before", {{"1, 10", true},
                   {"10, 1", false},
                   {"1, [1..10]", false},
                   {"1, (1..10]", true},
                   {"1, [5..10]", true},
                   {"[1..10], 10", false},
                   {"[1..10), 10", true},
                   {"[1..10], 15", true},
                   {"[1..10], [15..20]", true},
                   {"[1..10], [10..20]", false},
                   {"[1..10), [10..20]", true},
                   {"[1..10], (10..20]", true}});
  check("after", {{"10, 5", true},
                  {"5, 10", false},
                  {"12, [1..10]", true},
                  {"10, [1..10)", true},
                  {"10, [1..10]", false},
                  {"[11..20], 12", false},
                  {"[11..20], 10", true},
                  {"(11..20], 11", true},
                  {"[11..20], 11", false},
                  {"[11..20], [1..10]", true},
                  {"[1..10], [11..20]", false},
                  {"[11..20], [1..11)", true},
                  {"(11..20], [1..11]", true}});
}

TEST_CASE("meets and overlaps are as table 78 shows", "[feel][standard]") {
  check("meets", {{"[1..5], [5..10]", true},
                  {"[1..5), [5..10]", false},
                  {"[1..5], (5..10]", false},
                  {"[1..5], [6..10]", false}});
  check("met by", {{"[5..10], [1..5]", true},
                   {"[5..10], [1..5)", false},
                   {"(5..10], [1..5]", false},
                   {"[6..10], [1..5]", false}});
  check("overlaps", {{"[1..5], [3..8]", true},
                     {"[3..8], [1..5]", true},
                     {"[1..8], [3..5]", true},
                     {"[3..5], [1..8]", true},
                     {"[1..5], [6..8]", false},
                     {"[6..8], [1..5]", false},
                     {"[1..5], [5..8]", true},
                     {"[1..5], (5..8]", false},
                     {"[1..5), [5..8]", false},
                     {"[1..5), (5..8]", false},
                     {"[5..8], [1..5]", true},
                     {"(5..8], [1..5]", false},
                     {"[5..8], [1..5)", false},
                     {"(5..8], [1..5)", false}});
  check("overlaps before", {{"[1..5], [3..8]", true},
                            {"[1..5], [6..8]", false},
                            {"[1..5], [5..8]", true},
                            {"[1..5], (5..8]", false},
                            {"[1..5), [5..8]", false},
                            {"[1..5), (1..5]", true},
                            {"[1..5], (1..5]", true},
                            {"[1..5), [1..5]", false},
                            {"[1..5], [1..5]", false}});
  check("overlaps after", {{"[3..8], [1..5]", true},
                           {"[6..8], [1..5]", false},
                           {"[5..8], [1..5]", true},
                           {"(5..8], [1..5]", false},
                           {"[5..8], [1..5)", false},
                           {"(1..5], [1..5)", true},
                           {"(1..5], [1..5]", true},
                           {"[1..5], [1..5)", false},
                           {"[1..5], [1..5]", false}});
}

TEST_CASE("finishes, includes and starts are as table 78 shows", "[feel][standard]") {
  check("finishes", {{"10, [1..10]", true},
                     {"10, [1..10)", false},
                     {"[5..10], [1..10]", true},
                     {"[5..10), [1..10]", false},
                     {"[5..10), [1..10)", true},
                     {"[1..10], [1..10]", true},
                     {"(1..10], [1..10]", true}});
  check("finished by", {{"[1..10], 10", true},
                        {"[1..10), 10", false},
                        {"[1..10], [5..10]", true},
                        {"[1..10], [5..10)", false},
                        {"[1..10), [5..10)", true},
                        {"[1..10], [1..10]", true},
                        {"[1..10], (1..10]", true}});
  check("includes", {{"[1..10], 5", true},
                     {"[1..10], 12", false},
                     {"[1..10], 1", true},
                     {"[1..10], 10", true},
                     {"(1..10], 1", false},
                     {"[1..10), 10", false},
                     {"[1..10], [4..6]", true},
                     {"[1..10], [1..5]", true},
                     {"(1..10], (1..5]", true},
                     {"[1..10], (1..10)", true},
                     {"[1..10), [5..10)", true},
                     {"[1..10], [1..10)", true},
                     {"[1..10], (1..10]", true},
                     {"[1..10], [1..10]", true}});
  check("during", {{"5, [1..10]", true},
                   {"12, [1..10]", false},
                   {"1, [1..10]", true},
                   {"10, [1..10]", true},
                   {"1, (1..10]", false},
                   {"10, [1..10)", false},
                   {"[4..6], [1..10]", true},
                   {"[1..5], [1..10]", true},
                   {"(1..5], (1..10]", true},
                   {"(1..10), [1..10]", true},
                   {"[5..10), [1..10)", true},
                   {"[1..10), [1..10]", true},
                   {"(1..10], [1..10]", true},
                   {"[1..10], [1..10]", true}});
  check("starts", {{"1, [1..10]", true},
                   {"1, (1..10]", false},
                   {"2, [1..10]", false},
                   {"[1..5], [1..10]", true},
                   {"(1..5], (1..10]", true},
                   {"(1..5], [1..10]", false},
                   {"[1..5], (1..10]", false},
                   {"[1..10], [1..10]", true},
                   {"[1..10), [1..10]", true},
                   {"(1..10), (1..10)", true}});
  check("started by", {{"[1..10], 1", true},
                       {"(1..10], 1", false},
                       {"[1..10], 2", false},
                       {"[1..10], [1..5]", true},
                       {"(1..10], (1..5]", true},
                       {"[1..10], (1..5]", false},
                       {"(1..10], [1..5]", false},
                       {"[1..10], [1..10]", true},
                       {"[1..10], [1..10)", true},
                       {"(1..10), (1..10)", true}});
  check("coincides", {{"5, 5", true},
                      {"3, 4", false},
                      {"[1..5], [1..5]", true},
                      {"(1..5), [1..5]", false},
                      {"[1..5], [2..6]", false}});
}

// Grammar rules 66 and 67: only an open bracket stands where an end is missing, and only literals
// are ends, among them calls of the four functions that make temporal values.
TEST_CASE("range() takes what grammar rule 66 allows", "[feel][standard]") {
  CHECK(test::run("range(\"[2..)\") = (>= 2)") == "true");
  CHECK(test::run("range(\"(..2]\") = (<= 2)") == "true");
  CHECK(test::run("range(\"]2..[\") = (> 2)") == "true");
  CHECK(test::run("range(\"[date(2020, 1, 1)..date(2020, 1, 2)]\") = "
                  "[@\"2020-01-01\"..@\"2020-01-02\"]") == "true");
  for (const char* text : {"[..2]", "[1..]", "[..]", "(..)", "", "[2..1]", "[1..null)", "[1..x]",
                           "[abs(1)..2]", "[date(null)..date(2020, 1, 2)]", "<2"}) {
    INFO(text);
    CHECK(test::run("range(\"" + std::string(text) + "\")") == "null");
  }
}

}  // namespace
}  // namespace engine::feel
