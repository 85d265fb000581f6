#include "tests/engine/service/service_support.h"

#include <catch2/catch.hpp>

#include "engine/feel/json.h"
#include "engine/package/read_package.h"
#include "tests/support/bpmn_text.h"

namespace tests {
namespace {

constexpr const char* kPackage = R"({
  "id": "small", "name": "小", "title": "小", "begins": "2021-09-28T09:00+08:00",
  "calendar": "calendar.json", "people": "people.json", "models": ["F-A.form.json"],
  "registers": [
    {"id": "R-POSTING", "title": "公示", "key": "=postingId", "fields": [
      {"name": "postingId", "type": "text", "class": "P0", "required": true},
      {"name": "post", "type": "text", "class": "P0"},
      {"name": "persons", "type": "list", "class": "P0"},
      {"name": "personCount", "type": "number", "class": "P0"},
      {"name": "days", "type": "number", "class": "P0"},
      {"name": "channels", "type": "list", "class": "P0"},
      {"name": "hotline", "type": "text", "class": "P0"},
      {"name": "publishedOn", "type": "date", "class": "P0"},
      {"name": "endsOn", "type": "date", "class": "P0"},
      {"name": "state", "type": "text", "class": "P0"},
      {"name": "closedOn", "type": "date", "class": "P0"}], "views": []},
    {"id": "R-ARCHIVE", "title": "一人一档", "key": "=personId + \":\" + section + \":\" + on",
     "subject": "=personId", "fields": [
      {"name": "personId", "type": "text", "class": "P1", "required": true},
      {"name": "section", "type": "text", "class": "P1", "required": true},
      {"name": "on", "type": "date", "class": "P1"},
      {"name": "content", "type": "context", "class": "P2"},
      {"name": "status", "type": "text", "class": "P1"}], "views": []}]})";

}  // namespace

std::shared_ptr<const engine::package::Package> package_of_services() {
  const engine::package::PackageReading reading = engine::package::read_package(
      engine::package::MapFileSource(
          {{"examples/small/package.json", kPackage},
           {"examples/small/calendar.json", R"({"id": "small", "zone": "Asia/Shanghai"})"},
           {"examples/small/people.json",
            R"({"units": [], "roles": [{"role": "r.clerk", "label": "经办"}], "people": []})"},
           {"examples/small/F-A.form.json",
            R"({"id": "F-A", "components": [{"type": "textfield", "id": "f", "key": "name"}]})"}}),
      "small");
  for (const auto& finding : reading.findings) UNSCOPED_INFO(finding);
  REQUIRE(reading.package != nullptr);
  return reading.package;
}

ServiceScene::ServiceScene(const std::string& type, const std::string& mappings) {
  engine.state().catalog.add("small", package_of_services());
  // A Tuesday.
  engine.input().now = engine::parse_instant("2021-09-28T02:00:00Z").value();
  engine.deploy(bpmn("p", element("startEvent", "S") +
                              service_task("A", type, tests::mappings(mappings)) + user_task("U") +
                              element("endEvent", "E") + flows("S -> A\nA -> U\nU -> E")));
}

std::string ServiceScene::record(const std::string& register_id, const std::string& key) const {
  const engine::RegisterRecord* found = engine.state().records.find({register_id, key});
  return found == nullptr ? "" : engine::feel::to_json(found->value);
}

std::string ServiceScene::incident(engine::ProcessInstanceKey instance) const {
  const auto& incidents = engine.case_of(instance).incidents;
  return incidents.empty() ? "" : incidents.begin()->message;
}

}  // namespace tests
