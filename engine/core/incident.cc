#include "engine/core/incident.h"

#include <utility>

#include "engine/core/instance.h"
#include "engine/core/seats.h"

namespace engine {

void raise_incident(StepContext& step, const IncidentPlace& place, const Failure& failure) {
  step.write(IncidentRaised{step.new_key<IncidentKey>(), place.instance, place.element_instance,
                            place.job, failure.code, failure.message});
}

void hold_at_activation(ElementContext& context) {
  if (context.stored) return;
  ElementEntered event;
  static_cast<ElementVisit&>(event) = context.visit;
  context.step.write(std::move(event));
  context.stored = true;
  if (!context.brought.is_context()) return;
  const std::span<const feel::Entry> entries = context.brought.entries();
  context.step.write_variables(context.visit.instance, context.visit.key,
                               Entries(entries.begin(), entries.end()));
}

void stop_at_activation(ElementContext& context, const Failure& failure) {
  hold_at_activation(context);
  raise_incident(context.step, {context.visit.instance, context.visit.key, {}}, failure);
}

void schedule_activation(StepContext& step, const ElementInstance& element) {
  ParkedStep again;
  again.kind = ParkedKind::kEnter;
  again.instance = element.instance;
  again.scope = element.scope;
  again.element_instance = element.key;
  again.definition = element.definition;
  again.element = element.element;
  again.loop_counter = element.loop_counter;
  again.arrivals = element.arrivals;
  step.schedule(std::move(again));
}

void try_again(StepContext& step, const Incident& incident) {
  const ElementInstance* element = step.of_case().elements.find(incident.element_instance);
  if (element == nullptr) {
    open_instance_again(step, instance_of_root(incident.element_instance));
  } else if (element->state == ElementState::kCompleting) {
    schedule_completion(step, *element);
  } else if (element->state == ElementState::kActivating) {
    schedule_activation(step, *element);
  }
}

}  // namespace engine
