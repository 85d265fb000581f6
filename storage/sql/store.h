#pragma once

#include <memory>
#include <string>

#include "engine/ports/random.h"
#include "engine/ports/store.h"
#include "storage/sql/case_reader.h"
#include "storage/sql/connection.h"
#include "storage/sql/flow_node_table.h"
#include "storage/sql/log_table.h"
#include "storage/sql/row_tables.h"
#include "storage/sql/waiting_table.h"

namespace storage {

// The store over any SQL database. One writer, one thread.
class SqlStore final : public engine::Store {
 public:
  // Brings the schema up to date and reads the head of the log; a new log is named `origin`, or by
  // chance when that is empty. `random` must outlive the store. Throws a StoreError.
  SqlStore(std::unique_ptr<Connection> connection, engine::Random& random,
           const std::string& origin = {});
  ~SqlStore() override;

  void begin() override;
  void commit() override;
  void rollback() override;
  void set_savepoint() override;
  void release_savepoint() override;
  void rollback_to_savepoint() override;

  std::uint64_t next_key() override { return log_.head().next_key; }
  void keep_next_key(std::uint64_t next) override { log_.head().next_key = next; }

  void load_shared(engine::State& state) override { cases_.load_shared(state); }
  engine::CaseKey case_of(const engine::EntityRef& entity) override {
    return cases_.case_of(entity);
  }
  bool load_case(engine::State& state, engine::CaseKey key, bool lineage) override {
    return cases_.load_case(state, key, lineage);
  }
  void look_up(engine::State& state, const engine::Lookup& lookup) override {
    cases_.look_up(state, lookup);
  }

  engine::RecordReceipt append(const engine::RecordDraft& draft,
                               const engine::State& state) override {
    return log_.append(draft, state);
  }
  void write(const engine::Changes& changes) override;

  void put_blob(std::string_view sha256, std::string_view bytes) override;
  std::optional<std::string> blob(std::string_view sha256) override;
  void put_flow_nodes(engine::ProcessDefinitionKey definition,
                      std::span<const engine::FlowNodeName> nodes) override {
    flow_nodes_.put(definition, nodes);
  }

  std::vector<engine::DueTimer> due_timers(engine::Instant until, std::size_t limit) override {
    return waiting_.due_timers(until, limit);
  }
  std::vector<engine::MessageKey> expired_messages(engine::Instant until,
                                                   std::size_t limit) override {
    return waiting_.expired_messages(until, limit);
  }
  std::vector<engine::WaitingJob> overdue_jobs(engine::Instant until, std::size_t limit) override {
    return waiting_.overdue_jobs(until, limit);
  }
  std::vector<engine::WaitingJob> available_jobs(std::string_view type, engine::Instant now,
                                                 std::size_t limit) override {
    return waiting_.available_jobs(type, now, limit);
  }
  std::vector<engine::CaseKey> parked_cases(std::size_t limit) override {
    return waiting_.parked_cases(limit);
  }
  std::optional<engine::Instant> next_due() override { return waiting_.next_due(); }
  std::optional<engine::Instant> next_back_off(engine::Instant after) override {
    return waiting_.next_back_off(after);
  }

  // For what else is kept in the transactions of the writer.
  Connection& connection() { return *connection_; }

 private:
  Statement& prepared(std::unique_ptr<Statement>& statement, std::string_view sql);

  std::unique_ptr<Connection> connection_;
  LogTable log_;
  CaseReader cases_;
  WaitingTable waiting_;
  RowTables rows_;
  FlowNodeTable flow_nodes_;
  // As they were when the transaction and its savepoint began.
  LogHead head_at_begin_;
  LogHead head_at_savepoint_;
  std::unique_ptr<Statement> put_blob_;
  std::unique_ptr<Statement> find_blob_;
};

}  // namespace storage
