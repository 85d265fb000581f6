#include <catch2/catch.hpp>

#include "engine/feel/json.h"
#include "storage/log/sha256.h"
#include "tests/storage/support/store_scene.h"

using engine::CaseKey;
using engine::EntityRef;
using engine::Instant;
using engine::Lookup;
using engine::State;
using tests::element_waits;
using tests::instance_started;
using tests::MemoryStore;
using tests::Scene;
using tests::SqliteStore;
using tests::task_created;

namespace {

engine::feel::Value json(const char* text) {
  return engine::feel::parse_json(text).value();
}

engine::VariablesWritten variable_written(CaseKey of, std::uint64_t scope, const char* value) {
  return {of, {scope}, {{{scope + 100}, "budget", json(value)}}};
}

// A case with an open task and a variable.
void start_case(Scene& scene, std::uint64_t key) {
  const CaseKey of{key};
  scene.write(of, {instance_started(key), variable_written(of, key, R"({"a":[1.50,"x"]})"),
                   element_waits(of, key + 1), task_created(of, key + 1)});
}

}  // namespace

TEMPLATE_TEST_CASE("a store loads a case as it was written", "[storage]", MemoryStore,
                   SqliteStore) {
  TestType kept;
  Scene scene(kept.store());
  kept.store().begin();
  start_case(scene, 10);
  kept.store().commit();

  State state;
  REQUIRE(kept.store().load_case(state, {10}, false));

  const engine::Case& stored = *state.find_case({10});
  const engine::Case& written = *scene.state.find_case({10});
  CHECK(stored.row.front() == written.row.front());
  CHECK(stored.row.front().case_seq == 1);
  REQUIRE(stored.instances.size() == 1);
  CHECK(stored.instances.front() == written.instances.front());
  REQUIRE(stored.elements.size() == 1);
  CHECK(stored.elements.front() == written.elements.front());
  REQUIRE(stored.user_tasks.size() == 1);
  CHECK(stored.user_tasks.front() == written.user_tasks.front());
  REQUIRE(stored.variables.size() == 1);
  CHECK(stored.variables.front() == written.variables.front());
  CHECK_FALSE(kept.store().load_case(state, {11}, false));
}

TEMPLATE_TEST_CASE("a store loads what is over only with lineage", "[storage]", MemoryStore,
                   SqliteStore) {
  TestType kept;
  Scene scene(kept.store());
  kept.store().begin();
  start_case(scene, 10);
  scene.write({10}, {variable_written({10}, 11, "1"),
                     engine::UserTaskCompleted{{11}, "approved", {}, {}, {}},
                     engine::ElementCompleted{{11}}});
  kept.store().commit();

  State open;
  State all;
  kept.store().load_case(open, {10}, false);
  kept.store().load_case(all, {10}, true);

  CHECK(open.find_case({10})->elements.empty());
  CHECK(open.find_case({10})->user_tasks.empty());
  CHECK(open.find_case({10})->variables.size() == 1);
  CHECK(all.find_case({10})->elements.size() == 1);
  CHECK(all.find_case({10})->variables.size() == 2);
  REQUIRE(all.find_case({10})->user_tasks.size() == 1);
  CHECK(all.find_case({10})->user_tasks.front().outcome == "approved");
}

TEMPLATE_TEST_CASE("a store forgets a transaction that was rolled back", "[storage]", MemoryStore,
                   SqliteStore) {
  TestType kept;
  Scene scene(kept.store());
  const auto first = scene.commit({}, {engine::SettingChanged{"zone", json("\"UTC\"")}});
  kept.store().begin();
  start_case(scene, 10);
  kept.store().keep_next_key(500);
  kept.store().rollback();

  State state;
  CHECK_FALSE(kept.store().load_case(state, {10}, true));
  CHECK_FALSE(kept.store().case_of({EntityRef::Kind::kUserTask, 11}).exists());
  CHECK(kept.store().next_key() == 1);
  Scene other(kept.store());
  CHECK(other.commit({}, {engine::ClockReset{}}).seq == first.seq + 1);
}

TEMPLATE_TEST_CASE("a store forgets what was written behind a savepoint", "[storage]", MemoryStore,
                   SqliteStore) {
  TestType kept;
  Scene scene(kept.store());
  kept.store().begin();
  kept.store().set_savepoint();
  start_case(scene, 10);
  kept.store().release_savepoint();
  kept.store().set_savepoint();
  start_case(scene, 20);
  kept.store().rollback_to_savepoint();
  kept.store().release_savepoint();
  kept.store().set_savepoint();
  start_case(scene, 30);
  kept.store().release_savepoint();
  kept.store().commit();

  State state;
  CHECK(kept.store().load_case(state, {10}, false));
  CHECK_FALSE(kept.store().load_case(state, {20}, false));
  CHECK(kept.store().load_case(state, {30}, false));
  CHECK(scene.commit({}, {engine::ClockReset{}}).seq == 2);
}

TEMPLATE_TEST_CASE("a store finds the case of everything in it", "[storage]", MemoryStore,
                   SqliteStore) {
  TestType kept;
  Scene scene(kept.store());
  kept.store().begin();
  start_case(scene, 10);
  scene.write({10}, {engine::JobCreated{{15}, {10}, {11}, "pay", 3},
                     engine::IncidentRaised{{16}, {10}, {11}, {15}, {}, {}}});
  kept.store().commit();

  using Kind = EntityRef::Kind;
  CHECK(kept.store().case_of({Kind::kCase, 10}) == CaseKey{10});
  CHECK(kept.store().case_of({Kind::kProcessInstance, 10}) == CaseKey{10});
  CHECK(kept.store().case_of({Kind::kElementInstance, 10}) == CaseKey{10});
  CHECK(kept.store().case_of({Kind::kElementInstance, 11}) == CaseKey{10});
  CHECK(kept.store().case_of({Kind::kUserTask, 11}) == CaseKey{10});
  CHECK(kept.store().case_of({Kind::kJob, 15}) == CaseKey{10});
  CHECK(kept.store().case_of({Kind::kIncident, 16}) == CaseKey{10});
  CHECK_FALSE(kept.store().case_of({Kind::kJob, 11}).exists());
}

TEMPLATE_TEST_CASE("a store answers the questions of a step", "[storage]", MemoryStore,
                   SqliteStore) {
  TestType kept;
  Scene scene(kept.store());
  kept.store().begin();
  start_case(scene, 10);
  scene.write({10},
              {engine::MessageSubscribed{{17}, {10}, {11}, {7}, {3}, "paid", std::string("A")}});
  scene.write({}, {engine::MessagePublished{
                      {21}, "paid", std::string("B"), {}, true, Instant{scene.now.ms + 5}, {}}});
  scene.write({}, {engine::RecordWritten{
                      {22}, "R-PERSON", std::string("p1"), json(R"({"name":"Ada"})"), {}, {}}});
  kept.store().commit();

  State state;
  kept.store().look_up(state, {Lookup::Kind::kMessageSubscriptions, "paid", "A"});
  kept.store().look_up(state, {Lookup::Kind::kBufferedMessages, "paid", "B"});
  kept.store().look_up(state, {Lookup::Kind::kBufferedMessages, "paid", "A"});
  kept.store().look_up(state, {Lookup::Kind::kRegisterRecord, "R-PERSON", "p1"});

  REQUIRE(state.found_subscriptions.size() == 1);
  CHECK(state.found_subscriptions[0].owner == engine::ElementInstanceKey{11});
  REQUIRE(state.messages.size() == 1);
  CHECK(state.messages.front().key == engine::MessageKey{21});
  REQUIRE(state.records.size() == 1);
  CHECK(state.records.front().value == json(R"({"name":"Ada"})"));
  CHECK(state.knows({Lookup::Kind::kBufferedMessages, "paid", "A"}));
  CHECK_FALSE(state.knows({Lookup::Kind::kBufferedMessages, "paid", "C"}));
}

TEMPLATE_TEST_CASE("a store tells what is due in the order of its time", "[storage]", MemoryStore,
                   SqliteStore) {
  TestType kept;
  Scene scene(kept.store());
  kept.store().begin();
  start_case(scene, 10);
  const Instant now = scene.now;
  const auto after = [&](std::int64_t ms) { return Instant{now.ms + ms}; };
  scene.write({10}, {engine::TimerArmed{{31}, {10}, {11}, {7}, {3}, after(30), 1},
                     engine::TimerArmed{{32}, {10}, {11}, {7}, {3}, after(10), 1},
                     engine::JobCreated{{33}, {10}, {11}, "pay", 3},
                     engine::JobCreated{{34}, {10}, {11}, "pay", 3},
                     engine::JobCreated{{35}, {10}, {11}, "pay", 3},
                     engine::JobActivated{{33}, "w", after(20)},
                     engine::JobFailed{{34}, 2, after(40), {}}});
  kept.store().commit();
  engine::Store& store = kept.store();

  const auto timers = store.due_timers(after(100), 10);
  REQUIRE(timers.size() == 2);
  CHECK(timers[0].timer == engine::TimerKey{32});
  CHECK(timers[0].due == after(10));
  CHECK(timers[1].timer == engine::TimerKey{31});
  CHECK(store.due_timers(after(100), 1).size() == 1);
  CHECK(store.due_timers(after(9), 10).empty());
  REQUIRE(store.overdue_jobs(after(20), 10).size() == 1);
  CHECK(store.overdue_jobs(after(20), 10)[0].job == engine::JobKey{33});
  REQUIRE(store.available_jobs("pay", after(39), 10).size() == 1);
  CHECK(store.available_jobs("pay", after(39), 10)[0].job == engine::JobKey{35});
  CHECK(store.available_jobs("pay", after(40), 10).size() == 2);
  CHECK(store.available_jobs("fetch", after(40), 10).empty());
  CHECK(store.next_due() == after(10));
  CHECK(store.next_back_off(now) == after(40));
  CHECK_FALSE(store.next_back_off(after(40)).has_value());
}

TEMPLATE_TEST_CASE("a store keeps what all share", "[storage]", MemoryStore, SqliteStore) {
  TestType kept;
  Scene scene(kept.store());
  kept.store().begin();
  scene.write({}, {engine::ClockPinned{{5}},
                   engine::AccountOpened{{1, 2}, std::string("ada"), std::string("Ada"), {}, {}},
                   engine::RoleGranted{{1, 2}, "r.town-org", "U1"},
                   engine::UnitWritten{"U1", "Town", "Town", "town", "", {}},
                   engine::SettingChanged{"zone", json("\"Asia/Shanghai\"")}});
  scene.write(
      {}, {engine::ResourcesDeployed{{40}, "heping"},
           engine::ProcessDeployed{{{40}, "nomination", "N", 3, "", "n.bpmn", "ab"}, {41}, {}}});
  kept.store().commit();

  State state;
  kept.store().load_shared(state);

  REQUIRE(state.clock.size() == 1);
  CHECK(state.clock.front() == scene.state.clock.front());
  CHECK(state.accounts.front() == scene.state.accounts.front());
  CHECK(state.granted_roles.front().role == "r.town-org");
  CHECK(state.units.front().name == "Town");
  CHECK(state.settings.front().value == json("\"Asia/Shanghai\""));
  REQUIRE(state.processes.size() == 1);
  CHECK(state.processes.front() == scene.state.processes.front());
  CHECK(state.process_index().newest("nomination") == &*state.processes.begin());
}

TEMPLATE_TEST_CASE("a store keeps bytes by their name", "[storage]", MemoryStore, SqliteStore) {
  TestType kept;
  kept.store().begin();
  const std::string bytes("\0x", 2);
  const std::string sha256 = storage::Sha256().sha256(bytes);
  kept.store().put_blob(sha256, bytes);
  kept.store().put_blob(sha256, bytes);
  kept.store().commit();

  CHECK(kept.store().blob(sha256) == bytes);
  CHECK_FALSE(kept.store().blob("cd").has_value());
}

TEST_CASE("a store on disk remembers what was committed and nothing else", "[storage]") {
  SqliteStore kept;
  {
    Scene scene(kept.store());
    kept.store().begin();
    start_case(scene, 10);
    kept.store().keep_next_key(77);
    kept.store().commit();
    kept.store().begin();
    start_case(scene, 20);
  }
  kept.reopen();

  State state;
  CHECK(kept.store().load_case(state, {10}, false));
  CHECK_FALSE(kept.store().load_case(state, {20}, false));
  CHECK(kept.store().next_key() == 77);
  Scene scene(kept.store());
  CHECK(scene.commit({}, {engine::ClockReset{}}).seq == 1);
}
