#pragma once

#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/bpmn/flow_node.h"
#include "engine/core/evaluator.h"
#include "engine/record/key.h"
#include "engine/record/lineage.h"

namespace engine {

class ElementContext;
class Names;
class StepContext;

// An event that is about to be waited for, evaluated.
struct PreparedWait {
  const bpmn::FlowNode* event = nullptr;
  TimerPlan timer;
  std::string message_name;
  std::string correlation_key;
  // The buffered message that it will get at once.
  MessageKey buffered;
  // Its condition holds already.
  bool holds = false;
};

// Evaluates what the event of `node` waits for. A buffered message is looked for.
Result<PreparedWait> prepare_wait(StepContext& step, const bpmn::ProcessDefinition& model,
                                  const bpmn::FlowNode& node, const feel::Scope& names);

// Adds the boundary events of an activity; errors are not waited for, they are looked for.
Result<> prepare_boundary_events(ElementContext& context);
// Adds the start events of the event sub-processes of a scope, evaluated by `names`.
Result<> prepare_event_sub_processes(StepContext& step, const bpmn::ProcessDefinition& model,
                                     const bpmn::FlowNode& scope, const feel::Scope& names,
                                     std::vector<PreparedWait>& waits);

// Where something waits.
struct WaitPlace {
  ProcessInstanceKey instance;
  ElementInstanceKey owner;
  ProcessDefinitionKey definition;
};

// Writes that `place` waits for them.
void arm(StepContext& step, const WaitPlace& place, const std::vector<PreparedWait>& waits);

// Takes back what the event sub-processes of a scope wait for.
void disarm_event_sub_processes(StepContext& step, ElementInstanceKey scope);

// The oldest buffered message that the subscription may get: not expired, and none that reached an
// instance of the process. Its name and key must be known; none gives a zero key.
MessageKey find_buffered(StepContext& step, std::string_view name, std::string_view key,
                         std::string_view process_id);

}  // namespace engine
