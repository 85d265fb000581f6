#include "engine/element/activity/business_rule_task.h"

#include <string>
#include <utility>

#include "engine/core/leaving.h"
#include "engine/core/resolve.h"
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

template <class Given>
std::vector<NamedValue> named_values(const std::vector<Given>& given) {
  std::vector<NamedValue> values;
  values.reserve(given.size());
  for (const Given& each : given) {
    values.push_back({std::string(each.id), std::string(each.name), feel::json_value(each.value)});
  }
  return values;
}

EvaluatedDecision told(const dmn::EvaluatedDecision& decision, const State& state,
                       RequirementsKey requirements) {
  EvaluatedDecision told;
  for (const DecisionVersion& version : state.decisions) {
    if (version.requirements == requirements && version.id == decision.id)
      told.decision = version.key;
  }
  told.id = decision.id;
  told.name = decision.name;
  told.type = wire_name(decision.type);
  told.inputs = named_values(decision.inputs);
  for (const dmn::MatchedRule& rule : decision.rules) {
    told.rules.push_back({std::string(rule.id), rule.index, named_values(rule.outputs)});
  }
  told.output = feel::json_value(decision.output);
  return told;
}

DecisionEvaluated event_of(ElementContext& context, const DecisionVersion& version,
                           const dmn::Evaluation& evaluation) {
  DecisionEvaluated event;
  event.key = context.step.new_key<EvaluationKey>();
  event.instance = context.visit.instance;
  event.element_instance = context.visit.key;
  event.decision = version.key;
  event.decision_id = version.id;
  event.version = version.version;
  for (const dmn::EvaluatedDecision& decision : evaluation.decisions) {
    event.decisions.push_back(told(decision, context.step.state(), version.requirements));
  }
  event.output = feel::json_value(evaluation.output);
  return event;
}

}  // namespace

Result<> BusinessRuleTask::on_activate(ElementContext& context) const {
  if (Result<> prepared = context.prepare_locals(); !prepared) return prepared;
  StepContext& step = context.step;
  const bpmn::CalledDecision& called = *context.node.called_decision;
  const Names names = context.names();
  const Result<std::string> id = step.evaluator().text(called.decision_id, names, "decision id");
  if (!id) return id.error();
  const DecisionVersion* version =
      resolve_decision(step.state(), *id, called, context.visit.definition);
  const dmn::Model* model =
      version == nullptr ? nullptr : step.state().catalog.requirements(version->requirements);
  if (model == nullptr) {
    return Failure{ErrorCode::kCalledDecisionError, "there is no decision '" + *id + "'", {}};
  }
  const Result<dmn::Evaluation> evaluation =
      dmn::evaluate(*model, *id, names, step.evaluator().environment());
  if (!evaluation) {
    return Failure{ErrorCode::kDecisionEvaluationError, evaluation.error().message, {}};
  }
  DecisionEvaluated event = event_of(context, *version, *evaluation);
  Entries entries;
  if (!called.result_variable.empty()) {
    entries.push_back({called.result_variable, event.output.value});
  }
  if (Result<> passed = pass(context, feel::Value::context(std::move(entries))); !passed) {
    return passed;
  }
  step.write(std::move(event));
  return {};
}

}  // namespace engine
