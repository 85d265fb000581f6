#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/dmn/model.h"
#include "engine/feel/evaluate.h"
#include "engine/feel/value.h"

namespace engine::dmn {

// The texts of these records belong to the model: they live as long as it does.

// What an input clause of a table, or a requirement of any other logic, was when it was asked.
// Behind the clauses of a table comes what its cells look at beside them.
struct EvaluatedInput {
  std::string_view id;
  std::string_view name;
  feel::Value value;
  // Where the value comes from: the expression of the clause, the name of what is required.
  std::string_view source;
  bool is_beside = false;
};

struct EvaluatedOutput {
  std::string_view id;
  std::string_view name;
  feel::Value value;
};

struct MatchedRule {
  std::string_view id;
  // From 1, in the order of the table.
  int index = 0;
  std::vector<EvaluatedOutput> outputs;
};

struct EvaluatedDecision {
  std::string_view id;
  std::string_view name;
  DecisionType type = DecisionType::kUnspecified;
  feel::Value output;
  std::vector<EvaluatedInput> inputs;
  // Of a table; in the order in which the hit policy reports them.
  std::vector<MatchedRule> rules;
  // Why a null is there that an error of FEEL has made.
  std::vector<std::string> warnings;
};

struct Evaluation {
  feel::Value output;
  // In the order in which they were finished: the decision that was asked for is the last, or the
  // one that failed.
  std::vector<EvaluatedDecision> decisions;
  // Why there is no output: a passed budget, a failed `assert`, or kDecisionEvaluationError: there
  // is no such decision, or one among them cannot be evaluated.
  std::optional<Failure> failure;
};

// Evaluates a decision and all it requires; input data is asked of `inputs` by name. Errors of
// FEEL are null with a warning, which also stands in `environment` if that takes any.
Evaluation evaluate(const Model& model, std::string_view decision_id, const feel::Scope& inputs,
                    feel::Environment& environment);

// The same by place in `model.decisions()`.
Evaluation evaluate(const Model& model, std::size_t decision, const feel::Scope& inputs,
                    feel::Environment& environment);

// A rule of a table that did not hit, and why: the first of its cells, from the left, that is not
// met, and what that cell saw.
struct MissedRule {
  std::string_view id;
  // From 1, in the order of the table.
  int index = 0;
  // Place of the input clause among the inputs of the record, from 0.
  std::size_t input = 0;
  // The condition: `>= 18`, `"a", "b"`.
  std::string cell;
  feel::Value value;
};

// The rules of a decision's table with a cell that is not met, in the order of the table; none of
// a decision that is no table. The failure is a passed budget, or kDecisionEvaluationError where an
// input is none of the values that it may have, so that no rule was asked, or where `variables`
// lack what a cell looks at. Nothing of this is recorded: it is worked out when somebody asks, from
// the values of the inputs as they were recorded; what stands behind those of the clauses is not
// looked at. Cells that look beyond their input ask `variables` for it by name; functions are those
// of the model.
Result<std::vector<MissedRule>> missed_rules(const Model& model, std::size_t decision,
                                             std::span<const feel::Value> inputs,
                                             const feel::Scope& variables,
                                             feel::Environment& environment);

// As the conformance kit asks: `inputs` also replaces decisions of that name, and the inputs of an
// imported model stand in a context named after the import.
enum class Invocable { kDecision, kDecisionService, kBusinessKnowledge };
Result<feel::Value> invoke(const Model& model, Invocable kind, std::string_view name,
                           const feel::Scope& inputs, feel::Environment& environment);

}  // namespace engine::dmn
