#pragma once

namespace engine {

class StepContext;
struct ConditionSubscription;

// The agenda asks the condition, and triggers its event if it holds then.
void ask_condition(StepContext& step, const ConditionSubscription& condition);

// Puts every condition that somebody waits for in this case, and that the last written variables
// may have changed, on the agenda to be asked again.
void ask_conditions_again(StepContext& step);

}  // namespace engine
