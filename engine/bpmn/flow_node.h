#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/bpmn/activity.h"
#include "engine/bpmn/element_type.h"
#include "engine/bpmn/event.h"
#include "engine/bpmn/index.h"
#include "engine/bpmn/wf_settings.h"

namespace engine::bpmn {

// A flow node of a checked definition; the process is one too (the root scope). A multi-instance
// activity is two: its body, which has the flows, the boundary events and the loop, and right
// behind it the inner activity with all the rest, whose scope is the body and which has no flows.
// Both have the id of the element; looking the id up gives the body.
struct FlowNode {
  ElementIndex index;
  std::string id;
  std::string name;  // as drawn; may be empty
  ElementType type = ElementType::kTask;
  EventKind event = EventKind::kNone;
  // Of a boundary event, an event sub-process and its start event.
  bool interrupting = true;
  // Whether an instance of it can outlive the command that activated it.
  bool waits = false;
  // The scope it lies in; kNoElement for the process.
  ElementIndex scope;

  // In document order.
  std::vector<FlowIndex> incoming;
  std::vector<FlowIndex> outgoing;
  FlowIndex default_flow;

  // Of an activity or body.
  std::vector<ElementIndex> boundary_events;
  // Of a boundary event.
  ElementIndex attached_to;
  // Of a body the inner activity, of an inner activity its body.
  ElementIndex inner;
  ElementIndex body;

  // Of a scope: what is activated with it (its none start event, the start event of an event
  // sub-process; without any start event all that has no incoming flow), and the event
  // sub-processes armed in it. Of a body nothing.
  std::vector<ElementIndex> entries;
  std::vector<ElementIndex> event_sub_processes;

  std::vector<Mapping> inputs;
  std::vector<Mapping> outputs;

  // Present where `type` and `event` ask for them, else null.
  std::unique_ptr<const LoopCharacteristics> loop;        // body
  std::unique_ptr<const Job> job;                         // service task and whatever is a job
  std::unique_ptr<const UserTask> user_task;              // user task, also one that is a job
  std::unique_ptr<const CalledElement> called_element;    // call activity
  std::unique_ptr<const CalledDecision> called_decision;  // business rule task without job
  std::unique_ptr<const Script> script;                   // script task without job
  std::unique_ptr<const Timer> timer;                     // timer event
  std::unique_ptr<const MessageEvent> message;            // message event
  std::unique_ptr<const ErrorEvent> error;                // error event
  std::unique_ptr<const Condition> condition;             // conditional event
  std::unique_ptr<const FormReference> start_form;        // none start event
  std::unique_ptr<const WfSettings> wf;                   // where a `wf:` attribute stands

  std::string documentation;
  // `zeebe:properties`, as `name.en`.
  std::vector<std::pair<std::string, std::string>> properties;
  int line = 0;

  bool is_scope() const {
    return type == ElementType::kProcess || type == ElementType::kSubProcess ||
           type == ElementType::kEventSubProcess || type == ElementType::kMultiInstanceBody;
  }
  bool is_activity() const { return row_of(type).family == Family::kActivity; }
  bool is_gateway() const { return row_of(type).family == Family::kGateway; }
  bool is_event() const { return row_of(type).family == Family::kEvent; }
  bool is_multi_instance_body() const { return type == ElementType::kMultiInstanceBody; }
  // Whether it stands in somebody's inbox; otherwise a user task is a job.
  bool is_person_task() const { return type == ElementType::kUserTask && !job; }
};

}  // namespace engine::bpmn
