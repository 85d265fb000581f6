#include "storage/sql/store.h"

#include <algorithm>
#include <type_traits>
#include <vector>

#include "storage/sql/migrations/migration.h"

namespace storage {
namespace {

using engine::UserTask;
using engine::UserTaskState;

std::unique_ptr<Connection> migrated(std::unique_ptr<Connection> connection) {
  migrate(*connection);
  return connection;
}

template <class... Writers>
std::tuple<Writers...> make_writers(Connection& connection, const std::tuple<Writers...>*) {
  return {Writers(connection)...};
}

// Whom an open task waits for, each name once; nobody when it is over.
std::vector<std::string_view> open_candidates(const UserTask* task) {
  std::vector<std::string_view> names;
  if (task == nullptr || task->state != UserTaskState::kCreated) return names;
  names.insert(names.end(), task->candidate_users.begin(), task->candidate_users.end());
  names.insert(names.end(), task->candidate_groups.begin(), task->candidate_groups.end());
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

void run_for_each(Statement& statement, engine::UserTaskKey task,
                  const std::vector<std::string_view>& names,
                  const std::vector<std::string_view>& but) {
  for (const std::string_view name : names) {
    if (std::binary_search(but.begin(), but.end(), name)) continue;
    statement.bind_text(1, name);
    statement.bind_integer(2, static_cast<std::int64_t>(task.value));
    statement.run();
  }
}

}  // namespace

SqlStore::SqlStore(std::unique_ptr<Connection> connection, engine::Random& random,
                   const std::string& origin)
    : connection_(migrated(std::move(connection))),
      log_(*connection_, random),
      cases_(*connection_),
      waiting_(*connection_),
      writers_(
          make_writers(*connection_, static_cast<const engine::ForEachRow<RowWriter>*>(nullptr))) {
  begin();
  log_.open(origin);
  connection_->commit();
}

SqlStore::~SqlStore() {
  connection_->rollback();
}

void SqlStore::begin() {
  connection_->begin();
  head_at_begin_ = log_.head();
}

void SqlStore::commit() {
  log_.store_head();
  connection_->commit();
}

void SqlStore::rollback() {
  connection_->rollback();
  log_.go_back(head_at_begin_);
}

void SqlStore::set_savepoint() {
  connection_->savepoint();
  head_at_savepoint_ = log_.head();
}

void SqlStore::release_savepoint() {
  connection_->release_savepoint();
}

void SqlStore::rollback_to_savepoint() {
  connection_->rollback_to_savepoint();
  log_.go_back(head_at_savepoint_);
}

Statement& SqlStore::prepared(std::unique_ptr<Statement>& statement, std::string_view sql) {
  if (!statement) statement = connection_->prepare(sql);
  return *statement;
}

void SqlStore::write(const engine::Changes& changes) {
  changes.for_each([this]<class Row>(const Row* before, const Row* after) {
    std::get<RowWriter<Row>>(writers_).write(before, after);
    if constexpr (std::is_same_v<Row, UserTask>) write_candidates(before, after);
    if constexpr (std::is_same_v<Row, engine::CaseRow>) write_case_head(before, after);
  });
}

void SqlStore::write_candidates(const UserTask* before, const UserTask* after) {
  const std::vector<std::string_view> old_names = open_candidates(before);
  const std::vector<std::string_view> new_names = open_candidates(after);
  if (old_names.empty() && new_names.empty()) return;
  const engine::UserTaskKey key = (after != nullptr ? after : before)->key;
  run_for_each(
      prepared(delete_candidate_, "DELETE FROM open_candidate WHERE name = ? AND task = ?"), key,
      old_names, new_names);
  run_for_each(prepared(insert_candidate_, "INSERT INTO open_candidate (name, task) VALUES (?, ?)"),
               key, new_names, old_names);
}

void SqlStore::write_case_head(const engine::CaseRow* before, const engine::CaseRow* after) {
  if (after == nullptr || (before != nullptr && before->case_seq == after->case_seq)) return;
  const auto seq = log_.last_seq(after->key);
  if (!seq) return;
  Statement& note =
      prepared(note_last_seq_, R"(UPDATE case_head SET last_seq = ? WHERE "key" = ?)");
  note.bind_integer(1, static_cast<std::int64_t>(*seq));
  note.bind_integer(2, static_cast<std::int64_t>(after->key.value));
  note.run();
}

void SqlStore::put_blob(std::string_view sha256, std::string_view bytes) {
  Statement& put = prepared(put_blob_,
                            "INSERT INTO blob (sha256, bytes) VALUES (?, ?) "
                            "ON CONFLICT (sha256) DO NOTHING");
  put.bind_text(1, sha256);
  put.bind_blob(2, bytes);
  put.run();
}

std::optional<std::string> SqlStore::blob(std::string_view sha256) {
  Statement& find = prepared(find_blob_, "SELECT bytes FROM blob WHERE sha256 = ?");
  find.bind_text(1, sha256);
  std::optional<std::string> bytes;
  if (find.step()) bytes = std::string(find.blob(0));
  find.reset();
  return bytes;
}

void SqlStore::put_flow_nodes(engine::ProcessDefinitionKey definition,
                              std::span<const engine::FlowNodeName> nodes) {
  Statement& put = prepared(put_flow_node_,
                            "INSERT INTO flow_node (definition, element, id, name, type) "
                            "VALUES (?, ?, ?, ?, ?) ON CONFLICT (definition, element) DO NOTHING");
  for (const engine::FlowNodeName& node : nodes) {
    put.bind_integer(1, static_cast<std::int64_t>(definition.value));
    put.bind_integer(2, node.element.value);
    put.bind_text(3, node.id);
    put.bind_text(4, node.name);
    put.bind_text(5, node.type);
    put.run();
  }
}

}  // namespace storage
