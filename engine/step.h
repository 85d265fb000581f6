#pragma once

#include <functional>

#include "engine/core/step_data.h"
#include "engine/state/state.h"

namespace engine {

// The front door: a command meets a state. Pure: nothing but the state and `result` is changed, and
// the state only by the events of the result. When the outcome is kRejected or kNeeds the state is
// as before.
StepOutcome step(State& state, const Command& command, const StepInput& input, StepResult& result);

// Steps, answers what the step asks, and steps again until it asks for nothing more. A step that
// asks again and again, each time by the last answer, is parked before the place at which it does.
// `answer` makes the lookup known to the state.
StepOutcome step_with_answers(State& state, const Command& command, StepInput input,
                              StepResult& result, const std::function<void(const Lookup&)>& answer);

// What a command reads. The shell finds and loads the cases, answers the lookups, then steps.
Reads reads_of(const Command& command);

}  // namespace engine
