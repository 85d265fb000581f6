#pragma once

#include <boost/describe/enum.hpp>
#include <string_view>

#include "web/routes/v2/kinds.h"

// Words of the contract for decisions. `kUnknown` is never told; filters take it.
namespace web::v2 {

enum class DecisionDefinitionType { kDecisionTable, kLiteralExpression, kUnspecified, kUnknown };
BOOST_DESCRIBE_ENUM(DecisionDefinitionType, kDecisionTable, kLiteralExpression, kUnspecified,
                    kUnknown)

enum class DecisionInstanceState { kEvaluated, kFailed, kUnspecified, kUnknown };
BOOST_DESCRIBE_ENUM(DecisionInstanceState, kEvaluated, kFailed, kUnspecified, kUnknown)

template <>
struct StoredAs<DecisionDefinitionType> : StoredAsWord<DecisionDefinitionType> {};
template <>
struct StoredAs<DecisionInstanceState> : StoredAsWord<DecisionInstanceState> {};

// Of the word as it is recorded.
inline DecisionDefinitionType decision_type(std::string_view word) {
  if (word == "DECISION_TABLE") return DecisionDefinitionType::kDecisionTable;
  if (word == "LITERAL_EXPRESSION") return DecisionDefinitionType::kLiteralExpression;
  return DecisionDefinitionType::kUnspecified;
}

}  // namespace web::v2
