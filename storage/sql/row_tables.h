#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/state/changes.h"
#include "storage/sql/row_writer.h"

namespace storage {

// The tables of all kinds of rows, and what is kept beside them because it follows from them.
class RowTables {
 public:
  // The connection must outlive it.
  explicit RowTables(Connection& connection);

  // The number of the last record of a case, which the case's row takes along.
  using LastSeq = std::function<std::optional<std::uint64_t>(engine::CaseKey)>;
  void write(const engine::Changes& changes, const LastSeq& last_seq);

 private:
  void write_case(const engine::CaseRow* before, const engine::CaseRow& after,
                  std::optional<std::uint64_t> last_seq);
  void write_candidates(const engine::UserTask* before, const engine::UserTask* after);
  void run_for_each(std::unique_ptr<Statement>& statement, std::string_view sql,
                    engine::UserTaskKey task, const std::vector<std::string_view>& names,
                    const std::vector<std::string_view>& but);

  Connection& connection_;
  engine::ForEachRow<RowWriter> writers_;
  std::unique_ptr<Statement> insert_case_;
  std::unique_ptr<Statement> update_case_;
  std::unique_ptr<Statement> insert_candidate_;
  std::unique_ptr<Statement> delete_candidate_;
};

}  // namespace storage
