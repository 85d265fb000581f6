#include "engine/element/activity/business_rule_task.h"

#include <string>
#include <utility>

#include "engine/core/decision.h"
#include "engine/core/incident.h"
#include "engine/core/leaving.h"
#include "engine/core/resolve.h"

namespace engine {

// Also an evaluation that fails is on record; the incident stands behind it.
Result<> BusinessRuleTask::on_activate(ElementContext& context) const {
  if (Result<> prepared = context.prepare_locals(); !prepared) return prepared;
  StepContext& step = context.step;
  const bpmn::CalledDecision& called = *context.node.called_decision;
  const Names names = context.names();
  const Result<std::string> id = step.evaluator().text(called.decision_id, names, "decision id");
  if (!id) return id.error();
  const DecisionVersion* version =
      resolve_decision(step.state(), *id, called, context.visit.definition);
  if (version == nullptr || step.state().catalog.requirements(version->requirements) == nullptr) {
    return Failure{ErrorCode::kCalledDecisionError, "there is no decision '" + *id + "'", {}};
  }
  DecisionEvaluated event = evaluate_decision(step, *version, names);
  event.instance = context.visit.instance;
  event.element_instance = context.visit.key;
  if (!event.failure.value.empty()) {
    const Failure failure{ErrorCode::kDecisionEvaluationError, event.failure.value, {}};
    hold_at_activation(context);
    step.write(std::move(event));
    return failure;
  }
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
