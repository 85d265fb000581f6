#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "engine/dmn/evaluate.h"
#include "engine/dmn/graph.h"
#include "engine/dmn/recorder.h"

namespace engine::dmn {

// One evaluation of a graph: each decision is evaluated at most once. The graph, the inputs, the
// environment and the recorder must outlive it.
class Run {
 public:
  struct Inputs {
    // Null: there are none.
    const feel::Scope* scope = nullptr;
    // Whether a value of a decision's name replaces the decision.
    bool replace_decisions = false;
  };

  // `recorder` may be null: nothing is written down.
  Run(std::shared_ptr<const Graph> graph, Inputs inputs, feel::Environment& environment,
      Recorder* recorder);
  ~Run();

  Result<feel::Value> decision(const Reference& reference);
  Result<feel::Value> knowledge(std::size_t index, std::span<const feel::Value> arguments);
  Result<feel::Value> service(std::size_t index);

  // Of a decision's own table, with the inputs as variables; there must be some.
  Result<std::vector<MissedRule>> missed_rules(std::size_t decision,
                                               std::span<const feel::Value> inputs);

  // The value of an input data or a decision, instead of asking the inputs or evaluating it.
  void give(ElementKind kind, const Reference& reference, feel::Value value);

 private:
  using Values = std::vector<std::optional<feel::Value>>;

  Run& at(std::span<const std::size_t> path);
  Result<feel::Value> decide(std::size_t index);
  Result<feel::Value> evaluate(const Decision& decision);
  Result<feel::Value> evaluate(const Decision& decision, EvaluatedDecision* record);
  feel::Value input(std::size_t index);
  Result<feel::Value> value_of(const Requirement& requirement);
  Result<> fill(const Logic& logic, std::span<feel::Value> slots, EvaluatedDecision* record);

  std::shared_ptr<const Graph> graph_;
  Inputs inputs_;
  feel::Environment& environment_;
  Recorder* recorder_;
  Values decisions_;
  Values input_data_;
  // Evaluations of imported models, by import.
  struct Child;
  std::vector<std::unique_ptr<Child>> children_;
};

}  // namespace engine::dmn
