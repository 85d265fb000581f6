#include "engine/feel/literal.h"

#include <catch2/catch.hpp>

#include "tests/engine/feel/feel_support.h"

namespace engine::feel {
namespace {

Value value_of(std::string_view expression) {
  Environment environment;
  return evaluate(compile(expression).value(), std::span<const Value>(), environment).value();
}

}  // namespace

TEST_CASE("the literal of a value gives it again", "[feel][literal]") {
  const auto expression = GENERATE(
      "null", "true", "-1.50", "10**33", "0.000000000000000000000000000000001", "\"\"",
      "\"a \\\"quote\\\" \\\\ and a\nline\ttab\"", "[1, [\"a\", null], {}]",
      "{\"a b\": 1, \"c\\\"d\": {e: []}, if: 2}", "@\"2021-08-06\"", "@\"-0044-03-15\"",
      "@\"999999999-12-31\"", "@\"10:00:00\"", "@\"10:00:00.123456789+08:00\"",
      "@\"10:00:00@Asia/Shanghai\"", "@\"2021-08-06T10:00:00Z\"",
      "@\"2021-08-06T10:00:00@Europe/Paris\"", "@\"P1Y2M\"", "@\"-P1Y\"", "@\"P1DT2H3.5S\"",
      "@\"-PT0.000000001S\"", "[1..5)", "(@\"2021-08-01\"..@\"2021-08-31\"]", "(< 5)", "(<= 5)",
      "(> \"a\")", "(>= @\"P1D\")", "(= 10)", "{r: [1..2], d: [@\"P1D\"]}");
  const Value value = value_of(expression);
  INFO(expression);

  const std::optional<std::string> literal = to_literal(value);

  REQUIRE(literal.has_value());
  INFO(*literal);
  const Value again = value_of(*literal);
  CHECK(again.kind() == value.kind());
  CHECK(again == value);
  CHECK(to_literal(again) == literal);
}

TEST_CASE("what JSON does not keep is told, at any depth", "[feel][literal]") {
  CHECK(is_json(value_of("{a: [1, \"x\", null, true]}")));
  CHECK_FALSE(is_json(value_of("{a: [@\"2021-08-06\"]}")));
  CHECK_FALSE(is_json(value_of("[[1..2]]")));
  CHECK_FALSE(is_json(value_of("{f: function(x) x}")));
  CHECK(to_literal(value_of("{f: function(x) x}")) == std::nullopt);
}

}  // namespace engine::feel
