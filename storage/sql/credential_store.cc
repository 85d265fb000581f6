#include "storage/sql/credential_store.h"

#include <string>
#include <utility>

#include "storage/sql/transaction.h"

namespace storage {

SqlCredentialStore::SqlCredentialStore(std::unique_ptr<Connection> connection)
    : connection_(std::move(connection)) {}
SqlCredentialStore::~SqlCredentialStore() = default;

std::optional<std::string> SqlCredentialStore::password_hash(std::string_view login) {
  const std::lock_guard lock(mutex_);
  const auto row = connection_->prepare(
      "SELECT c.password_hash FROM credential AS c WHERE c.login = ?1 "
      "AND EXISTS (SELECT 1 FROM account AS a WHERE a.login = ?1 AND NOT a.closed)");
  row->bind_text(1, login);
  if (!row->step()) return std::nullopt;
  return std::string(row->text(0));
}

void SqlCredentialStore::set_password_hash(std::string_view login, std::string_view hash,
                                           engine::Instant at) {
  const std::lock_guard lock(mutex_);
  SqlTransaction transaction(*connection_);
  const auto put = connection_->prepare(
      "INSERT INTO credential (login, password_hash, changed) VALUES (?, ?, ?) "
      "ON CONFLICT (login) DO UPDATE SET password_hash = excluded.password_hash, "
      "changed = excluded.changed");
  put->bind_text(1, login);
  put->bind_text(2, hash);
  put->bind_integer(3, at.ms);
  put->run();
  transaction.commit();
}

}  // namespace storage
