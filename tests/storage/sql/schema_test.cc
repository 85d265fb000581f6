#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "storage/sql/migrations/migration.h"
#include "storage/sql/row.h"
#include "storage/sqlite/sqlite_connection.h"

namespace {

std::set<std::string> columns_of(storage::Connection& connection, std::string_view table) {
  const auto asked = connection.prepare("SELECT name FROM pragma_table_info(?)");
  asked->bind_text(1, table);
  std::set<std::string> names;
  while (asked->step()) names.emplace(asked->text(0));
  return names;
}

template <class Row>
std::set<std::string> members_of() {
  std::set<std::string> names;
  storage::for_each_column<Row>([&](auto member, int) { names.emplace(member.name); });
  return names;
}

template <class Row>
struct Kind {
  using Type = Row;
};

}  // namespace

TEST_CASE("every kind of row has a table with its members as columns", "[storage][sql]") {
  const auto connection = storage::open_sqlite_in_memory();
  storage::migrate(*connection);

  std::apply(
      [&]<class... Rows>(Kind<Rows>...) {
        const auto check = [&]<class Row>(Kind<Row>) {
          INFO(storage::kTable<Row>.name);
          std::set<std::string> columns = columns_of(*connection, storage::kTable<Row>.name);
          columns.erase("last_seq");
          CHECK(columns == members_of<Row>());
        };
        (check(Kind<Rows>{}), ...);
      },
      engine::ForEachRow<Kind>{});
}

TEST_CASE("migrating twice changes nothing", "[storage][sql]") {
  const auto connection = storage::open_sqlite_in_memory();
  CHECK_FALSE(storage::is_migrated(*connection));

  storage::migrate(*connection);
  storage::migrate(*connection);

  CHECK(storage::is_migrated(*connection));
}

TEST_CASE("a database of a newer version is refused", "[storage][sql]") {
  const auto connection = storage::open_sqlite_in_memory();
  storage::migrate(*connection);
  connection->execute("INSERT INTO migration (number, name) VALUES (999, 'later')");

  CHECK_THROWS(storage::migrate(*connection));
  CHECK_FALSE(storage::is_migrated(*connection));
}
