#include "engine/core/decision.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/dmn/evaluate.h"
#include "engine/feel/json.h"

namespace engine {
namespace {

const char* wire_name(dmn::DecisionType type) {
  switch (type) {
    case dmn::DecisionType::kDecisionTable: return "DECISION_TABLE";
    case dmn::DecisionType::kLiteralExpression: return "LITERAL_EXPRESSION";
    case dmn::DecisionType::kUnspecified: return "UNSPECIFIED";
  }
  return "UNSPECIFIED";
}

bool is_imported(const State& state, const DecisionVersion& version,
                 const std::vector<std::string>& imports) {
  const RequirementsVersion* graph = state.requirements.find(version.requirements);
  return graph != nullptr &&
         std::find(imports.begin(), imports.end(), graph->sha256) != imports.end();
}

// A decision of the graph, or of one that it imports.
DecisionKey key_of(const State& state, RequirementsKey requirements, std::string_view id) {
  const RequirementsVersion* graph = state.requirements.find(requirements);
  DecisionKey imported;
  for (const DecisionVersion& version : state.decisions) {
    if (version.id != id) continue;
    if (version.requirements == requirements) return version.key;
    if (graph != nullptr && is_imported(state, version, graph->imports)) imported = version.key;
  }
  return imported;
}

std::vector<EvaluatedInput> inputs_of(const dmn::EvaluatedDecision& decision) {
  std::vector<EvaluatedInput> inputs;
  inputs.reserve(decision.inputs.size());
  for (const dmn::EvaluatedInput& input : decision.inputs) {
    inputs.push_back({std::string(input.id), std::string(input.name), feel::json_value(input.value),
                      std::string(input.source)});
  }
  return inputs;
}

MatchedRule rule_of(const dmn::MatchedRule& rule) {
  MatchedRule told{std::string(rule.id), rule.index, {}};
  told.outputs.reserve(rule.outputs.size());
  for (const dmn::EvaluatedOutput& output : rule.outputs) {
    told.outputs.push_back(
        {std::string(output.id), std::string(output.name), feel::json_value(output.value)});
  }
  return told;
}

EvaluatedDecision told(const dmn::EvaluatedDecision& decision, DecisionKey key) {
  EvaluatedDecision told;
  told.decision = key;
  told.id = decision.id;
  told.name = decision.name;
  told.type = wire_name(decision.type);
  told.inputs = inputs_of(decision);
  told.rules.reserve(decision.rules.size());
  for (const dmn::MatchedRule& rule : decision.rules) told.rules.push_back(rule_of(rule));
  told.output = feel::json_value(decision.output);
  told.warnings = decision.warnings;
  return told;
}

}  // namespace

DecisionEvaluated evaluate_decision(StepContext& step, const DecisionVersion& version,
                                    const feel::Scope& names) {
  const dmn::Model& model = *step.state().catalog.requirements(version.requirements);
  const dmn::Evaluation evaluation =
      dmn::evaluate(model, version.id, names, step.evaluator().environment());
  DecisionEvaluated event;
  event.key = step.new_key<EvaluationKey>();
  event.decision = version.key;
  event.decision_id = version.id;
  event.version = version.version;
  event.decisions.reserve(evaluation.decisions.size());
  for (const dmn::EvaluatedDecision& decision : evaluation.decisions) {
    event.decisions.push_back(
        told(decision, key_of(step.state(), version.requirements, decision.id)));
  }
  event.output = feel::json_value(evaluation.output);
  if (evaluation.failure) event.failure = evaluation.failure->message;
  return event;
}

}  // namespace engine
