#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/ports/store.h"
#include "storage/sql/connection.h"

namespace storage {

// What waits for time: timers, kept messages, deadlines and back-offs of jobs, parked steps.
class WaitingTable {
 public:
  explicit WaitingTable(Connection& connection) : connection_(connection) {}

  std::vector<engine::DueTimer> due_timers(engine::Instant until, std::size_t limit);
  std::vector<engine::MessageKey> expired_messages(engine::Instant until, std::size_t limit);
  std::vector<engine::WaitingJob> overdue_jobs(engine::Instant until, std::size_t limit);
  std::vector<engine::WaitingJob> available_jobs(std::string_view type, engine::Instant now,
                                                 std::size_t limit);
  std::vector<engine::CaseKey> parked_cases(std::size_t limit);
  std::optional<engine::Instant> next_due();
  std::optional<engine::Instant> next_back_off(engine::Instant after);

 private:
  Statement& prepared(std::unique_ptr<Statement>& statement, std::string_view sql);

  Connection& connection_;
  std::unique_ptr<Statement> due_timers_;
  std::unique_ptr<Statement> expired_messages_;
  std::unique_ptr<Statement> overdue_jobs_;
  std::unique_ptr<Statement> available_jobs_;
  std::unique_ptr<Statement> parked_cases_;
  std::unique_ptr<Statement> next_due_;
  std::unique_ptr<Statement> next_back_off_;
};

}  // namespace storage
