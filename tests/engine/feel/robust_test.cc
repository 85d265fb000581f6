// Whatever a function is given, it gives a value or null and stays within its budget.
#include <catch2/catch.hpp>
#include <random>

#include "engine/feel/builtin/registry.h"
#include "engine/feel/function.h"
#include "tests/engine/feel/feel_support.h"

namespace engine::feel {
namespace {

// Values of every kind, those at the edges above all.
std::vector<Value> values() {
  constexpr const char* kSources[] = {"null",
                                      "true",
                                      "false",
                                      "0",
                                      "1",
                                      "-1",
                                      "2.5",
                                      "-6112",
                                      "1e6144",
                                      "1e-6176",
                                      "9223372036854775807",
                                      "-9223372036854775808",
                                      "1/3",
                                      "\"\"",
                                      "\"a\"",
                                      "\"\U0001F600b\"",
                                      "\"[a-z]+\"",
                                      "\"(a)|(b)\"",
                                      "\"[\"",
                                      "\"$1\"",
                                      "\"i\"",
                                      "\",\"",
                                      "\"2021-02-30\"",
                                      "\"10:00:00@Europe/Paris\"",
                                      "\"P1Y2M\"",
                                      "\"[1..5]\"",
                                      "\"{\\\"a\\\": 1}\"",
                                      "@\"999999999-12-31\"",
                                      "@\"-999999999-01-01\"",
                                      "@\"23:59:59.999999999@Europe/Paris\"",
                                      "@\"00:00:00+18:00\"",
                                      "@\"2021-03-28T02:30:00@Europe/Paris\"",
                                      "@\"999999999-12-31T23:59:59-18:00\"",
                                      "@\"P768614336404564650Y\"",
                                      "@\"-P1M\"",
                                      "@\"PT9223372036854775807S\"",
                                      "@\"-PT0.000000001S\"",
                                      "[]",
                                      "[null]",
                                      "[3, 1, 2]",
                                      "[\"b\", null, \"a\"]",
                                      "[[1], [2, [3]]]",
                                      "[{key: \"a\", value: 1}]",
                                      "[@\"P1D\", @\"PT1H\"]",
                                      "[function(x) x]",
                                      "{}",
                                      "{a: 1, b: {c: 2}}",
                                      "[1..5)",
                                      "(< 3)",
                                      "(>= @\"P1D\")",
                                      "[\"a\"..\"b\"]",
                                      "abs",
                                      "function() 1",
                                      "function(a) a",
                                      "function(a, b) a < b",
                                      "function(a: number, b: string) 1"};
  std::vector<Value> result;
  Environment environment;
  for (const char* source : kSources) {
    const Result<Value> value =
        evaluate(compile(source).value(), ContextScope(Value::context({})), environment);
    REQUIRE(value.has_value());
    result.push_back(*value);
  }
  return result;
}

TEST_CASE("every function takes every argument", "[feel][builtin]") {
  constexpr int kRounds = 400;
  const std::vector<Value> pool = values();
  std::mt19937_64 random(17);
  for (const std::string_view name : built_in_names()) {
    const Value function = built_in_function(name);
    std::vector<std::string> parameters;
    for (const Builtin& builtin : find_builtins(name)) {
      for (std::size_t i = 0; i < builtin.parameter_count(); ++i) {
        parameters.emplace_back(builtin.parameters[i].name);
      }
    }
    for (int round = 0; round < kRounds; ++round) {
      std::vector<Value> places;
      std::vector<NamedArgument> names;
      for (std::size_t i = random() % 5; i > 0; --i) {
        places.push_back(pool[random() % pool.size()]);
        if (parameters.empty()) continue;
        names.push_back({parameters[random() % parameters.size()], places.back()});
      }
      std::vector<Warning> warnings;
      Environment environment;
      environment.warnings = &warnings;
      INFO(name << " of " << Value::list(places));

      const Result<Value> by_place = invoke(function, places, environment);
      const Result<Value> by_name = invoke(function, names, environment);

      for (const Result<Value>& result : {by_place, by_name}) {
        if (!result) {
          REQUIRE((result.error().code == ErrorCode::kBudgetExceeded ||
                   result.error().code == ErrorCode::kAssertionFailed));
          continue;
        }
        REQUIRE(result->measure().depth <= 200);
        REQUIRE(equal(*result, *result));
      }
    }
  }
}

}  // namespace
}  // namespace engine::feel
