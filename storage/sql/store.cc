#include "storage/sql/store.h"

#include <utility>

#include "storage/log/sha256.h"
#include "storage/sql/error.h"
#include "storage/sql/migrations/migration.h"

namespace storage {
namespace {

std::unique_ptr<Connection> migrated(std::unique_ptr<Connection> connection) {
  migrate(*connection);
  return connection;
}

}  // namespace

SqlStore::SqlStore(std::unique_ptr<Connection> connection, engine::Random& random,
                   const std::string& origin)
    : connection_(migrated(std::move(connection))),
      log_(*connection_, random),
      cases_(*connection_),
      waiting_(*connection_),
      rows_(*connection_),
      flow_nodes_(*connection_) {
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
  rows_.write(changes, [this](engine::CaseKey key) { return log_.last_seq(key); });
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
  if (bytes && Sha256().sha256(*bytes) != sha256) {
    throw StoreError(StoreErrorKind::kCorrupt,
                     "the bytes of a deployed file have changed: " + std::string(sha256));
  }
  return bytes;
}

}  // namespace storage
