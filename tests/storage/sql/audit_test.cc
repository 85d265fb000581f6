#include "storage/sql/audit.h"

#include <catch2/catch.hpp>

#include "engine/bpmn/process_definition.h"
#include "engine/bpmn/read_bpmn.h"
#include "engine/feel/json.h"
#include "storage/log/base64.h"
#include "storage/log/sha256.h"
#include "storage/sql/error.h"
#include "storage/sql/migrations/migration.h"
#include "tests/storage/support/store_scene.h"

using engine::CaseKey;
using storage::AuditReport;
using storage::AuditResult;
using tests::Scene;

namespace {

constexpr char kModel[] = R"(<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
  <process id="leave" isExecutable="true">
    <startEvent id="start"><outgoing>f1</outgoing></startEvent>
    <sequenceFlow id="f1" sourceRef="start" targetRef="check"/>
    <userTask id="check"><incoming>f1</incoming><outgoing>f2</outgoing></userTask>
    <sequenceFlow id="f2" sourceRef="check" targetRef="end"/>
    <endEvent id="end"><incoming>f2</incoming></endEvent>
  </process>
</definitions>)";

std::shared_ptr<const engine::bpmn::ProcessDefinition> model() {
  return engine::bpmn::read_bpmn(kModel).processes.at(0);
}

constexpr engine::FlowNodeName kStart{{1}, "start", "Start", "START_EVENT"};

std::vector<engine::FlowNodeName> take_model(engine::State& state,
                                             const engine::ProcessDeployed& deployed) {
  state.catalog.add(deployed.key, model());
  return {kStart};
}

engine::feel::Value json(const char* text) {
  return engine::feel::parse_json(text).value();
}

// A database with two cases that were worked on: records 0 to 6.
struct AuditScene {
  tests::SqliteStore kept;
  Scene scene{kept.store()};

  AuditScene() {
    scene.state.catalog.add(engine::ProcessDefinitionKey{7}, model());
    scene.commit(
        {}, {engine::ResourcesDeployed{{1}, ""},
             engine::ProcessDeployed{{{1}, "leave", "Leave", 1, "", "l.bpmn", "ab"}, {7}, {}}});
    scene.commit(
        {}, {engine::RecordWritten{
                {2}, "R-PERSON", std::string("p1"), json(R"({"name":"Ada","age":1.50})"), {}, {}}});
    start(100);
    start(200);
    finish(100);
    scene.commit({}, {engine::RecordWritten{
                         {2}, "R-PERSON", std::string("p1"), json(R"({"name":"Bob"})"), {}, {}}});
    scene.commit({200}, {engine::UserTaskClaimed{{202}, std::string("eve")}});
    kept.store().begin();
    kept.store().put_flow_nodes({7}, std::vector{kStart});
    kept.store().keep_next_key(205);
    kept.store().commit();
  }

  void start(std::uint64_t key) {
    const CaseKey of{key};
    engine::ElementPassed begun;
    static_cast<engine::ElementVisit&>(begun) = visit(of, key + 1, "start");
    engine::ElementActivated waits;
    static_cast<engine::ElementVisit&>(waits) = visit(of, key + 2, "check");
    waits.arrivals.push_back({model()->nodes.at(1).outgoing.at(0), {key + 1}});
    scene.commit(
        of, {tests::instance_started(key),
             engine::VariablesWritten{
                 of, {key}, {{{key + 3}, "days", json("3")}, {{key + 4}, "why", json("null")}}},
             begun, waits, tests::task_created(of, key + 2)});
    scene.now.ms += 1000;
  }

  void finish(std::uint64_t key) {
    engine::ElementPassed end;
    static_cast<engine::ElementVisit&>(end) = visit({key}, key + 5, "end");
    scene.commit(
        {key}, {engine::UserTaskCompleted{{key + 2}, "approved", std::string("fine"), {}, {}},
                engine::ElementCompleted{{key + 2}}, end, engine::ProcessInstanceCompleted{{key}}});
  }

  static engine::ElementVisit visit(CaseKey of, std::uint64_t key, const char* element) {
    engine::ElementVisit visit;
    visit.key = {key};
    visit.instance = of;
    visit.scope = root_scope(of);
    visit.definition = {7};
    for (std::size_t i = 0; i < model()->nodes.size(); ++i) {
      if (model()->nodes[i].id == element)
        visit.element = engine::bpmn::index_of<struct engine::bpmn::FlowNodeTag>(i);
    }
    return visit;
  }

  AuditReport audit() {
    const auto stored = storage::open_sqlite(kept.file(), storage::SqliteUse::kReader);
    const auto rebuilt = storage::open_sqlite_in_memory();
    return storage::verify_database(*stored, *rebuilt, take_model);
  }
  AuditReport audit_after(const char* tampering) {
    kept.opened->connection().execute(tampering);
    return audit();
  }
};

}  // namespace

TEST_CASE("a database that nobody touched passes its audit", "[storage][audit]") {
  AuditScene scene;

  const AuditReport report = scene.audit();

  INFO(report.finding);
  CHECK(report.finding.result == AuditResult::kOk);
  CHECK(report.records == 7);
}

TEST_CASE("a changed record is found and named", "[storage][audit]") {
  AuditScene scene;
  const AuditReport report = scene.audit_after(
      "UPDATE event SET bytes = CAST(replace(CAST(bytes AS TEXT), 'approved', 'rejected') AS BLOB) "
      "WHERE seq = 4");

  CHECK(report.finding.result == AuditResult::kRoot);
  CHECK(report.finding.seq == 4U);
}

TEST_CASE("a record that is gone is found and named", "[storage][audit]") {
  AuditScene scene;
  const AuditReport report = scene.audit_after("DELETE FROM event WHERE seq = 3");

  CHECK(report.finding.result == AuditResult::kMalformed);
  CHECK(report.finding.seq == 3U);
}

TEST_CASE("a log that was cut short is found", "[storage][audit]") {
  AuditScene scene;
  const AuditReport report = scene.audit_after(
      "DELETE FROM event WHERE seq = 6; DELETE FROM disclosure WHERE id / 65536 = 6;");

  CHECK(report.finding.result == AuditResult::kRoot);
  CHECK(report.finding.seq == 6U);
}

TEST_CASE("a changed head is found", "[storage][audit]") {
  AuditScene scene;
  const AuditReport report = scene.audit_after("UPDATE log_head SET root = zeroblob(32)");

  CHECK(report.finding.result == AuditResult::kRoot);
}

TEST_CASE("a head that is gone is found, unless no record was written yet", "[storage][audit]") {
  AuditScene scene;
  const AuditReport report = scene.audit_after("DELETE FROM log_head");

  CHECK(report.finding.result == AuditResult::kRoot);

  const tests::TemporaryFolder folder;
  const auto empty =
      storage::open_sqlite(storage::sqlite_file(folder.path()), storage::SqliteUse::kWriter);
  storage::migrate(*empty);
  const auto rebuilt = storage::open_sqlite_in_memory();
  CHECK(storage::verify_database(*empty, *rebuilt, take_model).finding.result == AuditResult::kOk);
}

TEST_CASE("a head that is behind its records is found", "[storage][audit]") {
  AuditScene scene;
  const char* tampering =
      GENERATE("UPDATE log_head SET last_ts = last_ts - 1", "UPDATE log_head SET next_key = 204");
  const AuditReport report = scene.audit_after(tampering);

  CHECK(report.finding.result == AuditResult::kProjections);
}

TEST_CASE("a deployed file that is gone or changed is found", "[storage][audit]") {
  AuditScene scene;
  const std::string sha256 = storage::Sha256().sha256("{}");
  scene.scene.commit({}, {engine::FormDeployed{{{8}, "F", "F", 1, "", "F.form", sha256}, {9}}});
  scene.kept.store().begin();
  // Those of the process.
  scene.kept.opened->connection().execute("DELETE FROM process_version");
  scene.kept.store().put_blob(sha256, "{}");
  scene.kept.store().commit();
  CHECK_FALSE(storage::first_wrong_file(scene.kept.opened->connection()));

  const char* tampering = GENERATE("UPDATE blob SET bytes = X'7B7D20'", "DELETE FROM blob");
  scene.kept.opened->connection().execute(tampering);

  CHECK(storage::first_wrong_file(scene.kept.opened->connection())
            .value_or("")
            .find("the bytes of F.form are gone or are others") == 0);
}

TEST_CASE("changed bytes of a model are not given out as the model", "[storage]") {
  AuditScene scene;
  const std::string sha256 = storage::Sha256().sha256("{}");
  scene.kept.store().begin();
  scene.kept.store().put_blob(sha256, "{}");
  scene.kept.store().commit();
  scene.kept.opened->connection().execute("UPDATE blob SET bytes = X'7B7D20'");

  CHECK_THROWS_AS(scene.kept.store().blob(sha256), storage::StoreError);
}

TEST_CASE("a changed or missing disclosure is found and named", "[storage][audit]") {
  AuditScene scene;
  const char* tampering = GENERATE(
      "UPDATE disclosure SET content = CAST(replace(CAST(content AS TEXT), 'Ada', 'Eva') "
      "AS BLOB) WHERE id / 65536 = 1",
      "DELETE FROM disclosure WHERE id / 65536 = 1",
      "UPDATE disclosure SET content = X'00' WHERE id / 65536 = 1",
      "UPDATE disclosure SET nonce = X'00' WHERE id / 65536 = 1");
  const AuditReport report = scene.audit_after(tampering);

  CHECK(report.finding.result == AuditResult::kDisclosure);
  CHECK(report.finding.seq == 1U);
}

TEST_CASE("a disclosure without a record is found", "[storage][audit]") {
  AuditScene scene;
  const AuditReport report = scene.audit_after(
      "INSERT INTO disclosure (id, subject, content) VALUES (70 * 65536, '', X'00')");

  CHECK(report.finding.result == AuditResult::kDisclosure);
  CHECK(report.finding.seq == 70U);
}

TEST_CASE("a table that says something else than the log is found", "[storage][audit]") {
  AuditScene scene;
  const auto [tampering, words] = GENERATE(table<const char*, const char*>(
      {{"UPDATE user_task SET outcome = 'rejected' WHERE \"key\" = 102",
        "table user_task, row 102: outcome is 'rejected', by the log it is 'approved'"},
       {"UPDATE variable SET value = 3.0 WHERE \"key\" = 103", "table variable, row 103: value"},
       {"DELETE FROM user_task WHERE \"key\" = 202", "table user_task, row 202 is not stored"},
       {"INSERT INTO open_candidate VALUES ('eve', 202)", "table open_candidate"},
       {"UPDATE case_head SET last_seq = 2 WHERE \"key\" = 200",
        "table case_head, row 200: last_seq"},
       {"UPDATE flow_node SET name = 'End'", "table flow_node, row 7, 1: name is 'End'"},
       {"UPDATE register_record SET value = '{\"name\":\"Ada\"}'", "table register_record"},
       {"INSERT INTO setting VALUES ('zone', '1')",
        "table setting, row 'zone' is not in the log"}}));
  INFO(tampering);
  const AuditReport report = scene.audit_after(tampering);

  CHECK(report.finding.result == AuditResult::kProjections);
  CHECK(report.finding.what.find(words) == 0);
}

TEST_CASE("a record filed under another case is found", "[storage][audit]") {
  AuditScene scene;
  const char* tampering = GENERATE("UPDATE event SET case_key = 200 WHERE seq = 4",
                                   "UPDATE event SET case_before = 3 WHERE seq = 4",
                                   "UPDATE event SET case_before = NULL WHERE seq = 4");
  const AuditReport report = scene.audit_after(tampering);

  CHECK(report.finding.result == AuditResult::kProjections);
  CHECK(report.finding.seq == 4U);
}
