#include <catch2/catch.hpp>

#include "engine/feel/json.h"
#include "engine/package/read_package.h"
#include "tests/support/bpmn_text.h"
#include "tests/support/engine_harness.h"

namespace tests {
namespace {

using engine::feel::Value;

constexpr const char* kPackage = R"({
  "id": "small", "name": "小", "title": "小", "begins": "2021-09-28T09:00+08:00",
  "calendar": "calendar.json", "people": "people.json", "models": ["F-A.form.json", "alone.bpmn"],
  "intakes": [{"id": "objection", "message": "objected", "correlationKey": "=correlationKey",
    "form": "F-A", "who": "public",
    "records": [{"register": "R-A", "recordKey": "=form.name",
                 "record": "={name: form.name, receipt: receipt}"}],
    "variables": "={told: form.name}",
    "otherwise": {"process": "alone", "businessId": "=correlationKey",
      "variables": "=if source = null then null else {told: form.name, team: source.team}"}}],
  "registers": [{"id": "R-A", "title": "册", "key": "=name", "views": [], "fields": [
    {"name": "name", "type": "text", "class": "P1"},
    {"name": "receipt", "type": "text", "class": "P3"}]}]})";

Value json(std::string_view text) {
  return engine::feel::parse_json(text).value();
}

// A package whose intake reaches the process `waits`, and else starts `alone`.
struct Scene {
  Scene() {
    const std::string alone =
        bpmn("alone", element("startEvent", "S") + user_task("T") + flows("S -> T"));
    const engine::package::PackageReading reading = engine::package::read_package(
        engine::package::MapFileSource(
            {{"examples/small/package.json", kPackage},
             {"examples/small/calendar.json", R"({"id": "small", "zone": "Asia/Shanghai"})"},
             {"examples/small/people.json",
              R"({"units": [], "roles": [{"role": "r.a", "label": "a"}], "people": []})"},
             {"examples/small/alone.bpmn", alone},
             {"examples/small/F-A.form.json",
              R"({"id": "F-A", "components": [{"type": "textfield", "id": "f", "key": "name"}]})"}}),
        "small");
    for (const auto& finding : reading.findings) UNSCOPED_INFO(finding);
    REQUIRE(reading.package != nullptr);
    engine.state().catalog.add("small", reading.package);
    engine.deploy(alone, "alone.bpmn");
    engine.deploy(bpmn("waits",
                       element("startEvent", "S") +
                           element("intermediateCatchEvent", "R", "",
                                   "<messageEventDefinition messageRef=\"objected\"/>") +
                           user_task("T") + flows("S -> R\nR -> T"),
                       message("objected", "objected", "key")));
  }

  std::optional<engine::Rejection> hand_in(std::string_view source = {}) {
    engine::Actor nobody;
    nobody.kind = engine::ActorKind::kPublic;
    engine::SubmitIntake command{nobody, "small", "objection", json(R"({"name": "Wu"})"), "P1"};
    command.receipt = "7K3M-9QXB-2FTD-P8WA";
    if (!source.empty()) command.source = json(source);
    return engine.run(command);
  }
  std::string record() const {
    const engine::RegisterRecord* found = engine.state().records.find({"R-A", "Wu"});
    return found == nullptr ? "" : engine::feel::to_json(found->value);
  }

  EngineHarness engine;
};

engine::Actor administrator() {
  engine::Actor admin;
  admin.kind = engine::ActorKind::kAccount;
  admin.login = "root";
  admin.may_act_on_any = true;
  return admin;
}

}  // namespace

TEST_CASE("with an account a process of a package is begun by its doors only",
          "[command][intake]") {
  Scene scene;
  engine::CreateProcessInstance shipped;
  shipped.actor = administrator();
  shipped.process_id = "alone";
  engine::CreateProcessInstance other = shipped;
  other.process_id = "waits";

  const auto refused = scene.engine.run(shipped);
  const auto begun = scene.engine.run(other);

  CHECK(refused->code == engine::RejectionCode::kNotEntitled);
  CHECK_FALSE(begun);
  shipped.actor.kind = engine::ActorKind::kOpen;
  CHECK_FALSE(scene.engine.run(shipped));
}

TEST_CASE("with an account a declared message is handed in by its intake only",
          "[command][intake]") {
  Scene scene;
  const ProcessInstanceKey waiting = scene.engine.start("waits", R"({"key": "P1"})");
  engine::PublishMessage published{administrator(), "objected", "P1", 60'000, {}, {}};
  engine::CorrelateMessage correlated{administrator(), "objected", "P1", {}};

  CHECK(scene.engine.run(published)->code == engine::RejectionCode::kNotEntitled);
  CHECK(scene.engine.run(correlated)->code == engine::RejectionCode::kNotEntitled);
  CHECK(scene.engine.open_tasks(waiting).empty());
  published.name = "another";
  CHECK_FALSE(scene.engine.run(published));
}

TEST_CASE("an intake keeps its receipt and reaches whoever waits", "[command][intake]") {
  Scene scene;
  const ProcessInstanceKey waiting = scene.engine.start("waits", R"({"key": "P1"})");

  CHECK_FALSE(scene.hand_in(R"({"team": "t"})"));

  CHECK(scene.engine.open_tasks(waiting) == Names{"T"});
  CHECK(scene.engine.variable(waiting, "told") == "\"Wu\"");
  CHECK(scene.record() == R"({"name":"Wu","receipt":"7K3M-9QXB-2FTD-P8WA"})");
  CHECK(scene.engine.instances_of("alone").empty());
  scene.engine.check_replay();
}

TEST_CASE("where nobody waits an intake starts its process alone", "[command][intake]") {
  Scene scene;

  CHECK_FALSE(scene.hand_in(R"({"team": "t"})"));

  const auto alone = scene.engine.instances_of("alone");
  REQUIRE(alone.size() == 1);
  CHECK(scene.engine.open_tasks(alone[0]) == Names{"T"});
  CHECK(scene.engine.variable(alone[0], "told") == "\"Wu\"");
  CHECK(scene.engine.variable(alone[0], "team") == "\"t\"");
  CHECK(scene.engine.case_of(alone[0]).instances.find(alone[0])->business_id == "P1");
  CHECK_FALSE(scene.record().empty());
  CHECK(std::holds_alternative<engine::IntakeReply>(scene.engine.reply()));
  scene.engine.check_replay();
}

TEST_CASE("without what it needs the process is not started, and nothing is kept",
          "[command][intake]") {
  Scene scene;

  const auto refused = scene.hand_in();

  REQUIRE(refused.has_value());
  CHECK(refused->code == engine::RejectionCode::kNotStartable);
  CHECK(scene.engine.instances_of("alone").empty());
  CHECK(scene.record().empty());
}

}  // namespace tests
