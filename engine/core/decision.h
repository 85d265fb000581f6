#pragma once

#include "engine/core/step_context.h"
#include "engine/feel/evaluate.h"
#include "engine/record/event_decision.h"
#include "engine/state/row_definition.h"

namespace engine {

// Evaluates a deployed decision with all that it requires, and tells it as it is recorded: what was
// asked, from where, what hit and what came of it. `failure` says why nothing did. Its instance and
// element instance are the caller's to add. The model of the version must be in the catalog.
DecisionEvaluated evaluate_decision(StepContext& step, const DecisionVersion& version,
                                    const feel::Scope& names);

}  // namespace engine
