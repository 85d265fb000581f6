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

// The activation failed: the element stays entered, what it brought is kept.
void stop_at_activation(ElementContext& context, const Failure& failure);

// Tries again what the incident stopped.
void try_again(StepContext& step, const Incident& incident);

}  // namespace engine
