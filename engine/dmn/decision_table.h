#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/dmn/boxed.h"
#include "engine/dmn/cell_test.h"
#include "engine/dmn/evaluate.h"
#include "engine/dmn/formula.h"
#include "engine/dmn/table_index.h"

namespace engine::dmn {

enum class HitPolicy { kUnique, kFirst, kPriority, kAny, kCollect, kRuleOrder, kOutputOrder };
enum class Aggregation { kList, kSum, kCount, kMin, kMax };

struct InputClause {
  std::string id;
  // Its label, else its expression as written.
  std::string name;
  // As written.
  std::string expression;
  Formula formula;
  // The value is converted to it where it can be, and stays as it is where it cannot: tools write
  // types here that nobody has chosen.
  feel::Type type;
  // The values that the input may have.
  std::optional<feel::UnaryTests> allowed;
};

struct OutputClause {
  std::string id;
  std::string name;
  feel::Type type;
  std::optional<feel::UnaryTests> allowed;
  // The values from the most to the least important, for the policies that order by outputs.
  std::vector<feel::Value> priorities;
  std::optional<Formula> default_value;
};

struct TableRule {
  std::string id;
  std::vector<Formula> outputs;
};

// A decision table (DMN 1.5 chapter 8) in its flat form: the cells lie row by row in one array.
struct TableDefinition {
  HitPolicy hit_policy = HitPolicy::kUnique;
  Aggregation aggregation = Aggregation::kList;
  std::vector<InputClause> inputs;
  std::vector<OutputClause> outputs;
  std::vector<TableRule> rules;
  // rules.size() * inputs.size() of them.
  std::vector<CellTest> cells;
  // Whether the table is the whole logic of a decision and so writes the decision's record.
  bool is_recorded = false;
};

class DecisionTable : public Boxed {
 public:
  // How the rules that hit are found; the result is the same.
  enum class Search { kIndexed, kLinear };
  explicit DecisionTable(TableDefinition definition, Search search = Search::kIndexed);
  Result<feel::Value> evaluate(Frame& frame) const override;
  const DecisionTable* table() const override { return this; }
  // As dmn::missed_rules.
  Result<std::vector<MissedRule>> missed_rules(std::span<const feel::Value> inputs,
                                               const feel::Scope& variables, Frame& frame) const;

 private:
  struct Hit {
    std::size_t rule;
    std::vector<feel::Value> outputs;
  };
  using Hits = std::vector<Hit>;

  Result<std::vector<feel::Value>> inputs(Frame& frame) const;
  // The first whose input is none of the values that it may have; null if there is none.
  Result<const InputClause*> refusing_clause(std::span<const feel::Value> inputs,
                                             const Frame& frame) const;
  Result<bool> is_hit(std::size_t rule, std::span<const feel::Value> inputs,
                      const Frame& frame) const;
  Result<Hits> hits(std::span<const feel::Value> inputs, Frame& frame) const;
  Result<> add_hit(std::size_t rule, std::span<const feel::Value> inputs, Frame& frame,
                   Hits& hits) const;
  bool is_full(const Hits& hits) const {
    return table_.hit_policy == HitPolicy::kFirst && !hits.empty();
  }
  Result<std::vector<feel::Value>> outputs_of(const TableRule& rule, Frame& frame) const;
  Result<feel::Value> output(const OutputClause& clause, const Formula& formula,
                             Frame& frame) const;
  Result<feel::Value> without_hit(Frame& frame) const;
  void sort_by_priority(Hits& hits) const;
  feel::Value joined(std::span<const feel::Value> outputs) const;
  Result<feel::Value> result(const Hits& hits, Frame& frame) const;
  Result<feel::Value> collected(const Hits& hits, Frame& frame) const;
  void record_inputs(std::span<const feel::Value> inputs, Frame& frame) const;
  void record_variables(Frame& frame) const;
  void record_hits(const Hits& hits, Frame& frame) const;

  TableDefinition table_;
  // What the cells look at beside their inputs: recorded behind these.
  std::vector<CellTest::Variable> variables_;
  std::optional<TableIndex> index_;
};

}  // namespace engine::dmn
