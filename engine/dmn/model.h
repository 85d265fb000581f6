#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace engine::dmn {

struct Graph;

enum class DecisionType { kDecisionTable, kLiteralExpression, kUnspecified };

// What stands beside a rule for people to read; the name is that of the column, as "zh" or "en".
struct Annotation {
  std::string name;
  std::string text;
};

struct RuleInfo {
  std::string id;
  std::vector<Annotation> annotations;
};

struct DecisionInfo {
  std::string id;
  std::string name;
  DecisionType type = DecisionType::kUnspecified;
  // Ids of the decisions of this file that it requires directly.
  std::vector<std::string> requires_decisions;
  // Of a table, in its order.
  std::vector<RuleInfo> rules;
  // Whether an error among the findings lies in it, so that it cannot be evaluated.
  bool broken = false;
};

// A decision requirements graph, compiled. Immutable, shared by threads.
class Model {
 public:
  explicit Model(std::shared_ptr<const Graph> graph);

  // Of the `definitions` element.
  const std::string& id() const;
  const std::string& name() const;
  const std::string& target_namespace() const;

  // In document order.
  std::span<const DecisionInfo> decisions() const;
  std::optional<std::size_t> find_decision(std::string_view id) const;
  std::optional<std::size_t> find_decision_by_name(std::string_view name) const;

  // Whether an expression in it asks a calendar.
  bool uses_calendar() const;

  const Graph& graph() const { return *graph_; }
  const std::shared_ptr<const Graph>& shared_graph() const { return graph_; }

 private:
  std::shared_ptr<const Graph> graph_;
};

}  // namespace engine::dmn
