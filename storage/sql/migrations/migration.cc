#include "storage/sql/migrations/migration.h"

#include <array>
#include <string>

#include "storage/sql/error.h"
#include "storage/sql/migrations/sqlite_0001.h"
#include "storage/sql/migrations/sqlite_0002.h"
#include "storage/sql/migrations/sqlite_0003.h"

namespace storage {
namespace {

constexpr std::string_view kLedger = R"(
CREATE TABLE IF NOT EXISTS migration (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL
) STRICT;
)";

bool has_ledger(Connection& connection) {
  const auto asked =
      connection.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migration'");
  return asked->step();
}

int applied(Connection& connection) {
  const auto asked = connection.prepare("SELECT COALESCE(MAX(number), 0) FROM migration");
  asked->step();
  return static_cast<int>(asked->integer(0));
}

void apply(Connection& connection, const Migration& migration) {
  connection.begin();
  try {
    connection.execute(std::string(migration.sql));
    const auto noted = connection.prepare("INSERT INTO migration (number, name) VALUES (?, ?)");
    noted->bind_integer(1, migration.number);
    noted->bind_text(2, migration.name);
    noted->run();
    connection.commit();
  } catch (...) {
    connection.rollback();
    throw;
  }
}

}  // namespace

std::span<const Migration> migrations_of(std::string_view dialect) {
  static const std::array kSqlite{Migration{1, "tables of the first process", kSqlite0001Text},
                                  Migration{2, "a row for each decision", kSqlite0002Text},
                                  Migration{3, "imports of decisions", kSqlite0003Text}};
  if (dialect == "sqlite") return kSqlite;
  throw StoreError(StoreErrorKind::kOther, "no migrations for " + std::string(dialect));
}

void migrate(Connection& connection) {
  connection.execute(std::string(kLedger));
  const auto known = migrations_of(connection.dialect());
  const int done = applied(connection);
  if (done > static_cast<int>(known.size())) {
    throw StoreError(StoreErrorKind::kOther, "the database was made by a newer version");
  }
  for (const Migration& migration : known.subspan(static_cast<std::size_t>(done))) {
    apply(connection, migration);
  }
}

bool is_migrated(Connection& connection) {
  return has_ledger(connection) &&
         applied(connection) == static_cast<int>(migrations_of(connection.dialect()).size());
}

}  // namespace storage
