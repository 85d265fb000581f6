#include "engine/base/json_node.h"

#include <catch2/catch.hpp>
#include <string>

namespace engine {
namespace {

TEST_CASE("a JSON node keeps order, digits and lines", "[base][json]") {
  const Result<JsonNode> root = parse_json_node("{\"b\": 1.50,\n \"a\": [true, null,\n \"x\"]}");

  REQUIRE(root.has_value());
  CHECK(root->keys == std::vector<std::string>{"b", "a"});
  CHECK(root->find("b")->text == "1.50");
  REQUIRE(root->find("a")->items.size() == 3);
  CHECK(root->find("a")->items[0].boolean);
  CHECK(root->find("a")->items[1].is_null());
  CHECK(root->find("a")->items[2].text == "x");
  CHECK(root->find("a")->items[2].line == 3);
  CHECK(root->find("c") == nullptr);
}

TEST_CASE("a JSON number becomes an integer only when it is one", "[base][json]") {
  const Result<JsonNode> root = parse_json_node("[12, -3, 1.5, 1e2, 99999999999999999999]");

  REQUIRE(root.has_value());
  CHECK(root->items[0].as_integer() == 12);
  CHECK(root->items[1].as_integer() == -3);
  CHECK_FALSE(root->items[2].as_integer().has_value());
  CHECK_FALSE(root->items[3].as_integer().has_value());
  CHECK_FALSE(root->items[4].as_integer().has_value());
}

TEST_CASE("JSON that is broken, doubled or too deep is refused with its line", "[base][json]") {
  const std::string deep(40, '[');
  CHECK(parse_json_node("{\"a\": 1,\n\n\"a\": 2}").error().position.line == 3);
  CHECK_FALSE(parse_json_node("{\"a\": 1} x").has_value());
  CHECK_FALSE(parse_json_node("{\"a\": 1}\n{}").has_value());
  CHECK_FALSE(parse_json_node("").has_value());
  CHECK_FALSE(parse_json_node("\n").has_value());
  CHECK_FALSE(parse_json_node("\"\xff\"").has_value());
  CHECK_FALSE(parse_json_node(deep).has_value());
  CHECK(parse_json_node("[1]\n\n").has_value());
}

}  // namespace
}  // namespace engine
