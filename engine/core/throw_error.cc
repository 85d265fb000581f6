#include <utility>

#include "engine/core/names.h"
#include "engine/core/trigger.h"

// Where an error goes (BPMN 2.0.2 §10.5.6, §13.5.4).
namespace engine {
namespace {

// The event of `events` that catches the code: one that names it before one that takes all.
const bpmn::FlowNode* find_catcher(const bpmn::ProcessDefinition& model,
                                   const std::vector<ElementIndex>& events,
                                   const std::string& code) {
  const bpmn::FlowNode* any = nullptr;
  for (const ElementIndex index : events) {
    const bpmn::FlowNode& event = model.node(index);
    if (event.event != bpmn::EventKind::kError) continue;
    if (event.error->code.empty()) {
      any = &event;
    } else if (event.error->code.source == code) {
      return &event;
    }
  }
  return any;
}

std::vector<ElementIndex> starts_of(const bpmn::ProcessDefinition& model,
                                    const bpmn::FlowNode& scope) {
  std::vector<ElementIndex> starts;
  for (const ElementIndex sub_process : scope.event_sub_processes) {
    const auto& entries = model.node(sub_process).entries;
    starts.insert(starts.end(), entries.begin(), entries.end());
  }
  return starts;
}

bool is_interrupted(const Case& in, ElementInstanceKey scope) {
  const ElementInstance* element = in.elements.find(scope);
  return element != nullptr ? element->interrupted
                            : in.instances.find(instance_of_root(scope))->interrupted;
}

std::optional<Catcher> at_boundary(StepContext& step, const ElementInstance& host,
                                   const std::string& code) {
  const bpmn::ProcessDefinition& model = step.model(host.definition);
  const bpmn::FlowNode* event = find_catcher(model, model.node(host.element).boundary_events, code);
  if (event == nullptr) return std::nullopt;
  return Catcher{host.key, event->index};
}

std::optional<Catcher> in_scope(StepContext& step, ElementInstanceKey scope,
                                const std::string& code) {
  const Case& in = step.of_case();
  if (is_interrupted(in, scope)) return std::nullopt;
  const ElementInstance* element = in.elements.find(scope);
  const ProcessDefinitionKey definition =
      element != nullptr ? element->definition
                         : in.instances.find(instance_of_root(scope))->definition;
  const bpmn::ProcessDefinition& model = step.model(definition);
  const bpmn::FlowNode& node =
      model.node(element != nullptr ? element->element : bpmn::kProcessIndex);
  const bpmn::FlowNode* start = find_catcher(model, starts_of(model, node), code);
  if (start == nullptr) return std::nullopt;
  return Catcher{scope, start->index};
}

bool is_event_sub_process(StepContext& step, const ElementInstance& element) {
  return step.model(element.definition).node(element.element).type ==
         bpmn::ElementType::kEventSubProcess;
}

// Where to look next when the element instance, or the root scope, has no catcher.
struct Place {
  ElementInstanceKey element;
  ElementInstanceKey scope;
};

Place around(StepContext& step, ElementInstanceKey scope, bool skip_scope) {
  if (!skip_scope) return {{}, scope};
  const Case& in = step.of_case();
  if (in.elements.find(scope) != nullptr) return {scope, {}};
  return {in.instances.find(instance_of_root(scope))->caller, {}};
}

std::optional<Catcher> find_outwards(StepContext& step, Place place, const std::string& code) {
  while (place.element.exists() || place.scope.exists()) {
    if (place.element.exists()) {
      const ElementInstance& element = *step.of_case().elements.find(place.element);
      if (const auto catcher = at_boundary(step, element, code)) return catcher;
      place = around(step, element.scope, is_event_sub_process(step, element));
    } else {
      if (const auto catcher = in_scope(step, place.scope, code)) return catcher;
      place = around(step, place.scope, true);
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Catcher> catcher_from(StepContext& step, ElementInstanceKey element,
                                    const std::string& code) {
  return find_outwards(step, {element, {}}, code);
}

std::optional<Catcher> catcher_in(StepContext& step, ElementInstanceKey scope,
                                  const std::string& code) {
  return find_outwards(step, {{}, scope}, code);
}

}  // namespace engine
