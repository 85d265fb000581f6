#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

#include "storage/log/log_head.h"
#include "storage/log/record_reader.h"
#include "storage/sql/connection.h"

namespace storage {

// What is still disclosed of the values of a record.
DisclosedValues disclosed_values(Connection& connection, std::uint64_t seq);

// The records, their disclosures and the head of the log. Everything happens inside the
// transaction of the connection.
class LogTable {
 public:
  // `connection` and `random` must outlive it.
  LogTable(Connection& connection, engine::Random& random);

  // Reads the head, or begins a log of the name `origin` (a drawn one when that is empty).
  void open(const std::string& origin);

  engine::RecordReceipt append(const engine::RecordDraft& draft, const engine::State& state);
  // The last record of the case; none before its first.
  std::optional<std::uint64_t> last_seq(engine::CaseKey case_key);

  LogHead& head() { return head_; }
  // Writes the head, if it has moved since.
  void store_head();
  // After a rollback: the head as it was, and nothing known of any case.
  void go_back(const LogHead& head);

 private:
  void insert_record(const engine::RecordReceipt& receipt, engine::CaseKey case_key);
  void insert_disclosures(std::uint64_t seq);

  Connection& connection_;
  engine::Random& random_;
  RecordWriter writer_;
  LogHead head_;
  std::uint64_t stored_size_ = 0;
  std::uint64_t stored_next_key_ = 0;
  std::unordered_map<engine::CaseKey, std::uint64_t> last_seqs_;
  std::unique_ptr<Statement> insert_record_;
  std::unique_ptr<Statement> insert_disclosure_;
  std::unique_ptr<Statement> find_last_seq_;
  std::unique_ptr<Statement> update_head_;
};

}  // namespace storage
