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

TEST_CASE("decisions of a database of before are kept, a row each", "[storage][sql]") {
  const auto connection = storage::open_sqlite_in_memory();
  connection->execute("CREATE TABLE migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL)");
  connection->execute(std::string(storage::migrations_of("sqlite").front().sql));
  connection->execute(
      "INSERT INTO migration VALUES (1, 'first');"
      "INSERT INTO decision_version VALUES (8, 1, 'score', 'Score', 3, '', 'f', 'ab', 0, 7, 'g');"
      "INSERT INTO evaluation VALUES (20, 5, 5, 6, 9, 'grade', 1, "
      R"('[{"decision":8,"id":"score","name":"Score","type":"LITERAL_EXPRESSION","inputs":[)"
      R"({"id":"i","name":"n","value":1.50}],"rules":[],"output":{"a":"b"}},)"
      R"({"decision":9,"id":"grade","name":"Grade","type":"DECISION_TABLE","inputs":[],)"
      R"("rules":[{"id":"r","index":2,"outputs":[]}],"output":null}]', NULL, 'why', 77);)");

  storage::migrate(*connection);

  const auto asked = connection->prepare(
      "SELECT evaluation, place, asked, decision, id, version, inputs, rules, output, failure "
      "FROM decision_instance ORDER BY place");
  REQUIRE(asked->step());
  CHECK(asked->integer(0) == 20);
  CHECK(asked->integer(2) == 9);
  CHECK(asked->integer(3) == 8);
  CHECK(asked->integer(5) == 3);
  CHECK(asked->text(6) == R"([{"id":"i","name":"n","value":1.50,"source":"","literal":"",)"
                          R"("opaque":false,"beside":false}])");
  CHECK(asked->text(8) == R"({"a":"b"})");
  CHECK(asked->text(9).empty());
  REQUIRE(asked->step());
  CHECK(asked->text(4) == "grade");
  CHECK(asked->text(7) == R"([{"id":"r","index":2,"outputs":[]}])");
  CHECK(asked->is_null(8));
  CHECK(asked->text(9) == "why");
  CHECK_FALSE(asked->step());
}
