#include "engine/core/conditions.h"

#include <algorithm>
#include <variant>

#include "engine/core/names.h"
#include "engine/core/step_context.h"

namespace engine {
namespace {

bool sees(const Case& of_case, ElementInstanceKey scope, ElementInstanceKey written) {
  for (; scope.exists(); scope = scope_around(of_case, scope)) {
    if (scope == written) return true;
  }
  return false;
}

bool reads_any(const bpmn::Condition& condition, const VariablesWritten& event) {
  const auto& names = condition.expression.variables();
  return std::any_of(event.variables.begin(), event.variables.end(), [&](const auto& variable) {
    return std::find(names.begin(), names.end(), variable.name) != names.end();
  });
}

}  // namespace

void ask_condition(StepContext& step, const ConditionSubscription& condition) {
  ParkedStep next;
  next.kind = ParkedKind::kCheckCondition;
  next.instance = condition.instance;
  next.scope = scope_around(step.of_case(), condition.owner);
  next.element_instance = condition.owner;
  next.definition = condition.definition;
  next.element = condition.element;
  next.subscription = condition.key;
  step.schedule(std::move(next));
}

void ask_conditions_again(StepContext& step) {
  const auto& event = std::get<VariablesWritten>(step.result().events.back().event);
  Case& in = step.of_case();
  for (const ConditionSubscription& each : in.conditions) {
    if (!sees(in, each.owner, event.scope)) continue;
    const bpmn::ProcessDefinition& model = step.model(each.definition);
    if (reads_any(*model.node(each.element).condition, event)) ask_condition(step, each);
  }
}

}  // namespace engine
