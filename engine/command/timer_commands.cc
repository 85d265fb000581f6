#include "engine/command/handler.h"
#include "engine/core/names.h"
#include "engine/core/trigger.h"

namespace engine {
namespace {

// Whether the timer fires again, and when; nothing when this was the last time.
TimerFired fired(StepContext& step, const Timer& timer) {
  TimerFired event{timer.owner, timer.key, {}, 0};
  const bpmn::FlowNode& node = step.model(timer.definition).node(timer.element);
  if (timer.repetitions == 1 || node.interrupting ||
      node.type == bpmn::ElementType::kIntermediateCatchEvent) {
    return event;
  }
  const Names names(step.of_case(), step.state().catalog, timer.owner);
  const Result<std::optional<Instant>> next =
      step.evaluator().next_firing(*node.timer, timer.due, names);
  if (!next || !next->has_value()) return event;
  event.next_due = **next;
  event.repetitions = timer.repetitions == 0 ? 0 : timer.repetitions - 1;
  return event;
}

}  // namespace

Refusal handle(StepContext& step, const FireTimer& command) {
  const Case* in = enter_read_case(step);
  const Timer* timer = in == nullptr ? nullptr : in->timers.find({command.owner, command.timer});
  if (timer == nullptr) return refuse(RejectionCode::kNotFound, "no such timer is armed");
  if (timer->due > step.now()) {
    return refuse(RejectionCode::kInvalidState, "the timer is not due yet");
  }
  const ElementIndex element = timer->element;
  step.speak_for(command.owner);
  step.write(fired(step, *timer));
  trigger(step, command.owner, element, {});
  return {};
}

}  // namespace engine
