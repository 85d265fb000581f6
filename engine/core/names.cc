#include "engine/core/names.h"

#include <algorithm>
#include <utility>

#include "engine/bpmn/process_definition.h"

namespace engine {
namespace {

constexpr std::string_view kInitiator = "initiator";
constexpr std::string_view kLoopCounter = "loopCounter";

bool has(const Entries& entries, std::string_view name) {
  return std::any_of(entries.begin(), entries.end(),
                     [&](const feel::Entry& entry) { return entry.key == name; });
}

void add_outer(Entries& entries, const Case& of_case, ElementInstanceKey scope) {
  const Table<Variable>& variables = of_case.variables;
  for (auto at = variables.from({scope, {}}); at != variables.end(); ++at) {
    const Variable& variable = *at;
    if (variable.scope != scope) break;
    if (!has(entries, variable.name)) entries.push_back({variable.name, variable.value});
  }
}

// The counter of an inner instance is no variable, but seen like one.
void add_loop_counter(Entries& entries, const Case& of_case, ElementInstanceKey scope) {
  const ElementInstance* element = of_case.elements.find(scope);
  if (element == nullptr || element->loop_counter == 0 || has(entries, kLoopCounter)) return;
  entries.push_back(
      {std::string(kLoopCounter), feel::Value::number(std::int64_t{element->loop_counter})});
}

}  // namespace

const feel::Value* Names::keep(feel::Value value) const {
  computed_.push_front(std::move(value));
  return &computed_.front();
}

const feel::Value* Names::find(std::string_view name) const {
  for (std::size_t layer = 0; layer < layer_count_; ++layer) {
    for (const feel::Entry& entry : layers_[layer]) {
      if (entry.key == name) return &entry.value;
    }
  }
  if (loop_counter_ != 0 && name == kLoopCounter) {
    return keep(feel::Value::number(std::int64_t{loop_counter_}));
  }
  for (ElementInstanceKey scope = scope_;;) {
    const ElementInstance* element = case_.elements.find(scope);
    if (element == nullptr && name == kInitiator) {
      const feel::Value* initiator = find_initiator(instance_of_root(scope));
      if (initiator != nullptr) return initiator;
    }
    if (const Variable* variable = case_.variables.find({scope, name})) return &variable->value;
    if (element == nullptr) return nullptr;
    if (const feel::Value* computed = find_computed(*element, name)) return computed;
    scope = element->scope;
  }
}

const feel::Value* Names::find_computed(const ElementInstance& element,
                                        std::string_view name) const {
  if (element.loop_counter != 0 && name == kLoopCounter) {
    return keep(feel::Value::number(std::int64_t{element.loop_counter}));
  }
  if (element.cardinality == 0) return nullptr;
  const bpmn::ProcessDefinition* model = catalog_.process(element.definition);
  const bpmn::FlowNode& node = model->node(element.element);
  if (!node.loop || node.loop->output_collection != name) return nullptr;
  return keep(gathered(case_, element));
}

const feel::Value* Names::find_initiator(ProcessInstanceKey key) const {
  const ProcessInstance* instance = case_.instances.find(key);
  const bpmn::ProcessDefinition* model =
      instance == nullptr ? nullptr : catalog_.process(instance->definition);
  if (model == nullptr || !model->has_wf) return nullptr;
  return keep(instance->initiator.empty() ? feel::Value()
                                          : feel::Value::string(instance->initiator));
}

bool is_open_scope(const Case& of_case, ElementInstanceKey scope) {
  const ElementInstance* element = of_case.elements.find(scope);
  if (element != nullptr) return !is_over(element->state);
  const ProcessInstance* instance = of_case.instances.find(instance_of_root(scope));
  return instance != nullptr && instance->state == InstanceState::kActive;
}

ElementInstanceKey scope_around(const Case& of_case, ElementInstanceKey scope) {
  const ElementInstance* element = of_case.elements.find(scope);
  return element == nullptr ? ElementInstanceKey{} : element->scope;
}

ProcessInstanceKey instance_of_scope(const Case& of_case, ElementInstanceKey scope) {
  const ElementInstance* element = of_case.elements.find(scope);
  return element == nullptr ? instance_of_root(scope) : element->instance;
}

ElementInstanceKey holder_of(const Case& of_case, ElementInstanceKey scope, std::string_view name) {
  for (;;) {
    if (of_case.variables.find({scope, name}) != nullptr) return scope;
    const ElementInstanceKey around = scope_around(of_case, scope);
    if (!around.exists()) return scope;
    scope = around;
  }
}

bool is_counted(const Case& of_case, ElementInstanceKey scope) {
  for (; scope.exists(); scope = scope_around(of_case, scope)) {
    if (of_case.variables.find({scope, kLoopCounter}) != nullptr) return false;
    const ElementInstance* element = of_case.elements.find(scope);
    if (element != nullptr && element->loop_counter != 0) return true;
  }
  return false;
}

feel::Value visible_variables(const Case& of_case, ElementInstanceKey scope) {
  Entries entries;
  for (; scope.exists(); scope = scope_around(of_case, scope)) {
    add_outer(entries, of_case, scope);
    add_loop_counter(entries, of_case, scope);
  }
  return feel::Value::context(std::move(entries));
}

Entries variables_of(const Case& of_case, ElementInstanceKey scope) {
  Entries entries;
  add_outer(entries, of_case, scope);
  return entries;
}

feel::Value gathered(const Case& of_case, const ElementInstance& body) {
  std::vector<feel::Value> items(body.cardinality);
  const Table<OutputItem>& brought = of_case.output_items;
  for (auto at = brought.from({body.key, 0}); at != brought.end() && at->body == body.key; ++at) {
    items[at->index - 1] = at->value;
  }
  return feel::Value::list(std::move(items));
}

}  // namespace engine
