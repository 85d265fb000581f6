#include "engine/register/register.h"

#include <catch2/catch.hpp>
#include <string>

#include "engine/feel/json.h"

namespace engine::registers {
namespace {

constexpr std::string_view kNominations = R"({
  "id": "R-NOMINATION", "title": {"zh": "报名", "en": "Nominations"},
  "key": "=campaignId + \":\" + personId", "subject": "=personId",
  "fields": [
    {"name": "campaignId", "type": "text", "class": "P1", "required": true},
    {"name": "personId", "type": "text", "class": "P1", "required": true},
    {"name": "channels", "type": "list", "class": "P1", "list": "channel"},
    {"name": "reason", "type": "text", "class": "P2"},
    {"name": "relatives", "type": "list", "class": "P3"},
    {"name": "on", "type": "date", "class": "P1"},
    {"name": "score", "type": "number", "class": "P0"}],
  "views": [
    {"roles": ["r.town-org"], "classes": ["P0", "P1"]},
    {"roles": ["r.auditor"], "classes": ["P0", "P1", "P2", "P3"]},
    {"own": true, "classes": ["P1", "P2"]}]
})";

Register nominations() {
  Findings findings;
  const JsonNode node = parse_json_node(kNominations).value();
  Register declared = read_register(node, "registers[0]", findings);
  REQUIRE(findings.empty());
  declared.fields[2].codes = {"self", "party"};
  return declared;
}

feel::Value json(std::string_view text) {
  return feel::parse_json(text).value();
}

std::string refusal(std::string_view record) {
  const Result<> checked = check_record(nominations(), json(record));
  return checked ? "" : checked.error().message;
}

TEST_CASE("a record is keyed by its fields", "[register]") {
  feel::Environment environment;
  const feel::Value record = json(R"({"campaignId": "C1", "personId": "p"})");

  CHECK(key_of(nominations(), record, environment).value() == "C1:p");
  CHECK(subject_of(nominations(), record, environment).value() == "p");
  CHECK_FALSE(key_of(nominations(), json(R"({"campaignId": "C1"})"), environment).has_value());
}

TEST_CASE("a record has only fields of its register, of their types", "[register]") {
  const std::string begin = R"({"campaignId": "C1", "personId": "p")";

  CHECK(refusal(begin + "}").empty());
  CHECK(refusal(begin + R"(, "on": "2021-08-06", "score": 1.5, "channels": ["self"]})").empty());
  CHECK(refusal(begin + R"(, "on": null})").empty());
  CHECK(refusal(begin + R"(, "on": "tomorrow"})").find("'on'") != std::string::npos);
  CHECK(refusal(begin + R"(, "colour": "red"})").find("'colour'") != std::string::npos);
  CHECK(refusal(begin + R"(, "score": "1"})").find("'score'") != std::string::npos);
  CHECK(refusal(begin + R"(, "channels": ["friends"]})").find("channel") != std::string::npos);
  CHECK(refusal(R"({"campaignId": "C1"})").find("'personId'") != std::string::npos);
}

TEST_CASE("a change leaves the fields that it does not name", "[register]") {
  const feel::Value record = laid_over(json(R"({"a": 1, "b": 2})"), json(R"({"b": 3, "c": 4})"));

  CHECK(feel::to_json(record) == R"({"a":1,"b":3,"c":4})");
  CHECK(feel::to_json(laid_over({}, json(R"({"a": 1})"))) == R"({"a":1})");
}

TEST_CASE("views show classes of fields by role or to the person concerned", "[register]") {
  const Register declared = nominations();
  const feel::Value record =
      json(R"({"campaignId": "C1", "personId": "p", "reason": "r", "relatives": [], "score": 5})");
  const auto seen = [&](const std::vector<std::string>& roles, bool is_own) {
    return feel::to_json(masked(declared, record, visible_classes(declared, roles, is_own)));
  };

  CHECK(seen({"r.town-org"}, false) == R"({"campaignId":"C1","personId":"p","score":5})");
  CHECK(seen({"r.nominee"}, true) == R"({"campaignId":"C1","personId":"p","reason":"r"})");
  CHECK(seen({"r.nominee"}, false) == "{}");
  CHECK(seen({"r.auditor"}, false) == feel::to_json(record));
}

TEST_CASE("a register that cannot be meant is refused with the field", "[register]") {
  const auto rules = [](const std::string& json_text) {
    Findings findings;
    read_register(parse_json_node(json_text).value(), "registers[0]", findings);
    std::string found;
    for (const Finding& finding : findings) found += finding.rule + " " + finding.element + ";";
    return found;
  };
  const std::string field = R"({"name": "a", "type": "text", "class": "P1"})";

  CHECK(rules(R"({"id": "R", "key": "=a", "fields": [)" + field + "]}").empty());
  CHECK(rules(R"({"id": "R", "key": "=b", "fields": [)" + field + "]}") ==
        "unknown-reference registers[0].key;");
  CHECK(rules(R"({"id": "R", "key": "=a +", "fields": [)" + field + "]}") ==
        "feel-error registers[0].key;");
  CHECK(rules(R"({"id": "R", "key": "=a", "fields": [)" + field + "," + field + "]}") ==
        "duplicate-id registers[0].fields;");
  CHECK(
      rules(
          R"({"id": "R", "key": "=a", "fields": [{"name": "a", "type": "blob", "class": "P1"}]})") ==
      "bad-value registers[0].fields[0].type;");
  CHECK(rules(R"({"id": "R", "key": "=a", "fields": [{"name": "a", "type": "text"}]})") ==
        "missing-field registers[0].fields[0].class;");
}

}  // namespace
}  // namespace engine::registers
