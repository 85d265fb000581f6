#include "engine/core/incident.h"

#include <string>
#include <utility>

#include "engine/core/instance.h"
#include "engine/core/seats.h"

namespace engine {
namespace {

// Codes that the `/v2` contract does not know stand first in the text.
std::string text_of(const Failure& failure) {
  if (failure.code <= ErrorCode::kResourceNotFound) return failure.message;
  return std::string(name_of(failure.code)) + ": " + failure.message;
}

}  // namespace

void raise_incident(StepContext& step, const IncidentPlace& place, const Failure& failure) {
  step.write(IncidentRaised{step.new_key<IncidentKey>(), place.instance, place.element_instance,
                            place.job, failure.code, text_of(failure)});
}

void stop_at_activation(ElementContext& context, const Failure& failure) {
  StepContext& step = context.step;
  if (!context.stored) {
    ElementEntered event;
    static_cast<ElementVisit&>(event) = context.visit;
    step.write(std::move(event));
    context.stored = true;
    if (context.brought.is_context()) {
      const std::span<const feel::Entry> entries = context.brought.entries();
      step.write_variables(context.visit.instance, context.visit.key,
                           Entries(entries.begin(), entries.end()));
    }
  }
  raise_incident(step, {context.visit.instance, context.visit.key, {}}, failure);
}

void try_again(StepContext& step, const Incident& incident) {
  const Case& in = step.of_case();
  const ElementInstance* element = in.elements.find(incident.element_instance);
  if (element == nullptr) {
    open_instance(step, instance_of_root(incident.element_instance));
    return;
  }
  if (element->state == ElementState::kCompleting) {
    schedule_completion(step, *element);
    return;
  }
  if (element->state != ElementState::kActivating) return;
  ParkedStep again;
  again.kind = ParkedKind::kEnter;
  again.instance = element->instance;
  again.scope = element->scope;
  again.element_instance = element->key;
  again.definition = element->definition;
  again.element = element->element;
  again.loop_counter = element->loop_counter;
  again.arrivals = element->arrivals;
  step.schedule(std::move(again));
}

}  // namespace engine
