#pragma once

#include <array>
#include <boost/mp11/list.hpp>
#include <cstdint>
#include <string>
#include <string_view>

#include "storage/sql/column.h"
#include "storage/sql/table.h"

// A kind of row as SQL sees it: its columns are its described members, in their order.
namespace storage {

template <class Row>
inline constexpr int kColumns =
    static_cast<int>(boost::mp11::mp_size<DescribedMembers<Row>>::value);

// Calls `visit(member, place)` for each column, from 0.
template <class Row, class Visitor>
void for_each_column(Visitor&& visit) {
  int place = 0;
  boost::mp11::mp_for_each<DescribedMembers<Row>>([&](auto member) { visit(member, place++); });
}

// "key" in quotes; no name holds one.
void append_name(std::string& sql, std::string_view name);

template <class Row>
constexpr bool is_key_column(std::string_view name) {
  for (const std::string_view key : kTable<Row>.key) {
    if (!key.empty() && key == name) return true;
  }
  return false;
}

// `alias."a", alias."b"`, or without an alias `"a", "b"`.
template <class Row>
std::string column_list(std::string_view alias = {}) {
  std::string sql;
  for_each_column<Row>([&](auto member, int place) {
    if (place > 0) sql += ", ";
    if (!alias.empty()) (sql += alias) += '.';
    append_name(sql, member.name);
  });
  return sql;
}

// `SELECT "a", "b" FROM table `, to be followed by the rest.
template <class Row>
std::string select_rows() {
  std::string sql = "SELECT " + column_list<Row>() + " FROM ";
  append_name(sql, kTable<Row>.name);
  sql += ' ';
  return sql;
}

// The row that the statement is at, its columns from `first` on.
template <class Row>
Row read_row(const Statement& from, int first = 0) {
  Row row;
  for_each_column<Row>(
      [&](auto member, int place) { read_column(from, first + place, row.*member.pointer); });
  return row;
}

// Keeps what is bound to a statement until it is reset.
template <class Row>
using Scratch = std::array<std::string, static_cast<std::size_t>(kColumns<Row>)>;

// Which columns differ, a bit each; all of them where rows cannot be compared.
template <class Row>
std::uint64_t changed_columns(const Row& before, const Row& after) {
  static_assert(kColumns<Row> < 64);
  if constexpr (!requires { before == after; }) return (std::uint64_t{1} << kColumns<Row>)-1;
  std::uint64_t changed = 0;
  if constexpr (requires { before == after; }) {
    for_each_column<Row>([&](auto member, int place) {
      const bool same = before.*member.pointer == after.*member.pointer;
      if (!same) changed |= std::uint64_t{1} << place;
    });
  }
  return changed;
}

}  // namespace storage
