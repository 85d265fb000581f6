#pragma once

#include "engine/base/failure.h"
#include "engine/core/element_context.h"
#include "engine/record/rejection.h"

namespace engine {

// What an incident stands at. For a process that could not be opened the root scope.
struct IncidentPlace {
  ProcessInstanceKey instance;
  ElementInstanceKey element_instance;
  JobKey job;
};

void raise_incident(StepContext& step, const IncidentPlace& place, const Failure& failure);

// The element stays entered, what it brought is kept.
void hold_at_activation(ElementContext& context);
// The activation failed: the same with an incident.
void stop_at_activation(ElementContext& context, const Failure& failure);

// The agenda activates an element that stayed entered.
void schedule_activation(StepContext& step, const ElementInstance& element);

// Tries again what the incident stopped.
void try_again(StepContext& step, const Incident& incident);

}  // namespace engine
