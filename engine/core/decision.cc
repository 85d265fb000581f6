#include "engine/core/decision.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/dmn/evaluate.h"
#include "engine/feel/json.h"
#include "engine/feel/literal.h"

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

// Of the decisions of a graph, by id. They were deployed with it, so that their keys follow its
// own.
using Keys = std::map<std::string_view, DecisionKey>;

void add_keys(const State& state, RequirementsKey graph, Keys& keys) {
  for (auto at = state.decisions.from(DecisionKey{graph.value});
       at != state.decisions.end() && at->requirements == graph; ++at) {
    keys[at->id] = at->key;
  }
}

// Those of the graphs that it imports, of each the newest, then its own.
Keys keys_of(const State& state, RequirementsKey requirements) {
  Keys keys;
  const RequirementsVersion* graph = state.requirements.find(requirements);
  if (graph != nullptr && !graph->imports.empty()) {
    for (const RequirementsVersion& other : state.requirements) {
      const auto& imports = graph->imports;
      if (std::find(imports.begin(), imports.end(), other.sha256) == imports.end()) continue;
      add_keys(state, other.key, keys);
    }
  }
  add_keys(state, requirements, keys);
  return keys;
}

std::vector<EvaluatedInput> inputs_of(const dmn::EvaluatedDecision& decision) {
  std::vector<EvaluatedInput> inputs;
  inputs.reserve(decision.inputs.size());
  for (const dmn::EvaluatedInput& input : decision.inputs) {
    EvaluatedInput& told = inputs.emplace_back();
    told.id = input.id;
    told.name = input.name;
    told.value = feel::json_value(input.value);
    told.source = input.source;
    told.beside = input.is_beside;
    if (feel::is_json(input.value)) continue;
    const std::optional<std::string> literal = feel::to_literal(input.value);
    told.literal = literal.value_or("");
    told.opaque = !literal.has_value();
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
  const Keys keys = keys_of(step.state(), version.requirements);
  for (const dmn::EvaluatedDecision& decision : evaluation.decisions) {
    const auto key = keys.find(decision.id);
    event.decisions.push_back(told(decision, key == keys.end() ? DecisionKey{} : key->second));
  }
  event.output = feel::json_value(evaluation.output);
  if (evaluation.failure) event.failure = evaluation.failure->message;
  return event;
}

}  // namespace engine
