#include "engine/dmn/run.h"

#include <boost/container/small_vector.hpp>
#include <utility>

#include "engine/dmn/decision_table.h"
#include "engine/dmn/functions.h"
#include "engine/dmn/nested_entry.h"

namespace engine::dmn {
namespace {

using feel::Value;

// Slots of the logic under way: on the stack for all but very large decisions.
using Slots = boost::container::small_vector<Value, 16>;

// The others are functions.
bool is_data(const Requirement& requirement) {
  return requirement.kind == ElementKind::kInputData || requirement.kind == ElementKind::kDecision;
}

void put(const Requirement& requirement, Value value, std::span<Value> slots) {
  Value& slot = slots[requirement.slot];
  slot = requirement.entry.empty() ? std::move(value) : with_entry(slot, requirement.entry, value);
}

}  // namespace

// An imported model sees the context of inputs that bears the name of the import, then all others.
struct Run::Child {
  std::optional<feel::ContextScope> scope;
  std::optional<Run> run;
};

Run::Run(std::shared_ptr<const Graph> graph, Inputs inputs, feel::Environment& environment,
         Recorder* recorder)
    : graph_(std::move(graph)),
      inputs_(inputs),
      environment_(environment),
      recorder_(recorder),
      decisions_(graph_->decisions.size()) {}

Run::~Run() = default;

Run& Run::at(std::span<const std::size_t> path) {
  if (path.empty()) return *this;
  children_.resize(graph_->imports.size());
  std::unique_ptr<Child>& child = children_[path.front()];
  if (child == nullptr) {
    const Graph::Import& import = graph_->imports[path.front()];
    child = std::make_unique<Child>();
    Inputs inputs = inputs_;
    const Value* own = inputs.scope == nullptr ? nullptr : inputs.scope->find(import.name);
    if (own != nullptr && own->is_context()) {
      inputs.scope = &child->scope.emplace(*own, inputs_.scope);
    }
    child->run.emplace(import.graph, inputs, environment_, recorder_);
  }
  return child->run->at(path.subspan(1));
}

void Run::give(ElementKind kind, const Reference& reference, Value value) {
  Run& run = at(reference.path);
  run.input_data_.resize(run.graph_->input_data.size());
  (kind == ElementKind::kDecision ? run.decisions_ : run.input_data_)[reference.index] =
      std::move(value);
}

Value Run::input(std::size_t index) {
  const InputData& data = graph_->input_data[index];
  if (index < input_data_.size() && input_data_[index]) return *input_data_[index];
  const Value* given = inputs_.scope == nullptr ? nullptr : inputs_.scope->find(data.name);
  if (given == nullptr) return Value();
  if (data.type.is_unconstrained_any()) return *given;
  return coerced(*given, data.type, "the input '" + data.name + "'", environment_);
}

Result<Value> Run::value_of(const Requirement& requirement) {
  Run& run = at(requirement.element.path);
  const std::size_t index = requirement.element.index;
  switch (requirement.kind) {
    case ElementKind::kInputData: return run.input(index);
    case ElementKind::kDecision: return run.decide(index);
    case ElementKind::kKnowledge: return knowledge_function(run.graph_, index);
    case ElementKind::kService: return service_function(run.graph_, index);
  }
  return Value();
}

Result<> Run::fill(const Logic& logic, std::span<Value> slots, EvaluatedDecision* record) {
  for (const Requirement& requirement : logic.requirements) {
    Result<Value> value = value_of(requirement);
    if (!value) return value.error();
    if (record != nullptr && is_data(requirement) && record->type != DecisionType::kDecisionTable) {
      record->inputs.push_back({requirement.id, requirement.name, *value, requirement.name, false});
    }
    put(requirement, *std::move(value), slots);
  }
  for (const ImplicitInput& implicit : logic.implicit_inputs) {
    const Value* given = inputs_.scope == nullptr ? nullptr : inputs_.scope->find(implicit.name);
    if (given == nullptr) continue;
    slots[implicit.slot] = *given;
    if (record != nullptr && record->type != DecisionType::kDecisionTable) {
      record->inputs.push_back({{}, implicit.name, *given, implicit.name, false});
    }
  }
  return {};
}

Result<Value> Run::evaluate(const Decision& decision, EvaluatedDecision* record) {
  if (decision.logic.broken) return *decision.logic.broken;
  Slots slots(decision.logic.frame_size);
  const Result<> filled = fill(decision.logic, slots, record);
  if (!filled) return filled.error();
  Result<Value> value = Value();
  if (decision.logic.expression != nullptr) {
    Frame frame{slots, environment_, record};
    value = decision.logic.expression->evaluate(frame);
  }
  if (!value) return value;
  return coerced(std::move(*value), decision.result_type, decision.name, environment_);
}

Result<Value> Run::evaluate(const Decision& decision) {
  if (recorder_ == nullptr) return evaluate(decision, nullptr);
  EvaluatedDecision record;
  record.id = decision.id;
  record.name = decision.name;
  record.type = decision.type;
  EvaluatedDecision* before = recorder_->begin(record);
  Result<Value> value = evaluate(decision, &record);
  recorder_->end(value, before);
  return value;
}

Result<std::vector<MissedRule>> Run::missed_rules(std::size_t index,
                                                  std::span<const Value> inputs) {
  const Logic& logic = graph_->decisions[index].logic;
  if (logic.broken) return *logic.broken;
  const DecisionTable* table = logic.expression == nullptr ? nullptr : logic.expression->table();
  if (table == nullptr) return std::vector<MissedRule>{};
  Slots slots(logic.frame_size);
  for (const Requirement& requirement : logic.requirements) {
    if (is_data(requirement)) continue;
    Result<Value> value = value_of(requirement);
    if (!value) return value.error();
    put(requirement, *std::move(value), slots);
  }
  Frame frame{slots, environment_, nullptr};
  return table->missed_rules(inputs, *inputs_.scope, frame);
}

Result<Value> Run::decide(std::size_t index) {
  if (decisions_[index]) return *decisions_[index];
  const Decision& decision = graph_->decisions[index];
  if (inputs_.replace_decisions && inputs_.scope != nullptr) {
    if (const Value* given = inputs_.scope->find(decision.name)) {
      decisions_[index] = coerced(*given, decision.result_type, decision.name, environment_);
      return *decisions_[index];
    }
  }
  const int height = height_of(decision.logic.height);
  const bool may_go_on = environment_.budget.enter_call(height);
  Result<Value> value = Value();
  if (may_go_on) value = evaluate(decision);
  environment_.budget.leave_call(height);
  if (!may_go_on) return *environment_.budget.failure();
  if (value) decisions_[index] = *value;
  return value;
}

Result<Value> Run::decision(const Reference& reference) {
  return at(reference.path).decide(reference.index);
}

Result<Value> Run::knowledge(std::size_t index, std::span<const Value> arguments) {
  const Knowledge& knowledge = graph_->knowledge[index];
  if (knowledge.logic.broken) return *knowledge.logic.broken;
  Slots slots(knowledge.logic.frame_size);
  const Result<> filled = fill(knowledge.logic, slots, nullptr);
  if (!filled) return filled.error();
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    slots[knowledge.first_parameter_slot + i] = arguments[i];
  }
  if (knowledge.logic.expression == nullptr) return Value();
  Frame frame{slots, environment_, nullptr};
  Result<Value> value = knowledge.logic.expression->evaluate(frame);
  if (value && knowledge.is_external) value = feel::invoke(*value, arguments, environment_);
  if (!value) return value;
  return coerced(std::move(*value), knowledge.result_type, knowledge.name, environment_);
}

// One output decision gives its value, several a context of them (DMN 1.5 §10.4).
Result<Value> Run::service(std::size_t index) {
  const DecisionService& service = graph_->services[index];
  if (service.broken) return *service.broken;
  std::vector<feel::Entry> entries;
  for (const DecisionService::Output& output : service.outputs) {
    Result<Value> value = decision(output.decision);
    if (!value) return value;
    entries.push_back({output.name, std::move(*value)});
  }
  Value result =
      entries.size() == 1 ? std::move(entries.front().value) : Value::context(std::move(entries));
  return coerced(std::move(result), service.result_type, service.name, environment_);
}

}  // namespace engine::dmn
