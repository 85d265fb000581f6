#include "engine/core/step_context.h"

#include "engine/core/conditions.h"
#include "engine/core/lifecycle.h"
#include "engine/core/names.h"
#include "engine/feel/json.h"

namespace engine {
namespace {

feel::Value stored_form(const feel::Value& value) {
  if (value.is_string() || value.is_number() || value.is_boolean() || value.is_null()) return value;
  return feel::json_value(value);
}

}  // namespace

StepContext::StepContext(State& state, const StepInput& input, StepResult& result,
                         BehaviorOf behaviors)
    : state_(state),
      input_(input),
      result_(result),
      behaviors_(behaviors),
      keys_(input.next_key),
      evaluator_(input),
      applier_(state, result.changes, input.now) {}

void StepContext::schedule(ParkedStep next) {
  if (next.kind == ParkedKind::kEnter) ++of_case().tally_for_change(next.scope).pending;
  agenda_.push(std::move(next));
}

ParkedStep StepContext::next_step() {
  ParkedStep next = agenda_.pop();
  ++steps_run;
  if (next.kind == ParkedKind::kEnter && is_open_scope(of_case(), next.scope)) {
    --of_case().tally_for_change(next.scope).pending;
  }
  return next;
}

Case& StepContext::of_case() {
  Case* found = state_.find_case(case_key_);
  check(found != nullptr, "the case of a step is loaded");
  return *found;
}

const bpmn::ProcessDefinition& StepContext::model(ProcessDefinitionKey definition) {
  const bpmn::ProcessDefinition* found = state_.catalog.process(definition);
  check(found != nullptr, "the definition of an instance is in the catalog");
  evaluator_.use(*found);
  return *found;
}

void StepContext::write_variables(ProcessInstanceKey instance, ElementInstanceKey scope,
                                  std::vector<feel::Entry> entries) {
  if (entries.empty()) return;
  VariablesWritten event;
  event.instance = instance;
  event.scope = scope;
  event.variables.reserve(entries.size());
  const Case& in = of_case();
  for (feel::Entry& entry : entries) {
    const Variable* variable = in.variables.find({scope, entry.key});
    const VariableKey key = variable != nullptr ? variable->key : new_key<VariableKey>();
    event.variables.push_back({key, std::move(entry.key), stored_form(entry.value)});
  }
  write(std::move(event));
  if (!in.conditions.empty()) ask_conditions_again(*this);
}

feel::Value StepContext::subject_of(ElementInstanceKey scope) {
  const Case& in = of_case();
  for (;;) {
    const ElementInstance* element = in.elements.find(scope);
    if (element == nullptr) break;
    if (!element->subject.empty()) return feel::Value::string(element->subject);
    scope = element->scope;
  }
  const ProcessInstance* instance = in.instances.find(instance_of_root(scope));
  if (instance == nullptr || instance->subject.empty()) return {};
  return feel::Value::string(instance->subject);
}

void StepContext::ask(Lookup lookup) {
  if (state_.knows(lookup) || !asked_.insert(lookup).second) return;
  result_.needs.push_back(std::move(lookup));
}

void StepContext::check_visit(const ElementVisit& visit, ElementState to) {
  const ElementInstance* row = of_case().elements.find(visit.key);
  check(may_reach(row == nullptr ? ElementState::kActivating : row->state, to),
        "an element instance begins as its lifecycle allows");
}

void StepContext::check_move(ElementInstanceKey key, ElementState to) {
  const ElementInstance* row = of_case().elements.find(key);
  check(row != nullptr && may_reach(row->state, to),
        "an element instance moves as its lifecycle allows");
}

}  // namespace engine
