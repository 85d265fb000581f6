#include "engine/people/people.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>

namespace engine::people {
namespace {

constexpr std::string_view kTown = R"({
  "units": [
    {"code": "county", "name": "县", "kind": "county", "parent": null},
    {"code": "town", "name": "镇", "kind": "town", "parent": "county"},
    {"code": "village", "name": {"zh": "村", "en": "Village"}, "kind": "community",
     "parent": "town"},
    {"code": "bureau", "name": "局", "kind": "department", "parent": "county"}],
  "roles": [{"role": "r.clerk", "label": "经办"}, {"role": "r.lead", "label": "领导"}],
  "people": [
    {"login": "ada", "name": "甲", "roles": [{"role": "r.clerk", "unit": "village"}]},
    {"login": "bob", "name": "乙", "roles": [{"role": "r.clerk", "unit": "town"},
                                            {"role": "r.lead", "unit": "county"}]},
    {"login": "dan", "name": "丁", "roles": [{"role": "r.lead", "unit": "bureau"}]},
    {"login": "eve", "name": "丙", "personId": "p1", "roles": []}]
})";

std::shared_ptr<const People> town() {
  const PeopleReading reading = read_people(kTown);
  REQUIRE(reading.findings.empty());
  return reading.people;
}

std::string first_rule(const std::string& json) {
  const PeopleReading reading = read_people(json);
  CHECK(reading.people == nullptr);
  return reading.findings.empty() ? "" : reading.findings.front().rule;
}

TEST_CASE("units form a tree", "[people]") {
  const auto people = town();

  CHECK(people->lies_within("village", "county"));
  CHECK(people->lies_within("town", "town"));
  CHECK_FALSE(people->lies_within("county", "village"));
  CHECK_FALSE(people->lies_within("nowhere", "county"));
  CHECK(people->find_unit("village")->name.en == "Village");
}

TEST_CASE("a role is found in the unit, else in the nearest one above", "[people]") {
  const auto people = town();

  CHECK(people->holders("r.clerk") == std::vector<std::string>{"ada", "bob"});
  CHECK(people->holders("r.clerk", "village") == std::vector<std::string>{"ada"});
  CHECK(people->holders("r.lead", "village") == std::vector<std::string>{"bob"});
  CHECK(people->holders("r.clerk", "county").empty());
}

TEST_CASE("for a department stands who holds a role in it", "[people]") {
  const auto people = town();

  CHECK(people->stands_for("ada", "bureau") == false);
  CHECK(people->stands_for("dan", "bureau"));
  CHECK(people->stands_for("ada", "town"));
  CHECK_FALSE(people->stands_for("ada", "nowhere"));
  CHECK_FALSE(people->stands_for("nobody", "town"));
}

TEST_CASE("people and units can be asked for role and kind", "[people]") {
  const auto people = town();

  CHECK(people->has_person("bob", "r.lead"));
  CHECK_FALSE(people->has_person("ada", "r.lead"));
  CHECK(people->has_person("eve", ""));
  CHECK_FALSE(people->has_person("nobody", ""));
  CHECK(people->has_unit("village", "community"));
  CHECK_FALSE(people->has_unit("town", "community"));
}

TEST_CASE("people that cannot be meant are refused", "[people]") {
  CHECK(first_rule("[") == "not-json");
  CHECK(first_rule(R"({"units": [{"code": "a", "kind": "x", "parent": "b"}]})") ==
        "unknown-reference");
  CHECK(first_rule(R"({"units": [{"code": "a", "kind": "x", "parent": "b"},
                                 {"code": "b", "kind": "x", "parent": "a"}]})") ==
        "unknown-reference");
  CHECK(first_rule(R"({"roles": [{"role": "clerk"}]})") == "bad-value");
  CHECK(first_rule(R"({"people": [{"login": "a", "roles": [{"role": "r.x", "unit": "u"}]}]})") ==
        "unknown-reference");
  CHECK(first_rule(R"({"people": [{"login": "a"}, {"login": "a"}]})") == "duplicate-id");
  CHECK(first_rule(R"({"people": [{"login": "a", "salary": 1}]})") == "unknown-field");
}

TEST_CASE("the people of heping are read", "[people][library]") {
  std::ifstream file(ASSENT_SOURCE_DIR "/examples/heping/people.json", std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  const PeopleReading reading = read_people(bytes);

  for (const Finding& finding : reading.findings) UNSCOPED_INFO(finding);
  REQUIRE(reading.people != nullptr);
  CHECK(reading.people->is_demo());
  CHECK(reading.people->holders("r.panel").size() == 7);
  CHECK(reading.people->holders("r.town-committee").size() == 5);
  CHECK(reading.people->find_person("zhou.wenbo")->person_id == "zhou.wenbo");
  CHECK(reading.people->has_person("su.mingche", "r.county-org"));
}

}  // namespace
}  // namespace engine::people
