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

void ask_conditions_again(StepContext& step) {
  const auto& event = std::get<VariablesWritten>(step.result().events.back().event);
  Case& in = step.of_case();
  for (const ConditionSubscription& each : in.conditions) {
    if (!sees(in, each.owner, event.scope)) continue;
    const bpmn::ProcessDefinition& model = step.model(each.definition);
    if (!reads_any(*model.node(each.element).condition, event)) continue;
    ParkedStep again;
    again.kind = ParkedKind::kCheckCondition;
    again.instance = each.instance;
    again.scope = scope_around(in, each.owner);
    again.element_instance = each.owner;
    again.definition = each.definition;
    again.element = each.element;
    again.subscription = each.key;
    step.schedule(std::move(again));
  }
}

}  // namespace engine
