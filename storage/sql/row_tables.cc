#include "storage/sql/row_tables.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <type_traits>

namespace storage {
namespace {

using engine::CaseRow;
using engine::UserTask;

template <class... Writers>
std::tuple<Writers...> make_writers(Connection& connection, const std::tuple<Writers...>*) {
  return {Writers(connection)...};
}

// Whom an open task waits for, each name once; nobody when it is over.
std::vector<std::string_view> open_candidates(const UserTask* task) {
  std::vector<std::string_view> names;
  if (task == nullptr || task->state != engine::UserTaskState::kCreated) return names;
  names.insert(names.end(), task->candidate_users.begin(), task->candidate_users.end());
  names.insert(names.end(), task->candidate_groups.begin(), task->candidate_groups.end());
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace

RowTables::RowTables(Connection& connection)
    : connection_(connection),
      writers_(
          make_writers(connection, static_cast<const engine::ForEachRow<RowWriter>*>(nullptr))) {}

void RowTables::write(const engine::Changes& changes, const LastSeq& last_seq) {
  changes.for_each([&]<class Row>(const Row* before, const Row* after) {
    if constexpr (std::is_same_v<Row, CaseRow>) {
      if (after != nullptr) {
        write_case(before, *after, last_seq(after->key));
        return;
      }
    }
    std::get<RowWriter<Row>>(writers_).write(before, after);
    if constexpr (std::is_same_v<Row, UserTask>) write_candidates(before, after);
  });
}

// One statement for the row and the number beside it: every record of a case writes both.
void RowTables::write_case(const CaseRow* before, const CaseRow& after,
                           std::optional<std::uint64_t> last_seq) {
  static_assert(kColumns<CaseRow> == 5, "write_case names every column of the row");
  if (before != nullptr && *before == after) return;
  const bool is_new = before == nullptr;
  std::unique_ptr<Statement>& statement = is_new ? insert_case_ : update_case_;
  if (!statement) {
    statement = connection_.prepare(
        is_new ? R"(INSERT INTO case_head (case_seq, head, ended, last_seq, id, "key")
                    VALUES (?, ?, ?, ?, ?, ?))"
               : R"(UPDATE case_head SET case_seq = ?, head = ?, ended = ?, last_seq = ?
                    WHERE id = ? AND "key" = ?)");
  }
  std::string id;
  std::string unused;
  bind_column(*statement, 1, after.case_seq, unused);
  bind_column(*statement, 2, after.head, unused);
  bind_column(*statement, 3, after.ended, unused);
  statement->bind_null(4);
  if (last_seq) statement->bind_integer(4, static_cast<std::int64_t>(*last_seq));
  bind_column(*statement, 5, after.id, id);
  bind_column(*statement, 6, after.key, unused);
  statement->run();
}

void RowTables::write_candidates(const UserTask* before, const UserTask* after) {
  const std::vector<std::string_view> old_names = open_candidates(before);
  const std::vector<std::string_view> new_names = open_candidates(after);
  const engine::UserTaskKey key = (after != nullptr ? after : before)->key;
  run_for_each(delete_candidate_, "DELETE FROM open_candidate WHERE name = ? AND task = ?", key,
               old_names, new_names);
  run_for_each(insert_candidate_, "INSERT INTO open_candidate (name, task) VALUES (?, ?)", key,
               new_names, old_names);
}

void RowTables::run_for_each(std::unique_ptr<Statement>& statement, std::string_view sql,
                             engine::UserTaskKey task, const std::vector<std::string_view>& names,
                             const std::vector<std::string_view>& but) {
  for (const std::string_view name : names) {
    if (std::binary_search(but.begin(), but.end(), name)) continue;
    if (!statement) statement = connection_.prepare(sql);
    statement->bind_text(1, name);
    statement->bind_integer(2, static_cast<std::int64_t>(task.value));
    statement->run();
  }
}

}  // namespace storage
