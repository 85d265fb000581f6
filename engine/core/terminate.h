#pragma once

#include "engine/core/step_context.h"

namespace engine {

// Terminates the element instance with everything in it, also what it called: what lies deepest
// goes first (APPROVALS §2.6).
void terminate(StepContext& step, ElementInstanceKey element);

// Terminates everything in the scope, and drops its tokens that are under way; the scope stays.
void empty_scope(StepContext& step, ElementInstanceKey scope);

}  // namespace engine
