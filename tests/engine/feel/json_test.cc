#include "engine/feel/json.h"

#include <catch2/catch.hpp>

#include "tests/engine/feel/feel_support.h"

namespace engine::feel {
namespace {

TEST_CASE("JSON comes back as it was read", "[feel][json]") {
  const char* text =
      GENERATE("null", "true", "12.5", "-0.001", "\"a\\\"b\\\\\\n\\u0001\"", "[]",
               "[1,[2,{\"a\":null}]]", "{\"b\":1,\"a\":\"\\u00e4\"}", "123456789012345678901234.5");
  const Result<Value> value = parse_json(text);
  REQUIRE(value);

  const Result<Value> again = parse_json(to_json(*value));

  REQUIRE(again);
  CHECK(equal(*value, *again));
  CHECK(to_json(*value) == to_json(*again));
}

TEST_CASE("numbers keep their digits and nothing becomes a double", "[feel][json]") {
  CHECK(to_json(parse_json("[12.5, 0.1, 1e2, 9007199254740993]").value()) ==
        "[12.5,0.1,100,9007199254740993]");
}

TEST_CASE("escapes of JSON become code points", "[feel][json]") {
  CHECK(parse_json("\"\\u00e4\\ud83d\\ude00\\/\"").value().as_string() == "\u00e4\U0001F600/");
}

TEST_CASE("bad JSON is refused with its place", "[feel][json]") {
  struct Row {
    const char* text;
    int line;
    int column;
  };
  const Row row = GENERATE(Row{"", 1, 1}, Row{"{\"a\":1,\"a\":2}", 1, 14}, Row{"[1,]", 1, 4},
                           Row{"[1 2]", 1, 4}, Row{"01", 1, 1}, Row{"1.", 1, 1}, Row{"tru", 1, 1},
                           Row{"{\n  a: 1}", 2, 3}, Row{"\"\\ud800\"", 1, 8}, Row{"1 2", 1, 3},
                           Row{"1e99999", 1, 1}, Row{"nul", 1, 1}, Row{"\"\t\"", 1, 3});

  const Result<Value> value = parse_json(row.text);

  REQUIRE_FALSE(value);
  CHECK(value.error().position.line == row.line);
  INFO(row.text << ": " << value.error().message);
  CHECK(value.error().position.column == row.column);
}

TEST_CASE("JSON nests 32 deep and no deeper", "[feel][json]") {
  CHECK(parse_json(std::string(32, '[') + std::string(32, ']')));
  CHECK_FALSE(parse_json(std::string(33, '[') + std::string(33, ']')));
  CHECK_FALSE(parse_json(std::string(1'000'000, '[')));
}

TEST_CASE("text that is not UTF-8 is refused", "[feel][json]") {
  const char* text =
      GENERATE("\"\xC0\x80\"", "\"\xED\xA0\x80\"", "\"\xF4\x90\x80\x80\"", "\"\xE4\"");

  CHECK_FALSE(parse_json(text));
}

TEST_CASE("a variable keeps temporal values as ISO text", "[feel][json]") {
  struct Row {
    const char* source;
    const char* json;
  };
  const Row row = GENERATE(
      Row{"date(\"2020-01-31\")", "\"2020-01-31\""},
      Row{"@\"10:00:00+08:00\"", "\"10:00:00+08:00\""},
      Row{"@\"2020-01-31T10:00:00@Asia/Shanghai\"", "\"2020-01-31T10:00:00@Asia/Shanghai\""},
      Row{"[@\"P1Y2M\", @\"PT36H\"]", "[\"P1Y2M\",\"P1DT12H\"]"},
      Row{"{a: [1..3], b: abs}", "{\"a\":null,\"b\":null}"});
  Environment environment;
  const Value value =
      evaluate(compile(row.source).value(), ContextScope(Value::context({})), environment).value();

  const Value kept = json_value(value);

  CHECK(to_json(kept) == row.json);
  CHECK(equal(kept, parse_json(to_json(value)).value()));
}

}  // namespace
}  // namespace engine::feel
