#pragma once

#include <optional>
#include <string>

#include "engine/core/element_context.h"
#include "engine/core/step_context.h"

// What happens to an element instance from outside itself: its event is triggered.
namespace engine {

// The event of `element` that `owner` waits for has come, with what it brings: a catch event goes
// on, a boundary event leaves its host or runs beside it, an event sub-process starts in its scope.
void trigger(StepContext& step, ElementInstanceKey owner, ElementIndex element,
             feel::Value brought);

// A buffered message reaches the subscription for which it was found.
void deliver_buffered(StepContext& step, const ParkedStep& next);
// A message reaches a subscription, which ends with it unless it may be triggered again.
void deliver(StepContext& step, const MessageSubscription& subscription, MessageKey message,
             feel::Value variables);

// A variable has changed: the event goes on if its condition holds now.
void check_condition(StepContext& step, const ParkedStep& next);

// The event that catches an error, and where it waits, as `trigger` needs them.
struct Catcher {
  ElementInstanceKey owner;
  ElementIndex event;
};

// Who catches an error that is thrown at an element instance, from there outwards. An error that
// is thrown inside an event sub-process is not caught by others of the same scope. Of several at
// one place the one that names the code comes first.
std::optional<Catcher> catcher_from(StepContext& step, ElementInstanceKey element,
                                    const std::string& code);
// The same for an element that has no instance of its own: from its scope.
std::optional<Catcher> catcher_in(StepContext& step, ElementInstanceKey scope,
                                  const std::string& code);

}  // namespace engine
