#include "web/routes/v2/conditions.h"

#include <array>

namespace web::v2 {

const engine::Operator* find_operator(std::string_view word) {
  using engine::Operator;
  struct Row {
    std::string_view word;
    Operator op;
  };
  static constexpr std::array<Row, 10> kRows = {{{"$eq", Operator::kEqual},
                                                 {"$neq", Operator::kNotEqual},
                                                 {"$exists", Operator::kExists},
                                                 {"$in", Operator::kIn},
                                                 {"$notIn", Operator::kNotIn},
                                                 {"$like", Operator::kLike},
                                                 {"$gt", Operator::kGreater},
                                                 {"$gte", Operator::kGreaterOrEqual},
                                                 {"$lt", Operator::kLess},
                                                 {"$lte", Operator::kLessOrEqual}}};
  for (const Row& row : kRows) {
    if (row.word == word) return &row.op;
  }
  return nullptr;
}

std::vector<engine::VariableCondition> conditions_of(
    const std::optional<std::vector<VariableFilter>>& variables) {
  std::vector<engine::VariableCondition> conditions;
  if (!variables) return conditions;
  for (const VariableFilter& variable : *variables) {
    for (const engine::Condition& condition : variable.value.conditions) {
      conditions.push_back({variable.name, condition});
    }
  }
  return conditions;
}

}  // namespace web::v2
