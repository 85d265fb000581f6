#include "engine/core/element_context.h"

#include <algorithm>
#include <utility>

#include "engine/feel/json.h"

namespace engine {
namespace {

ElementVisit visit_of(const ElementInstance& row) {
  return {row.key,     row.instance,     row.scope,   row.definition,
          row.element, row.loop_counter, row.arrivals};
}

const bpmn::ProcessDefinition& known_model(StepContext& step, ProcessDefinitionKey definition) {
  return step.model(definition);
}

}  // namespace

ElementContext::ElementContext(StepContext& of_step, ElementVisit begun)
    : step(of_step),
      model(known_model(of_step, begun.definition)),
      node(model.node(begun.element)),
      visit(std::move(begun)) {
  if (!visit.key.exists()) {
    visit.key = step.new_key<ElementInstanceKey>();
  } else {
    stored = step.of_case().elements.find(visit.key) != nullptr;
  }
  step.speak_for(stored ? visit.key : visit.scope);
  if (!stored && node.wf && node.wf->subject) {
    const std::string person = subject();
    if (!person.empty()) step.speak_for_person(feel::Value::string(person));
  }
}

ElementContext::ElementContext(StepContext& of_step, const ElementInstance& row)
    : step(of_step),
      model(known_model(of_step, row.definition)),
      node(model.node(row.element)),
      visit(visit_of(row)),
      stored(true) {
  step.speak_for(visit.key);
}

Names ElementContext::names() const {
  Names names(step.of_case(), step.state().catalog, stored ? visit.key : visit.scope);
  names.over(locals);
  if (!stored) names.with_loop_counter(visit.loop_counter);
  return names;
}

Names ElementContext::names_with(std::span<const feel::Entry> front) const {
  Names names(step.of_case(), step.state().catalog, stored ? visit.key : visit.scope);
  names.over(front).over(locals);
  if (!stored) names.with_loop_counter(visit.loop_counter);
  return names;
}

Result<feel::Value> ElementContext::value(const feel::Expression& expression) const {
  return step.evaluator().value(expression, names());
}

std::string ElementContext::subject() const {
  if (!node.wf || !node.wf->subject) return {};
  const Result<feel::Value> person = value(*node.wf->subject);
  if (!person || !person->is_string()) return {};
  return std::string(person->as_string());
}

Result<> ElementContext::prepare_activity() {
  waits.clear();
  if (Result<> prepared = prepare_locals(); !prepared) return prepared;
  return prepare_boundary_events(*this);
}

Result<> ElementContext::prepare_scope() {
  if (Result<> prepared = prepare_activity(); !prepared) return prepared;
  return prepare_event_sub_processes(step, model, node, names(), waits);
}

Result<> ElementContext::prepare_locals(std::span<const feel::Entry> given) {
  locals.assign(given.begin(), given.end());
  if (visit.loop_counter != 0) {
    if (Result<> item = prepare_loop_item(); !item) return item;
  }
  return prepare_inputs();
}

Result<> ElementContext::prepare_loop_item() {
  const bpmn::LoopCharacteristics& loop = *model.node(node.body).loop;
  const ElementInstance* body = step.of_case().elements.find(visit.scope);
  if (!loop.output_local.empty()) locals.push_back({loop.output_local, feel::Value()});
  if (loop.input_element.empty()) return {};
  const std::span<const feel::Value> items =
      body->items.is_list() ? body->items.items() : std::span<const feel::Value>();
  const std::size_t place = visit.loop_counter - 1;
  set_path(locals, std::span(&loop.input_element, 1),
           place < items.size() ? items[place] : feel::Value());
  return {};
}

// Mappings are evaluated in order; each sees what those before it gave (DESIGN §3).
Result<> ElementContext::prepare_inputs() {
  for (const bpmn::Mapping& mapping : node.inputs) {
    Result<feel::Value> source = step.evaluator().value(mapping.source, names());
    if (!source) return Failure{ErrorCode::kIoMappingError, source.error().message, {}};
    set_path(locals, mapping.target, feel::json_value(*source));
  }
  return {};
}

void ElementContext::activate(std::uint32_t cardinality, feel::Value items) {
  ElementActivated event;
  static_cast<ElementVisit&>(event) = visit;
  event.cardinality = cardinality;
  event.items = std::move(items);
  event.subject = subject();
  step.write(std::move(event));
  stored = true;
  step.write_variables(visit.instance, visit.key, std::move(locals));
  locals.clear();
  arm(step, {visit.instance, visit.key, visit.definition}, waits);
}

feel::Value with_path(const feel::Value& present, std::span<const std::string> rest,
                      feel::Value value) {
  if (rest.empty()) return value;
  Entries entries;
  if (present.is_context()) entries.assign(present.entries().begin(), present.entries().end());
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const feel::Entry& entry) {
    return entry.key == rest.front();
  });
  if (found == entries.end()) {
    entries.push_back({rest.front(), with_path({}, rest.subspan(1), std::move(value))});
  } else {
    found->value = with_path(found->value, rest.subspan(1), std::move(value));
  }
  return feel::Value::context(std::move(entries));
}

void set_path(Entries& entries, std::span<const std::string> path, feel::Value value) {
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const feel::Entry& entry) {
    return entry.key == path.front();
  });
  if (found == entries.end()) {
    entries.push_back({path.front(), with_path({}, path.subspan(1), std::move(value))});
  } else {
    found->value = with_path(found->value, path.subspan(1), std::move(value));
  }
}

}  // namespace engine
