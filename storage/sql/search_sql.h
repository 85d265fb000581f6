#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/ports/queries.h"
#include "storage/sql/connection.h"
#include "storage/sql/search_field.h"

namespace storage {

// A value of a sorted row; nothing is NULL.
using SortValue = std::optional<std::variant<std::int64_t, std::string>>;

// What a search has asked for, as SQL with its values beside it.
struct SearchSql {
  std::string sql;
  std::vector<SortValue> values;

  // All of them, in order, from the first parameter on. They must outlive the run.
  void bind(Statement& statement) const;
};

// The parts of a search that both its statements share: which rows, in which order.
class SearchPlan {
 public:
  // Throws std::logic_error for a field that the table does not know, and engine::BadCursor.
  SearchPlan(const engine::Search& search, const SearchTable& table);

  // The rows of the page: `columns`, then the sorted values. The page is in reverse order when it
  // was asked for from behind.
  SearchSql page(std::string_view columns) const;
  // Counts the rows, up to one more than `limit`.
  SearchSql count(std::uint64_t limit) const;

  bool is_reversed() const { return reversed_; }
  int sorted_columns() const { return static_cast<int>(order_.size()); }

 private:
  struct Order {
    std::string expression;
    bool descending = false;
  };

  void add_filter(const engine::Search& search);
  void add_order(const std::vector<engine::Sort>& sort);
  void add_inbox(const engine::Inbox& inbox);
  void add_variable(const engine::VariableCondition& variable, std::string_view scope);
  void add_condition(const engine::Condition& condition);
  void add_comparison(std::string_view compared, FieldType type,
                      const engine::Condition& condition);
  void add_list(const std::vector<engine::Operand>& operands);
  void add_value(const engine::Operand& operand);
  void add_narrowed(std::string_view narrowed, const std::vector<engine::Operand>& operands);
  void add_behind(SearchSql& page) const;

  const SearchTable& table_;
  const engine::Page& page_;
  // The condition of WHERE.
  SearchSql where_;
  std::vector<Order> order_;
  bool reversed_ = false;
  // Where the page begins: the sorted values of the row before it.
  std::vector<SortValue> cursor_;
};

// The sorted values of a row as a cursor, and back; nothing if it is none.
std::string write_cursor(const std::vector<SortValue>& values);
std::optional<std::vector<SortValue>> read_cursor(std::string_view cursor);

}  // namespace storage
