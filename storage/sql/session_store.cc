#include "storage/sql/session_store.h"

#include <string>
#include <utility>

#include "storage/sql/transaction.h"

namespace storage {
namespace {

constexpr std::string_view kColumns =
    "SELECT token_hash, login, csrf, created, last_used, verified FROM session ";

engine::BrowserSession read_session(const Statement& row) {
  return {std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)),
          {row.integer(3)},         {row.integer(4)},         {row.integer(5)}};
}

}  // namespace

SqlSessionStore::SqlSessionStore(std::unique_ptr<Connection> connection)
    : connection_(std::move(connection)) {}
SqlSessionStore::~SqlSessionStore() = default;

std::optional<engine::BrowserSession> SqlSessionStore::find(std::string_view token_hash) {
  const auto row = connection_->prepare(std::string(kColumns) + "WHERE token_hash = ?");
  row->bind_text(1, token_hash);
  if (!row->step()) return std::nullopt;
  return read_session(*row);
}

std::vector<engine::BrowserSession> SqlSessionStore::of(std::string_view login) {
  const auto rows =
      connection_->prepare(std::string(kColumns) + "WHERE login = ? ORDER BY created");
  rows->bind_text(1, login);
  std::vector<engine::BrowserSession> sessions;
  while (rows->step()) sessions.push_back(read_session(*rows));
  return sessions;
}

void SqlSessionStore::put(const engine::BrowserSession& session) {
  SqlTransaction transaction(*connection_);
  const auto put = connection_->prepare(
      "INSERT INTO session (token_hash, login, csrf, created, last_used, verified) "
      "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (token_hash) DO UPDATE SET login = excluded.login, "
      "csrf = excluded.csrf, created = excluded.created, last_used = excluded.last_used, "
      "verified = excluded.verified");
  put->bind_text(1, session.token_hash);
  put->bind_text(2, session.login);
  put->bind_text(3, session.csrf);
  put->bind_integer(4, session.created.ms);
  put->bind_integer(5, session.last_used.ms);
  put->bind_integer(6, session.verified.ms);
  put->run();
  transaction.commit();
}

void SqlSessionStore::remove(std::string_view token_hash) {
  SqlTransaction transaction(*connection_);
  const auto remove = connection_->prepare("DELETE FROM session WHERE token_hash = ?");
  remove->bind_text(1, token_hash);
  remove->run();
  transaction.commit();
}

void SqlSessionStore::prune(engine::Instant unused, engine::Instant old) {
  SqlTransaction transaction(*connection_);
  const auto prune = connection_->prepare("DELETE FROM session WHERE last_used < ? OR created < ?");
  prune->bind_integer(1, unused.ms);
  prune->bind_integer(2, old.ms);
  prune->run();
  transaction.commit();
}

}  // namespace storage
