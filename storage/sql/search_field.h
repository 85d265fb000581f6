#pragma once

#include <array>
#include <span>
#include <string_view>

namespace storage {

enum class FieldType {
  kInteger,  // keys, times, numbers, states; NULL is nothing
  kText,     // an empty text is nothing as well
  kBoolean,  // an expression that is true or false
};

// What a kind of row may be asked by, under the name of the `/v2` contract. `t` is the row.
struct SearchField {
  std::string_view name;
  FieldType type = FieldType::kInteger;
  // What a condition compares.
  std::string_view compared;
  // Around the condition, where that stands in a subquery.
  std::string_view before;
  std::string_view after;
  // What the rows are sorted by; empty: what is compared.
  std::string_view sorted;
  // Follows from the field being one of some values, and leads to an index; `#` stands for the
  // values, as often as they are needed.
  std::string_view narrowed;
};

// A kind of row that can be searched.
struct SearchTable {
  std::string_view name;
  std::span<const SearchField> fields;
  // The scopes of the variables that may be asked for; empty where there are none.
  std::string_view instance_scope;
  std::string_view local_scope;
  // What the rows are sorted by last.
  std::array<std::string_view, 2> key{R"(t."key")"};
};

// nullptr if there is none.
const SearchField* find_field(const SearchTable& table, std::string_view name);

namespace search_tables {

extern const SearchTable kProcessInstances;
extern const SearchTable kElementInstances;
extern const SearchTable kVariables;
extern const SearchTable kUserTasks;
extern const SearchTable kJobs;
extern const SearchTable kIncidents;
extern const SearchTable kProcessDefinitions;
extern const SearchTable kMessageSubscriptions;
extern const SearchTable kTimers;
extern const SearchTable kConditions;
extern const SearchTable kDecisionDefinitions;
extern const SearchTable kDecisionRequirements;
extern const SearchTable kDecisionInstances;
extern const SearchTable kRecords;
extern const SearchTable kNotices;

}  // namespace search_tables
}  // namespace storage
