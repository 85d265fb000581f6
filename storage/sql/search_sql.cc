#include "storage/sql/search_sql.h"

#include <stdexcept>

namespace storage {
namespace {

using engine::Condition;
using engine::Operand;
using engine::Operator;

constexpr std::int64_t kLargestState = 9;

SortValue value_of(const Operand& operand) {
  if (const auto* flag = std::get_if<bool>(&operand)) return std::int64_t{*flag ? 1 : 0};
  if (const auto* number = std::get_if<std::int64_t>(&operand)) return *number;
  return std::get<std::string>(operand);
}

// `*` and `?` as LIKE has them; a backslash takes the next character as it is.
std::string like_pattern(std::string_view wanted) {
  std::string pattern;
  for (std::size_t at = 0; at < wanted.size(); ++at) {
    char letter = wanted[at];
    if (letter == '*') {
      pattern += '%';
    } else if (letter == '?') {
      pattern += '_';
    } else {
      if (letter == '\\' && at + 1 < wanted.size()) letter = wanted[++at];
      if (letter == '%' || letter == '_' || letter == '\\') pattern += '\\';
      pattern += letter;
    }
  }
  return pattern;
}

std::string_view sign_of(Operator op) {
  switch (op) {
    case Operator::kEqual: return " = ";
    case Operator::kNotEqual: return " IS NOT ";
    case Operator::kGreater: return " > ";
    case Operator::kGreaterOrEqual: return " >= ";
    case Operator::kLess: return " < ";
    case Operator::kLessOrEqual: return " <= ";
    case Operator::kExists:
    case Operator::kIn:
    case Operator::kNotIn:
    case Operator::kLike: break;
  }
  throw std::logic_error("the operator has no sign");
}

// What stands behind a row that has `value` there, in ascending order NULL first.
void append_behind(SearchSql& out, const std::string& expression, bool descending,
                   const SortValue& value) {
  out.sql += '(';
  out.sql += expression;
  if (!value) {
    out.sql += descending ? " IS NOT NULL AND 0)" : " IS NOT NULL)";
    return;
  }
  out.sql += descending ? " < ?" : " > ?";
  out.values.push_back(value);
  if (descending) (out.sql += " OR " + expression) += " IS NULL";
  out.sql += ')';
}

}  // namespace

void SearchSql::bind(Statement& statement) const {
  int parameter = 1;
  for (const SortValue& value : values) {
    if (!value) {
      statement.bind_null(parameter++);
    } else if (const auto* number = std::get_if<std::int64_t>(&*value)) {
      statement.bind_integer(parameter++, *number);
    } else {
      statement.bind_text(parameter++, std::get<std::string>(*value));
    }
  }
}

SearchPlan::SearchPlan(const engine::Search& search, const SearchTable& table)
    : table_(table), page_(search.page) {
  add_filter(search);
  add_order(search.sort);
  reversed_ = !page_.before.empty();
  const std::string& cursor = reversed_ ? page_.before : page_.after;
  if (cursor.empty()) return;
  const auto values = read_cursor(cursor);
  if (!values || values->size() != order_.size()) throw engine::BadCursor();
  cursor_ = *values;
}

void SearchPlan::add_filter(const engine::Search& search) {
  where_.sql = "1";
  for (const Condition& condition : search.all) {
    where_.sql += " AND ";
    add_condition(condition);
  }
  for (std::size_t i = 0; i < search.any.size(); ++i) {
    where_.sql += i == 0 ? " AND ((1" : " OR (1";
    for (const Condition& condition : search.any[i]) {
      where_.sql += " AND ";
      add_condition(condition);
    }
    where_.sql += i + 1 == search.any.size() ? "))" : ")";
  }
  for (const auto& variable : search.variables) add_variable(variable, table_.instance_scope);
  for (const auto& variable : search.local_variables) add_variable(variable, table_.local_scope);
  if (search.inbox) add_inbox(*search.inbox);
}

void SearchPlan::add_order(const std::vector<engine::Sort>& sort) {
  for (const engine::Sort& one : sort) {
    const SearchField* field = find_field(table_, one.field);
    if (field == nullptr) throw std::logic_error("no rows are sorted by " + one.field);
    const std::string_view by = field->sorted.empty() ? field->compared : field->sorted;
    order_.push_back({std::string(by), one.descending});
  }
  const bool descending = !order_.empty() && order_.back().descending;
  for (const std::string_view column : table_.key) {
    if (!column.empty()) order_.push_back({std::string(column), descending});
  }
}

void SearchPlan::add_variable(const engine::VariableCondition& variable, std::string_view scope) {
  if (scope.empty()) throw std::logic_error("no variables lie in these rows");
  where_.sql += " AND EXISTS (SELECT 1 FROM variable AS w WHERE w.root = t.root AND w.scope = ";
  where_.sql += scope;
  where_.sql += " AND w.name = ? AND ";
  where_.values.emplace_back(variable.name);
  add_comparison("COALESCE(w.value, 'null')", FieldType::kText, variable.value);
  where_.sql += ')';
}

// What he holds, and what nobody holds and is offered to him.
void SearchPlan::add_inbox(const engine::Inbox& inbox) {
  std::vector<Operand> names{inbox.login};
  if (!inbox.person_id.empty()) names.emplace_back(inbox.person_id);
  where_.sql += " AND t.state = 0 AND (t.assignee IN ";
  add_list(names);
  for (const engine::RoleInUnit& held : inbox.roles) {
    names.emplace_back(held.role);
    names.emplace_back(held.role + "@" + held.unit);
  }
  where_.sql +=
      R"( OR (t.assignee = '' AND t."key" IN (SELECT c.task FROM open_candidate AS c
          WHERE c.name IN )";
  add_list(names);
  where_.sql += ")))";
}

void SearchPlan::add_condition(const Condition& condition) {
  const SearchField* field = find_field(table_, condition.field);
  if (field == nullptr) throw std::logic_error("no rows are asked for " + condition.field);
  const bool names_values = condition.op == Operator::kEqual || condition.op == Operator::kIn;
  if (names_values && !field->narrowed.empty()) {
    add_narrowed(field->narrowed, condition.operands);
    where_.sql += " AND ";
  }
  where_.sql += field->before;
  add_comparison(field->compared, field->type, condition);
  where_.sql += field->after;
}

void SearchPlan::add_comparison(std::string_view compared, FieldType type,
                                const Condition& condition) {
  const std::string column(compared);
  switch (condition.op) {
    case Operator::kExists: {
      const bool wanted =
          !condition.operands.empty() && condition.operands.front() == Operand{true};
      const std::string exists = type == FieldType::kText ? "COALESCE(" + column + ", '') <> ''"
                                                          : "(" + column + ") IS NOT NULL";
      where_.sql += wanted ? exists : "NOT (" + exists + ")";
      return;
    }
    case Operator::kIn:
      where_.sql += "(" + column + ") IN ";
      add_list(condition.operands);
      return;
    case Operator::kNotIn:
      where_.sql += "((" + column + ") IS NULL OR (" + column + ") NOT IN ";
      add_list(condition.operands);
      where_.sql += ')';
      return;
    case Operator::kLike:
      where_.sql += "(" + column + R"() LIKE ? ESCAPE '\')";
      where_.values.emplace_back(like_pattern(std::get<std::string>(condition.operands.at(0))));
      return;
    case Operator::kEqual:
    case Operator::kNotEqual:
    case Operator::kGreater:
    case Operator::kGreaterOrEqual:
    case Operator::kLess:
    case Operator::kLessOrEqual:
      (where_.sql += "(" + column + ")") += sign_of(condition.op);
      add_value(condition.operands.at(0));
      return;
  }
}

// A number as small as the states of rows is written out: so an index of open rows alone can serve.
void SearchPlan::add_value(const Operand& operand) {
  const auto* number = std::get_if<std::int64_t>(&operand);
  if (number != nullptr && *number >= 0 && *number <= kLargestState) {
    where_.sql += std::to_string(*number);
    return;
  }
  where_.sql += '?';
  where_.values.push_back(value_of(operand));
}

void SearchPlan::add_list(const std::vector<Operand>& operands) {
  where_.sql += '(';
  for (std::size_t i = 0; i < operands.size(); ++i) {
    if (i > 0) where_.sql += ", ";
    add_value(operands[i]);
  }
  where_.sql += ')';
}

void SearchPlan::add_narrowed(std::string_view narrowed, const std::vector<Operand>& operands) {
  for (const char letter : narrowed) {
    if (letter != '#') {
      where_.sql += letter;
      continue;
    }
    for (std::size_t i = 0; i < operands.size(); ++i) {
      if (i > 0) where_.sql += ", ";
      add_value(operands[i]);
    }
  }
}

SearchSql SearchPlan::page(std::string_view columns) const {
  SearchSql page;
  page.sql = "SELECT ";
  page.sql += columns;
  for (const Order& by : order_) page.sql += ", " + by.expression;
  page.sql += " FROM ";
  page.sql += table_.name;
  page.sql += " AS t WHERE " + where_.sql;
  page.values = where_.values;
  add_behind(page);
  const char* before = " ORDER BY ";
  for (const Order& by : order_) {
    page.sql += std::exchange(before, ", ") + by.expression;
    page.sql += by.descending != reversed_ ? " DESC" : " ASC";
  }
  page.sql += " LIMIT ? OFFSET ?";
  page.values.emplace_back(static_cast<std::int64_t>(page_.limit));
  page.values.emplace_back(static_cast<std::int64_t>(page_.from));
  return page;
}

// Behind the row of the cursor: equal in the first columns and behind in the next one.
void SearchPlan::add_behind(SearchSql& page) const {
  if (cursor_.empty()) return;
  page.sql += " AND (";
  for (std::size_t last = 0; last < order_.size(); ++last) {
    page.sql += last == 0 ? "(" : " OR (";
    for (std::size_t i = 0; i < last; ++i) {
      page.sql += order_[i].expression + " IS ? AND ";
      page.values.push_back(cursor_[i]);
    }
    append_behind(page, order_[last].expression, order_[last].descending != reversed_,
                  cursor_[last]);
    page.sql += ')';
  }
  page.sql += ')';
}

SearchSql SearchPlan::count(std::uint64_t limit) const {
  SearchSql count;
  count.sql = "SELECT COUNT(*) FROM (SELECT 1 FROM ";
  count.sql += table_.name;
  count.sql += " AS t WHERE " + where_.sql + " LIMIT ?)";
  count.values = where_.values;
  count.values.emplace_back(static_cast<std::int64_t>(limit + 1));
  return count;
}

}  // namespace storage
