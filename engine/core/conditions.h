#pragma once

namespace engine {

class StepContext;

// Puts every condition that somebody waits for in this case, and that the last written variables
// may have changed, on the agenda to be asked again.
void ask_conditions_again(StepContext& step);

}  // namespace engine
