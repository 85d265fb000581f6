#pragma once

#include "engine/base/result.h"
#include "engine/core/element_context.h"
#include "engine/flow/tokens.h"

// How an element is left: its results go where they belong (DESIGN §3, "Where a value goes"), and
// its token goes on. All of it is decided before any of it is written.
namespace engine {

// A leaf goes through without waiting; `brought` is its result, a context or null.
Result<> pass(ElementContext& context, const feel::Value& brought = {});

// What waited, or a scope, is left. On a failure nothing is written.
Result<> complete(ElementContext& context, const feel::Value& brought = {});

// The same, where a failure becomes an incident at the element: it stays completing, and what it
// brought is kept for the next attempt.
void complete_or_stop(ElementContext& context, const feel::Value& brought = {});

// Takes the flows out of an element: a token for each.
void take(StepContext& step, const ElementVisit& visit, const flow::Flows& flows);

// Something in the scope is over: if nothing else is there the scope ends next.
void check_scope(StepContext& step, ElementInstanceKey scope);

// What a multi-instance body brings: its output collection, or null.
feel::Value collection_of(StepContext& step, const ElementInstance& body);

// Completes what an agenda names: a body that has all its instances, an activity that is tried
// again.
void complete_again(StepContext& step, ElementInstanceKey element);

}  // namespace engine
