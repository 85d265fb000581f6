#include "engine/flow/tokens.h"

#include <algorithm>
#include <string>

namespace engine::flow {
namespace {

using bpmn::ElementType;

Failure nothing_holds(const FlowNode& node) {
  return Failure{ErrorCode::kConditionError,
                 "no condition of '" + node.id + "' holds and it has no default flow",
                 {}};
}

// The flow a token leaves by: the first one in document order whose condition holds, else the
// default flow (BPMN 2.0.2 §13.4.2).
Result<Flows> exclusive(const ProcessDefinition& definition, const FlowNode& gateway,
                        const Conditions& conditions) {
  for (const FlowIndex index : gateway.outgoing) {
    if (index == gateway.default_flow) continue;
    const SequenceFlow& flow = definition.flow(index);
    if (!flow.condition) return Flows{index};
    const Result<bool> holds = conditions.holds(flow);
    if (!holds) return holds.error();
    if (*holds) return Flows{index};
  }
  if (gateway.default_flow.exists()) return Flows{gateway.default_flow};
  return nothing_holds(gateway);
}

// Flows without condition are always taken, the others where their condition holds; the default
// flow when none of those others was (BPMN 2.0.2 §13.3.1).
Result<Flows> conditional(const ProcessDefinition& definition, const FlowNode& node,
                          const Conditions& conditions) {
  Flows taken;
  bool asked = false;
  bool held = false;
  for (const FlowIndex index : node.outgoing) {
    if (index == node.default_flow) continue;
    const SequenceFlow& flow = definition.flow(index);
    if (flow.condition) {
      asked = true;
      const Result<bool> holds = conditions.holds(flow);
      if (!holds) return holds.error();
      if (!*holds) continue;
      held = true;
    }
    taken.push_back(index);
  }
  if (!held && node.default_flow.exists()) taken.push_back(node.default_flow);
  std::sort(taken.begin(), taken.end());
  if (taken.empty() && asked) return nothing_holds(node);
  return taken;
}

}  // namespace

bool is_join(const FlowNode& node) {
  return node.type == ElementType::kParallelGateway && node.incoming.size() > 1;
}

bool may_fire(const FlowNode& join, const TokenView& view) {
  return std::all_of(join.incoming.begin(), join.incoming.end(),
                     [&](FlowIndex flow) { return view.waiting_on(flow) > 0; });
}

Result<Flows> offered(const ProcessDefinition& definition, const FlowNode& node,
                      const Conditions& conditions) {
  if (node.type == ElementType::kExclusiveGateway) {
    return node.outgoing.empty() ? Result<Flows>(Flows{}) : exclusive(definition, node, conditions);
  }
  return conditional(definition, node, conditions);
}

}  // namespace engine::flow
