#pragma once

#include <string>
#include <vector>

#include "engine/core/step_context.h"

// Process instances: how they begin and end.
namespace engine {

struct InstancePlan {
  ProcessDefinitionKey definition;
  // The key it is to have; zero: the next one.
  ProcessInstanceKey key;
  // Of a called instance.
  ProcessInstanceKey parent;
  ElementInstanceKey caller;
  std::string business_id;
  std::string initiator;
  std::vector<std::string> tags;
  std::string start_key;
  // The variables of its top scope.
  std::vector<feel::Entry> variables;
};

// Writes that the instance runs; without a parent it opens a case. Nothing in it is active yet.
ProcessInstanceKey begin_instance(StepContext& step, InstancePlan plan);

// Waits for the event sub-processes of the process, then begins at its entries. A failure becomes
// an incident of the instance: the entries are held.
void open_instance(StepContext& step, ProcessInstanceKey instance);

// Tries it again: what was held begins.
void open_instance_again(StepContext& step, ProcessInstanceKey instance);

// The same at elements that somebody named, with the scopes around them opened as if they had been
// entered. Each must be a node of the process that is no event sub-process, boundary event or start
// event. A failure is the caller's.
Result<> open_instance_at(StepContext& step, ProcessInstanceKey instance,
                          const std::vector<const bpmn::FlowNode*>& elements);

// The same at the message start event that was triggered.
void open_instance_by(StepContext& step, ProcessInstanceKey instance, const bpmn::FlowNode& start,
                      feel::Value brought);

// Nothing is left in the instance: it ends, and its caller goes on with its variables.
void complete_instance(StepContext& step, ProcessInstanceKey instance);

// The instance and everything in it is terminated.
void terminate_instance(StepContext& step, ProcessInstanceKey instance);

}  // namespace engine
