#include "storage/sql/waiting_table.h"

namespace storage {
namespace {

template <class Key>
Key key_at(const Statement& row, int column) {
  return Key{static_cast<std::uint64_t>(row.integer(column))};
}

std::vector<engine::WaitingJob> read_jobs(Statement& rows) {
  std::vector<engine::WaitingJob> jobs;
  while (rows.step()) {
    jobs.push_back({key_at<engine::CaseKey>(rows, 0), key_at<engine::JobKey>(rows, 1)});
  }
  rows.reset();
  return jobs;
}

std::optional<engine::Instant> read_instant(Statement& row) {
  std::optional<engine::Instant> at;
  if (row.step() && !row.is_null(0)) at = engine::Instant{row.integer(0)};
  row.reset();
  return at;
}

}  // namespace

Statement& WaitingTable::prepared(std::unique_ptr<Statement>& statement, std::string_view sql) {
  if (!statement) statement = connection_.prepare(sql);
  return *statement;
}

std::vector<engine::DueTimer> WaitingTable::due_timers(engine::Instant until, std::size_t limit) {
  Statement& rows = prepared(due_timers_,
                             R"(SELECT root, owner, "key", due FROM timer
                                WHERE due <= ? ORDER BY due, "key" LIMIT ?)");
  rows.bind_integer(1, until.ms);
  rows.bind_integer(2, static_cast<std::int64_t>(limit));
  std::vector<engine::DueTimer> timers;
  while (rows.step()) {
    timers.push_back({key_at<engine::CaseKey>(rows, 0),
                      key_at<engine::ElementInstanceKey>(rows, 1),
                      key_at<engine::TimerKey>(rows, 2),
                      {rows.integer(3)}});
  }
  rows.reset();
  return timers;
}

std::vector<engine::MessageKey> WaitingTable::expired_messages(engine::Instant until,
                                                               std::size_t limit) {
  Statement& rows = prepared(expired_messages_,
                             R"(SELECT "key" FROM buffered_message
                                WHERE expires <= ? ORDER BY expires, "key" LIMIT ?)");
  rows.bind_integer(1, until.ms);
  rows.bind_integer(2, static_cast<std::int64_t>(limit));
  std::vector<engine::MessageKey> keys;
  while (rows.step()) keys.push_back(key_at<engine::MessageKey>(rows, 0));
  rows.reset();
  return keys;
}

std::vector<engine::WaitingJob> WaitingTable::overdue_jobs(engine::Instant until,
                                                           std::size_t limit) {
  Statement& rows = prepared(overdue_jobs_,
                             R"(SELECT root, "key" FROM job
                                WHERE state = 1 AND deadline <= ?
                                ORDER BY deadline, "key" LIMIT ?)");
  rows.bind_integer(1, until.ms);
  rows.bind_integer(2, static_cast<std::int64_t>(limit));
  return read_jobs(rows);
}

std::vector<engine::WaitingJob> WaitingTable::available_jobs(std::string_view type,
                                                             engine::Instant now,
                                                             std::size_t limit) {
  Statement& rows = prepared(available_jobs_,
                             R"(SELECT root, "key" FROM job
                  WHERE type = ? AND state IN (0, 2, 3) AND retries > 0
                    AND (retry_at IS NULL OR retry_at <= ?) ORDER BY "key" LIMIT ?)");
  rows.bind_text(1, type);
  rows.bind_integer(2, now.ms);
  rows.bind_integer(3, static_cast<std::int64_t>(limit));
  return read_jobs(rows);
}

std::vector<engine::CaseKey> WaitingTable::parked_cases(std::size_t limit) {
  Statement& rows = prepared(parked_cases_, "SELECT DISTINCT root FROM parked_step LIMIT ?");
  rows.bind_integer(1, static_cast<std::int64_t>(limit));
  std::vector<engine::CaseKey> keys;
  while (rows.step()) keys.push_back(key_at<engine::CaseKey>(rows, 0));
  rows.reset();
  return keys;
}

std::optional<engine::Instant> WaitingTable::next_due() {
  Statement& row = prepared(next_due_,
                            R"(SELECT MIN(at) FROM (
                    SELECT MIN(due) AS at FROM timer
                    UNION ALL SELECT MIN(expires) FROM buffered_message
                    UNION ALL SELECT MIN(deadline) FROM job WHERE state = 1))");
  return read_instant(row);
}

std::optional<engine::Instant> WaitingTable::next_back_off(engine::Instant after) {
  Statement& row = prepared(next_back_off_,
                            "SELECT MIN(retry_at) FROM job "
                            "WHERE state = 2 AND retries > 0 AND retry_at > ?");
  row.bind_integer(1, after.ms);
  return read_instant(row);
}

}  // namespace storage
