#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/ports/random.h"
#include "engine/ports/store.h"
#include "storage/log/log_head.h"
#include "storage/memory/memory_table.h"

namespace storage {

// A store for tests: it keeps the promises of the others but that of lasting. The log is written as
// anywhere else.
class MemoryStore final : public engine::Store {
 public:
  explicit MemoryStore(engine::Random& random);

  void begin() override;
  void commit() override;
  void rollback() override;
  void set_savepoint() override;
  void release_savepoint() override {}
  void rollback_to_savepoint() override;

  std::uint64_t next_key() override { return head_.next_key; }
  void keep_next_key(std::uint64_t next) override { head_.next_key = next; }

  void load_shared(engine::State& state) override;
  engine::CaseKey case_of(const engine::EntityRef& entity) override;
  bool load_case(engine::State& state, engine::CaseKey key, bool lineage) override;
  void look_up(engine::State& state, const engine::Lookup& lookup) override;

  engine::RecordReceipt append(const engine::RecordDraft& draft,
                               const engine::State& state) override;
  void write(const engine::Changes& changes) override;

  void put_blob(std::string_view sha256, std::string_view bytes) override;
  std::optional<std::string> blob(std::string_view sha256) override;
  void put_flow_nodes(engine::ProcessDefinitionKey,
                      std::span<const engine::FlowNodeName>) override {}

  std::vector<engine::DueTimer> due_timers(engine::Instant until, std::size_t limit) override;
  std::vector<engine::MessageKey> expired_messages(engine::Instant until,
                                                   std::size_t limit) override;
  std::vector<engine::WaitingJob> overdue_jobs(engine::Instant until, std::size_t limit) override;
  std::vector<engine::WaitingJob> available_jobs(std::string_view type, engine::Instant now,
                                                 std::size_t limit) override;
  std::vector<engine::CaseKey> parked_cases(std::size_t limit) override;
  std::optional<engine::Instant> next_due() override;
  std::optional<engine::Instant> next_back_off(engine::Instant after) override;

  struct Record {
    std::string bytes;
    engine::Digest leaf{};
    std::vector<Disclosure> disclosures;
  };
  const std::vector<Record>& records() const { return records_; }
  const LogHead& head() const { return head_; }

 private:
  struct Mark {
    LogHead head;
    std::vector<std::size_t> tables;
  };

  template <class Row>
  const MemoryTable<Row>& table() const {
    return std::get<MemoryTable<Row>>(tables_);
  }
  template <class Row, class Wanted>
  void load(engine::Table<Row>& into, Wanted&& wanted) const;
  Mark mark() const;
  void go_back(const Mark& mark);

  RecordWriter writer_;
  LogHead head_;
  std::vector<Record> records_;
  engine::ForEachRow<MemoryTable> tables_;
  std::map<std::string, std::string, std::less<>> blobs_;
  Mark begin_;
  Mark savepoint_;
};

}  // namespace storage
