#pragma once

#include "engine/core/element_context.h"
#include "engine/core/step_context.h"

namespace engine {

// Runs the agenda until it is empty, something asks for what is not loaded, or the limit of the
// command is reached; what is left then is parked.
void run(StepContext& step);

// Enters an event that has been triggered, now, with what it brought.
void enter_triggered(StepContext& step, ParkedStep entry, feel::Value brought);

}  // namespace engine
