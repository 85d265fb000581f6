#include <catch2/catch.hpp>
#include <filesystem>
#include <iostream>
#include <sstream>

#include "engine/feel/json.h"
#include "storage/sql/audit.h"
#include "tests/conformance/scenario.h"
#include "tests/storage/support/store_scene.h"

namespace tests {
namespace {

const std::string kSuite = std::string(ASSENT_SOURCE_DIR) + "/../shared/conformance";

constexpr std::uint64_t kBehindAllKeys = 1'000'000'000;

// Puts everything that has happened into a store, an event a record.
void store(const EngineHarness& engine, engine::Store& store) {
  Scene scene(store);
  scene.state.catalog = engine.state().catalog;
  store.begin();
  for (const EngineHarness::Happened& happened : engine.history()) {
    scene.now = happened.time;
    const auto lookup = engine::lookup_of(happened.event.event);
    if (lookup && !scene.state.knows(*lookup)) store.look_up(scene.state, *lookup);
    engine::Event event = happened.event.event;
    // The harness draws the same name for every case.
    auto* begun = std::get_if<engine::ProcessInstanceActivated>(&event);
    if (begun != nullptr && begun->case_id.exists()) begun->case_id = {begun->key.value, 1};
    scene.write(happened.event.case_key, {std::move(event)});
  }
  store.keep_next_key(kBehindAllKeys);
  store.commit();
}

// What an audit of the stored history finds.
storage::AuditFinding audit(const EngineHarness& engine) {
  SqliteStore kept;
  store(engine, kept.store());
  const auto stored = storage::open_sqlite(kept.file(), storage::SqliteUse::kReader);
  const auto rebuilt = storage::open_sqlite_in_memory();
  const engine::Catalog& catalog = engine.state().catalog;
  return storage::verify_database(*stored, *rebuilt,
                                  [&](engine::State& state, const engine::ProcessDeployed&) {
                                    state.catalog = catalog;
                                    return std::vector<engine::FlowNodeName>();
                                  })
      .finding;
}

}  // namespace

TEST_CASE("what the conformance scenarios leave in a store passes its audit", "[conformance]") {
  if (!std::filesystem::exists(kSuite + "/first.txt")) {
    WARN("skipped: the conformance suite is not there");
    return;
  }
  std::istringstream ids(read_file(kSuite + "/first.txt"));
  int audited = 0;
  for (std::string id; ids >> id; ++audited) {
    INFO(id);
    const std::string folder = kSuite + "/scenarios";
    Scenario scenario(engine::feel::parse_json(read_file(folder + "/" + id + ".json")).value(),
                      folder);
    try {
      scenario.play();
    } catch (const NotMet&) {
      // Another test says so; what has happened must be stored rightly all the same.
    }
    const storage::AuditFinding found = audit(scenario.engine());
    INFO(found);
    CHECK(found.result == storage::AuditResult::kOk);
  }
  std::cout << "audits of stored scenarios: " << audited << "\n";
}

}  // namespace tests
