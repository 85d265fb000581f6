#include "engine/dmn/evaluate.h"

#include <utility>

#include "engine/dmn/graph.h"
#include "engine/dmn/recorder.h"
#include "engine/dmn/run.h"

namespace engine::dmn {
namespace {

using feel::Value;

template <class Elements>
std::optional<std::size_t> place_of(const Elements& elements, std::string_view name) {
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (elements[i].name == name) return i;
  }
  return std::nullopt;
}

Failure no_such(std::string_view what, std::string_view name) {
  return {ErrorCode::kDecisionEvaluationError,
          "there is no " + std::string(what) + " '" + std::string(name) + "'",
          {}};
}

// The arguments of a call from outside: coerced to the parameters, null where there is none.
std::vector<Value> arguments_of(std::span<const feel::Parameter> parameters,
                                const feel::Scope& inputs, feel::Environment& environment) {
  std::vector<Value> arguments;
  for (const feel::Parameter& parameter : parameters) {
    const Value* given = inputs.find(parameter.name);
    arguments.push_back(
        given == nullptr ? Value() : coerced(*given, parameter.type, parameter.name, environment));
  }
  return arguments;
}

Result<Value> invoke_service(const Model& model, std::string_view name, const feel::Scope& inputs,
                             feel::Environment& environment) {
  const Graph& graph = model.graph();
  const std::optional<std::size_t> index = place_of(graph.services, name);
  if (!index) return no_such("decision service", name);
  const DecisionService& service = graph.services[*index];
  Run run(model.shared_graph(), {}, environment, nullptr);
  std::vector<Value> arguments = arguments_of(service.parameters, inputs, environment);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    run.give(service.inputs[i].kind, service.inputs[i].element, std::move(arguments[i]));
  }
  return run.service(*index);
}

Result<Value> invoke_knowledge(const Model& model, std::string_view name, const feel::Scope& inputs,
                               feel::Environment& environment) {
  const Graph& graph = model.graph();
  const std::optional<std::size_t> index = place_of(graph.knowledge, name);
  if (!index) return no_such("business knowledge model", name);
  const std::vector<Value> arguments =
      arguments_of(graph.knowledge[*index].parameters, inputs, environment);
  return Run(model.shared_graph(), {}, environment, nullptr).knowledge(*index, arguments);
}

Result<Value> invoke_decision(const Model& model, std::string_view name, const feel::Scope& inputs,
                              feel::Environment& environment) {
  const std::optional<std::size_t> index = model.find_decision_by_name(name);
  if (!index) return no_such("decision", name);
  Run run(model.shared_graph(), {&inputs, true}, environment, nullptr);
  return run.decision(Reference{{}, *index});
}

Result<Value> invoke_kind(const Model& model, Invocable kind, std::string_view name,
                          const feel::Scope& inputs, feel::Environment& environment) {
  switch (kind) {
    case Invocable::kDecision: return invoke_decision(model, name, inputs, environment);
    case Invocable::kDecisionService: return invoke_service(model, name, inputs, environment);
    case Invocable::kBusinessKnowledge: return invoke_knowledge(model, name, inputs, environment);
  }
  return Value();
}

}  // namespace

Evaluation evaluate(const Model& model, std::string_view decision_id, const feel::Scope& inputs,
                    feel::Environment& environment) {
  const std::optional<std::size_t> index = model.find_decision(decision_id);
  if (index) return evaluate(model, *index, inputs, environment);
  Evaluation none;
  none.failure = no_such("decision", decision_id);
  return none;
}

Evaluation evaluate(const Model& model, std::size_t decision, const feel::Scope& inputs,
                    feel::Environment& environment) {
  const feel::SharedBudget budget(environment);
  Evaluation evaluation;
  Recorder recorder(evaluation, environment);
  Run run(model.shared_graph(), {&inputs, false}, environment, &recorder);
  Result<Value> output = run.decision(Reference{{}, decision});
  if (!output) {
    evaluation.failure = output.error();
  } else if (environment.budget.failed()) {
    evaluation.failure = *environment.budget.failure();
  } else {
    evaluation.output = *std::move(output);
  }
  return evaluation;
}

Result<std::vector<MissedRule>> missed_rules(const Model& model, std::size_t decision,
                                             std::span<const Value> inputs,
                                             const feel::Scope& variables,
                                             feel::Environment& environment) {
  const feel::SharedBudget budget(environment);
  return Run(model.shared_graph(), {&variables, false}, environment, nullptr)
      .missed_rules(decision, inputs);
}

Result<Value> invoke(const Model& model, Invocable kind, std::string_view name,
                     const feel::Scope& inputs, feel::Environment& environment) {
  const feel::SharedBudget budget(environment);
  Result<Value> value = invoke_kind(model, kind, name, inputs, environment);
  if (value && environment.budget.failed()) return *environment.budget.failure();
  return value;
}

}  // namespace engine::dmn
