#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "storage/sql/row.h"

namespace storage {

// Writes rows of one kind: what is new is inserted, of what has changed the changed columns are
// updated, so that no index is touched for nothing. Statements are prepared when first needed.
template <class Row>
class RowWriter {
 public:
  explicit RowWriter(Connection& connection) : connection_(connection) {}

  // Not both may be null.
  void write(const Row* before, const Row* after) {
    if (before == nullptr) {
      insert(*after);
    } else if (after == nullptr) {
      erase(*before);
    } else if (const std::uint64_t changed = changed_columns(*before, *after); changed != 0) {
      update(*after, changed);
    }
  }

 private:
  void insert(const Row& row) {
    if (!insert_) insert_ = connection_.prepare(insert_sql());
    for_each_column<Row>([&](auto member, int place) {
      bind_column(*insert_, place + 1, row.*member.pointer, scratch(place));
    });
    insert_->run();
  }

  void erase(const Row& row) {
    if (!erase_) erase_ = connection_.prepare(erase_sql());
    bind_key(*erase_, 1, row);
    erase_->run();
  }

  void update(const Row& row, std::uint64_t changed) {
    Statement& statement = update_of(changed);
    int parameter = 1;
    for_each_column<Row>([&](auto member, int place) {
      if ((changed >> place & 1) == 0) return;
      bind_column(statement, parameter++, row.*member.pointer, scratch(place));
    });
    bind_key(statement, parameter, row);
    statement.run();
  }

  // The columns of a key never change, so their scratch is free.
  void bind_key(Statement& statement, int parameter, const Row& row) {
    for_each_column<Row>([&](auto member, int place) {
      if (!is_key_column<Row>(member.name)) return;
      bind_column(statement, parameter++, row.*member.pointer, scratch(place));
    });
  }

  Statement& update_of(std::uint64_t changed) {
    for (auto& [columns, statement] : updates_) {
      if (columns == changed) return *statement;
    }
    updates_.emplace_back(changed, connection_.prepare(update_sql(changed)));
    return *updates_.back().second;
  }

  static std::string insert_sql() {
    std::string sql = "INSERT INTO ";
    append_name(sql, kTable<Row>.name);
    sql += " (" + column_list<Row>() + ") VALUES (?";
    for (int i = 1; i < kColumns<Row>; ++i) sql += ", ?";
    return sql + ")";
  }

  static std::string erase_sql() {
    std::string sql = "DELETE FROM ";
    append_name(sql, kTable<Row>.name);
    return sql + where_key();
  }

  static std::string update_sql(std::uint64_t changed) {
    std::string sql = "UPDATE ";
    append_name(sql, kTable<Row>.name);
    const char* before = " SET ";
    for_each_column<Row>([&](auto member, int place) {
      if ((changed >> place & 1) == 0) return;
      append_name(sql += std::exchange(before, ", "), member.name);
      sql += " = ?";
    });
    return sql + where_key();
  }

  // In the order of the columns.
  static std::string where_key() {
    std::string sql;
    for_each_column<Row>([&](auto member, int) {
      if (!is_key_column<Row>(member.name)) return;
      append_name(sql += sql.empty() ? " WHERE " : " AND ", member.name);
      sql += " = ?";
    });
    return sql;
  }

  std::string& scratch(int place) { return scratch_[static_cast<std::size_t>(place)]; }

  Connection& connection_;
  Scratch<Row> scratch_;
  std::unique_ptr<Statement> insert_;
  std::unique_ptr<Statement> erase_;
  std::vector<std::pair<std::uint64_t, std::unique_ptr<Statement>>> updates_;
};

}  // namespace storage
