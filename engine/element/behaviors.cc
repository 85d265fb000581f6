#include "engine/element/behaviors.h"

#include "engine/element/activity/business_rule_task.h"
#include "engine/element/activity/call_activity.h"
#include "engine/element/activity/job_task.h"
#include "engine/element/activity/simple_task.h"
#include "engine/element/activity/user_task.h"
#include "engine/element/event/catch_event.h"
#include "engine/element/event/end_event.h"
#include "engine/element/event/start_event.h"
#include "engine/element/gateway/gateway.h"
#include "engine/element/scope/sub_process.h"

namespace engine {
namespace {

using bpmn::ElementType;

const JobTask kJobTask;
const UserTaskElement kUserTask;
const PassingTask kPassingTask;
const ScriptTask kScriptTask;
const BusinessRuleTask kBusinessRuleTask;
const CallActivity kCallActivity;
const StartEvent kStartEvent;
const BoundaryEvent kBoundaryEvent;
const CatchEvent kCatchEvent;
const EndEvent kEndEvent;
const TerminateEndEvent kTerminateEndEvent;
const ErrorEndEvent kErrorEndEvent;
const PassingGateway kPassingGateway;
const EventBasedGateway kEventBasedGateway;
const SubProcess kSubProcess;
const EventSubProcess kEventSubProcess;
const MultiInstanceBody kMultiInstanceBody;

const ElementBehavior& end_event(const bpmn::FlowNode& node) {
  if (node.event == bpmn::EventKind::kTerminate) return kTerminateEndEvent;
  if (node.event == bpmn::EventKind::kError) return kErrorEndEvent;
  return kEndEvent;
}

}  // namespace

const ElementBehavior& element_behavior(const bpmn::FlowNode& node) {
  if (node.job) return kJobTask;
  switch (node.type) {
    case ElementType::kUserTask: return kUserTask;
    case ElementType::kScriptTask: return kScriptTask;
    case ElementType::kBusinessRuleTask: return kBusinessRuleTask;
    case ElementType::kCallActivity: return kCallActivity;
    case ElementType::kStartEvent: return kStartEvent;
    case ElementType::kBoundaryEvent: return kBoundaryEvent;
    case ElementType::kIntermediateCatchEvent: return kCatchEvent;
    case ElementType::kEndEvent: return end_event(node);
    case ElementType::kExclusiveGateway:
    case ElementType::kParallelGateway: return kPassingGateway;
    case ElementType::kEventBasedGateway: return kEventBasedGateway;
    case ElementType::kSubProcess: return kSubProcess;
    case ElementType::kEventSubProcess: return kEventSubProcess;
    case ElementType::kMultiInstanceBody: return kMultiInstanceBody;
    case ElementType::kProcess:
    case ElementType::kTask:
    case ElementType::kManualTask:
    case ElementType::kServiceTask: return kPassingTask;
  }
  return kPassingTask;
}

}  // namespace engine
