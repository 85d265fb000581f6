#include <algorithm>
#include <string>
#include <vector>

#include "storage/sql/audit.h"
#include "storage/sql/row.h"

namespace storage {
namespace {

// A table as it is compared: all columns, in the order of its key.
struct Compared {
  std::string table;
  std::vector<std::string> columns;
  std::vector<std::string> key;
};

template <class Row>
struct Kind {};

template <class Row>
Compared compared(Kind<Row>) {
  Compared table{std::string(kTable<Row>.name), {}, {}};
  for_each_column<Row>([&](auto member, int) { table.columns.emplace_back(member.name); });
  for (const std::string_view key : kTable<Row>.key) {
    if (!key.empty()) table.key.emplace_back(key);
  }
  if (std::is_same_v<Row, engine::CaseRow>) table.columns.emplace_back("last_seq");
  return table;
}

std::vector<Compared> compared_tables() {
  std::vector<Compared> tables;
  std::apply([&]<class... Rows>(Kind<Rows>... kinds) { (tables.push_back(compared(kinds)), ...); },
             engine::ForEachRow<Kind>{});
  tables.push_back({"open_candidate", {"name", "task"}, {"name", "task"}});
  tables.push_back(
      {"flow_node", {"definition", "element", "id", "name", "type"}, {"definition", "element"}});
  return tables;
}

void append_names(std::string& sql, const std::vector<std::string>& names, bool quoted) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) sql += ", ";
    if (quoted) sql += "quote(";
    append_name(sql, names[i]);
    if (quoted) sql += ')';
  }
}

// Every column as SQL would write it, so that types are compared as well.
std::unique_ptr<Statement> rows_of(Connection& connection, const Compared& table) {
  std::string sql = "SELECT ";
  append_names(sql, table.columns, true);
  sql += " FROM ";
  append_name(sql, table.table);
  if (!table.key.empty()) {
    sql += " ORDER BY ";
    append_names(sql, table.key, false);
  }
  return connection.prepare(sql);
}

std::string key_text(const Compared& table, const Statement& row) {
  std::string text;
  for (const std::string& key : table.key) {
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      if (table.columns[column] != key) continue;
      if (!text.empty()) text += ", ";
      text += row.text(static_cast<int>(column));
    }
  }
  return text;
}

std::string row_name(const Compared& table, const Statement& row) {
  return "table " + table.table + ", row " + key_text(table, row);
}

std::optional<std::string> difference_of_rows(const Compared& table, const Statement& stored,
                                              const Statement& rebuilt) {
  if (key_text(table, stored) != key_text(table, rebuilt)) {
    return row_name(table, stored) + " is stored where the log says row " +
           key_text(table, rebuilt);
  }
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const int column = static_cast<int>(i);
    if (stored.text(column) == rebuilt.text(column)) continue;
    return row_name(table, stored) + ": " + table.columns[i] + " is " +
           std::string(stored.text(column)) + ", by the log it is " +
           std::string(rebuilt.text(column));
  }
  return std::nullopt;
}

std::optional<std::string> difference_of(const Compared& table, Connection& stored,
                                         Connection& rebuilt) {
  const auto left = rows_of(stored, table);
  const auto right = rows_of(rebuilt, table);
  while (true) {
    const bool has_left = left->step();
    const bool has_right = right->step();
    if (!has_left && !has_right) return std::nullopt;
    if (!has_right) return row_name(table, *left) + " is not in the log";
    if (!has_left) return row_name(table, *right) + " is not stored";
    if (auto difference = difference_of_rows(table, *left, *right)) return difference;
  }
}

bool has_key_column(const Compared& table) {
  return table.key.size() == 1 && table.key.front() == "key";
}

}  // namespace

std::int64_t greatest_key(Connection& connection) {
  std::int64_t greatest = 0;
  for (const Compared& table : compared_tables()) {
    if (!has_key_column(table)) continue;
    const auto asked = connection.prepare("SELECT max(\"key\") FROM " + table.table);
    // Accounts have random ids.
    if (asked->step() && asked->is_integer(0)) greatest = std::max(greatest, asked->integer(0));
  }
  return greatest;
}

std::optional<std::string> first_difference(Connection& stored, Connection& rebuilt) {
  for (const Compared& table : compared_tables()) {
    if (auto difference = difference_of(table, stored, rebuilt)) return difference;
  }
  return std::nullopt;
}

}  // namespace storage
