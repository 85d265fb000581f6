#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "engine/ports/random.h"
#include "engine/ports/store.h"
#include "engine/state/event_applier.h"
#include "engine/state/state.h"
#include "storage/memory/memory_store.h"
#include "storage/sql/store.h"
#include "storage/sqlite/sqlite_connection.h"
#include "tests/storage/support/temporary_folder.h"

namespace tests {

// The same words in every run.
class CountingRandom final : public engine::Random {
 public:
  std::uint64_t word() override { return ++words_ * 0x9E3779B97F4A7C15ULL; }

 private:
  std::uint64_t words_ = 0;
};

// The stores that keep the same promises.
struct MemoryStore {
  CountingRandom random;
  storage::MemoryStore opened{random};

  engine::Store& store() { return opened; }
};

struct SqliteStore {
  TemporaryFolder folder;
  CountingRandom random;
  std::unique_ptr<storage::SqlStore> opened = open();

  engine::Store& store() { return *opened; }
  std::filesystem::path file() const { return storage::sqlite_file(folder.path()); }
  // As after a crash: what was not committed is gone.
  void reopen() {
    opened.reset();
    opened = open();
  }

 private:
  std::unique_ptr<storage::SqlStore> open() {
    return std::make_unique<storage::SqlStore>(
        storage::open_sqlite(file(), storage::SqliteUse::kWriter), random, "example.org/log");
  }
};

// Plays the shell: applies events to a state of its own and writes what has changed.
class Scene {
 public:
  explicit Scene(engine::Store& store) : store_(store) { store_.load_shared(state); }

  engine::State state;
  engine::Instant now{1'629'734'400'000};

  // One record of one case (or none), inside the transaction that is open.
  engine::RecordReceipt write(engine::CaseKey key, std::vector<engine::Event> events) {
    engine::Changes changes;
    state.begin(changes);
    engine::EventApplier applier(state, changes, now);
    std::vector<engine::RecordedEvent> recorded;
    for (engine::Event& event : events) {
      applier.apply(key, event);
      recorded.push_back({key, {}, std::move(event)});
    }
    const engine::RecordReceipt receipt =
        store_.append({now, "Test", actor_, key, {}, {}, recorded}, state);
    if (key.exists()) applier.advance_case(key, receipt.leaf);
    store_.write(changes);
    return receipt;
  }
  // The same in a transaction of its own.
  engine::RecordReceipt commit(engine::CaseKey key, std::vector<engine::Event> events) {
    store_.begin();
    const engine::RecordReceipt receipt = write(key, std::move(events));
    store_.commit();
    return receipt;
  }

 private:
  engine::Store& store_;
  engine::Actor actor_;
};

inline engine::ProcessInstanceActivated instance_started(std::uint64_t key) {
  engine::ProcessInstanceActivated event;
  event.key = {key};
  event.root = {key};
  event.case_id = {key, 1};
  event.definition = {7};
  return event;
}

// An element of the process of the case waits.
inline engine::ElementActivated element_waits(engine::CaseKey of, std::uint64_t key) {
  engine::ElementActivated event;
  event.key = {key};
  event.instance = of;
  event.scope = root_scope(of);
  event.definition = {7};
  event.element = {3};
  event.arrivals.push_back({{1}, {key - 1}});
  return event;
}

inline engine::UserTaskCreated task_created(engine::CaseKey of, std::uint64_t key) {
  engine::UserTaskCreated event;
  event.task = {key};
  event.instance = of;
  event.candidate_groups = std::vector<std::string>{"r.town-org", "r.county-org"};
  return event;
}

}  // namespace tests
