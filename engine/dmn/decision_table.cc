#include "engine/dmn/decision_table.h"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/feel/function.h"

namespace engine::dmn {
namespace {

using feel::Value;

bool is_list_policy(const TableDefinition& table) {
  switch (table.hit_policy) {
    case HitPolicy::kUnique:
    case HitPolicy::kFirst:
    case HitPolicy::kPriority:
    case HitPolicy::kAny: return false;
    case HitPolicy::kRuleOrder:
    case HitPolicy::kOutputOrder: return true;
    case HitPolicy::kCollect: return table.aggregation == Aggregation::kList;
  }
  return false;
}

// Place in the list of priorities; what stands not in it comes last.
std::ptrdiff_t rank(const OutputClause& clause, const Value& value) {
  return std::find(clause.priorities.begin(), clause.priorities.end(), value) -
         clause.priorities.begin();
}

const char* aggregator(Aggregation aggregation) {
  switch (aggregation) {
    case Aggregation::kSum: return "sum";
    case Aggregation::kMin: return "min";
    case Aggregation::kMax: return "max";
    case Aggregation::kCount: return "count";
    case Aggregation::kList: break;
  }
  return "";
}

Result<bool> is_allowed(const std::optional<feel::UnaryTests>& allowed, const Value& value,
                        const Frame& frame) {
  if (!allowed || value.is_null()) return true;
  const Result<Value> met = feel::evaluate(*allowed, value, frame.slots, frame.environment);
  if (!met) return met.error();
  return met->is_true();
}

std::string not_allowed(const InputClause& clause) {
  return "the input '" + clause.name + "' is none of the values that the table allows";
}

}  // namespace

DecisionTable::DecisionTable(TableDefinition definition, Search search)
    : table_(std::move(definition)) {
  if (table_.is_recorded) {
    std::set<CellTest::Variable> variables;
    for (const CellTest& cell : table_.cells) {
      for (CellTest::Variable& variable : cell.variables()) variables.insert(std::move(variable));
    }
    variables_.assign(variables.begin(), variables.end());
  }
  if (search == Search::kIndexed) index_ = TableIndex::of(table_.cells, table_.inputs.size());
}

Result<std::vector<Value>> DecisionTable::inputs(Frame& frame) const {
  std::vector<Value> values;
  values.reserve(table_.inputs.size());
  for (const InputClause& clause : table_.inputs) {
    Result<Value> value = clause.formula.evaluate(frame);
    if (!value) return value.error();
    std::optional<Value> fitting = feel::coerce(*value, clause.type, frame.environment);
    values.push_back(std::move(fitting ? *fitting : *value));
  }
  return values;
}

Result<const InputClause*> DecisionTable::refusing_clause(std::span<const Value> inputs,
                                                          const Frame& frame) const {
  for (std::size_t i = 0; i < table_.inputs.size(); ++i) {
    const Result<bool> allowed = is_allowed(table_.inputs[i].allowed, inputs[i], frame);
    if (!allowed) return allowed.error();
    if (!*allowed) return &table_.inputs[i];
  }
  return static_cast<const InputClause*>(nullptr);
}

Result<bool> DecisionTable::is_hit(std::size_t rule, std::span<const Value> inputs,
                                   const Frame& frame) const {
  const CellTest* cell = table_.cells.data() + rule * inputs.size();
  for (const Value& input : inputs) {
    Result<bool> met = cell->meets(input, frame);
    if (!met || !*met) return met;
    ++cell;
  }
  return true;
}

Result<> DecisionTable::add_hit(std::size_t rule, std::span<const Value> inputs, Frame& frame,
                                Hits& hits) const {
  const Result<bool> hit = is_hit(rule, inputs, frame);
  if (!hit) return hit.error();
  if (!*hit) return {};
  Result<std::vector<Value>> outputs = outputs_of(table_.rules[rule], frame);
  if (!outputs) return outputs.error();
  hits.push_back({rule, std::move(*outputs)});
  return {};
}

Result<DecisionTable::Hits> DecisionTable::hits(std::span<const Value> inputs, Frame& frame) const {
  Hits hits;
  if (index_) {
    TableIndex::Candidates candidates = index_->candidates(inputs);
    while (!is_full(hits)) {
      const std::optional<std::size_t> rule = candidates.next();
      if (!rule) break;
      const Result<> added = add_hit(*rule, inputs, frame, hits);
      if (!added) return added.error();
    }
    return hits;
  }
  for (std::size_t rule = 0; rule < table_.rules.size() && !is_full(hits); ++rule) {
    const Result<> added = add_hit(rule, inputs, frame, hits);
    if (!added) return added.error();
  }
  return hits;
}

Result<std::vector<Value>> DecisionTable::outputs_of(const TableRule& rule, Frame& frame) const {
  std::vector<Value> values;
  values.reserve(rule.outputs.size());
  for (std::size_t i = 0; i < rule.outputs.size(); ++i) {
    Result<Value> value = output(table_.outputs[i], rule.outputs[i], frame);
    if (!value) return value.error();
    values.push_back(std::move(*value));
  }
  return values;
}

Result<Value> DecisionTable::output(const OutputClause& clause, const Formula& formula,
                                    Frame& frame) const {
  Result<Value> value = formula.evaluate(frame);
  if (!value) return value.error();
  const Result<bool> allowed = is_allowed(clause.allowed, *value, frame);
  if (!allowed) return allowed.error();
  if (!*allowed) {
    frame.environment.warn("an output is none of the values that its column allows");
    return Value();
  }
  if (clause.type.is_unconstrained_any()) return value;
  return coerced(std::move(*value), clause.type, "an output", frame.environment);
}

// The default outputs, in the form that a hit would have had (DMN 1.5 §8.2.11).
Result<Value> DecisionTable::without_hit(Frame& frame) const {
  const auto has_default = [](const OutputClause& clause) {
    return clause.default_value.has_value();
  };
  if (std::none_of(table_.outputs.begin(), table_.outputs.end(), has_default)) {
    if (is_list_policy(table_)) return Value::list({});
    return table_.aggregation == Aggregation::kCount ? Value::number(0) : Value();
  }
  std::vector<Value> values;
  for (const OutputClause& clause : table_.outputs) {
    Result<Value> value = Value();
    if (clause.default_value) value = output(clause, *clause.default_value, frame);
    if (!value) return value.error();
    values.push_back(std::move(*value));
  }
  Value value = joined(values);
  return is_list_policy(table_) ? Value::list({std::move(value)}) : value;
}

void DecisionTable::sort_by_priority(Hits& hits) const {
  std::stable_sort(hits.begin(), hits.end(), [this](const Hit& left, const Hit& right) {
    for (std::size_t i = 0; i < table_.outputs.size(); ++i) {
      const auto left_rank = rank(table_.outputs[i], left.outputs[i]);
      const auto right_rank = rank(table_.outputs[i], right.outputs[i]);
      if (left_rank != right_rank) return left_rank < right_rank;
    }
    return false;
  });
}

Value DecisionTable::joined(std::span<const Value> outputs) const {
  if (table_.outputs.size() == 1) return outputs.front();
  std::vector<feel::Entry> entries;
  entries.reserve(outputs.size());
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    entries.push_back({table_.outputs[i].name, outputs[i]});
  }
  return Value::context(std::move(entries));
}

Result<Value> DecisionTable::collected(const Hits& hits, Frame& frame) const {
  std::vector<Value> values;
  values.reserve(hits.size());
  for (const Hit& hit : hits) values.push_back(joined(hit.outputs));
  if (table_.aggregation == Aggregation::kList) return Value::list(std::move(values));
  const std::vector<Value> arguments{Value::list(std::move(values))};
  return feel::invoke(feel::built_in_function(aggregator(table_.aggregation)), arguments,
                      frame.environment);
}

// Not empty. A table whose rules contradict its policy decides nothing.
Result<Value> DecisionTable::result(const Hits& hits, Frame& frame) const {
  switch (table_.hit_policy) {
    case HitPolicy::kUnique:
      if (hits.size() == 1) return joined(hits.front().outputs);
      frame.environment.warn("the rules " + std::to_string(hits[0].rule + 1) + " and " +
                             std::to_string(hits[1].rule + 1) + " hit at once in a UNIQUE table");
      return Value();
    case HitPolicy::kAny:
      for (const Hit& hit : hits) {
        if (hit.outputs == hits.front().outputs) continue;
        frame.environment.warn("rules with different outputs hit in an ANY table");
        return Value();
      }
      return joined(hits.front().outputs);
    case HitPolicy::kFirst:
    case HitPolicy::kPriority: return joined(hits.front().outputs);
    case HitPolicy::kCollect:
    case HitPolicy::kRuleOrder:
    case HitPolicy::kOutputOrder: return collected(hits, frame);
  }
  return Value();
}

Result<std::vector<MissedRule>> DecisionTable::missed_rules(std::span<const Value> inputs,
                                                            const feel::Scope& variables,
                                                            Frame& frame) const {
  std::vector<MissedRule> missed;
  if (inputs.size() < table_.inputs.size()) return missed;
  inputs = inputs.first(table_.inputs.size());
  for (const CellTest::Variable& variable : variables_) {
    const Value* known = variables.find(variable.name);
    Value& slot = frame.slots[variable.slot];
    if (known == nullptr && !slot.is_function()) {
      return Failure{
          ErrorCode::kDecisionEvaluationError, "nothing is known of '" + variable.name + "'", {}};
    }
    if (known != nullptr) slot = *known;
  }
  const Result<const InputClause*> refusing = refusing_clause(inputs, frame);
  if (!refusing) return refusing.error();
  if (*refusing != nullptr) {
    return Failure{ErrorCode::kDecisionEvaluationError, not_allowed(**refusing), {}};
  }
  for (std::size_t rule = 0; rule < table_.rules.size(); ++rule) {
    if (!frame.environment.budget.step()) return *frame.environment.budget.failure();
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      const CellTest& cell = table_.cells[rule * inputs.size() + i];
      const Result<bool> met = cell.meets(inputs[i], frame);
      if (!met) return met.error();
      if (*met) continue;
      missed.push_back(
          {table_.rules[rule].id, static_cast<int>(rule) + 1, i, cell.text(), inputs[i]});
      break;
    }
  }
  return missed;
}

void DecisionTable::record_inputs(std::span<const Value> inputs, Frame& frame) const {
  if (!table_.is_recorded || frame.record == nullptr) return;
  frame.record->inputs.reserve(inputs.size());
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const InputClause& clause = table_.inputs[i];
    frame.record->inputs.push_back({clause.id, clause.name, inputs[i], clause.expression, false});
  }
  record_variables(frame);
}

// Functions that the graph requires stand in the model.
void DecisionTable::record_variables(Frame& frame) const {
  for (const CellTest::Variable& variable : variables_) {
    const Value& value = frame.slots[variable.slot];
    if (value.is_function()) continue;
    frame.record->inputs.push_back({{}, variable.name, value, variable.name, true});
  }
}

void DecisionTable::record_hits(const Hits& hits, Frame& frame) const {
  if (!table_.is_recorded || frame.record == nullptr) return;
  frame.record->rules.reserve(hits.size());
  for (const Hit& hit : hits) {
    MatchedRule& rule = frame.record->rules.emplace_back();
    rule.id = table_.rules[hit.rule].id;
    rule.index = static_cast<int>(hit.rule) + 1;
    rule.outputs.reserve(hit.outputs.size());
    for (std::size_t i = 0; i < hit.outputs.size(); ++i) {
      rule.outputs.push_back({table_.outputs[i].id, table_.outputs[i].name, hit.outputs[i]});
    }
  }
}

Result<Value> DecisionTable::evaluate(Frame& frame) const {
  const Result<std::vector<Value>> values = inputs(frame);
  if (!values) return values.error();
  record_inputs(*values, frame);
  const Result<const InputClause*> refusing = refusing_clause(*values, frame);
  if (!refusing) return refusing.error();
  if (*refusing != nullptr) {
    frame.environment.warn(not_allowed(**refusing));
    return Value();
  }
  Result<Hits> found = hits(*values, frame);
  if (!found) return found.error();
  if (found->empty()) return without_hit(frame);
  const bool by_priority =
      table_.hit_policy == HitPolicy::kPriority || table_.hit_policy == HitPolicy::kOutputOrder;
  if (by_priority) sort_by_priority(*found);
  record_hits(*found, frame);
  return result(*found, frame);
}

}  // namespace engine::dmn
