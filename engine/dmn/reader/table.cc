#include <array>
#include <utility>

#include "engine/dmn/decision_table.h"
#include "engine/dmn/reader/logic.h"
#include "engine/feel/evaluate.h"

namespace engine::dmn {
namespace {

struct PolicyName {
  std::string_view name;
  HitPolicy policy;
};

constexpr std::array<PolicyName, 8> kPolicies = {{{"", HitPolicy::kUnique},
                                                  {"UNIQUE", HitPolicy::kUnique},
                                                  {"FIRST", HitPolicy::kFirst},
                                                  {"PRIORITY", HitPolicy::kPriority},
                                                  {"ANY", HitPolicy::kAny},
                                                  {"COLLECT", HitPolicy::kCollect},
                                                  {"RULE ORDER", HitPolicy::kRuleOrder},
                                                  {"OUTPUT ORDER", HitPolicy::kOutputOrder}}};

struct AggregationName {
  std::string_view name;
  Aggregation aggregation;
};

constexpr std::array<AggregationName, 5> kAggregations = {{{"", Aggregation::kList},
                                                           {"SUM", Aggregation::kSum},
                                                           {"COUNT", Aggregation::kCount},
                                                           {"MIN", Aggregation::kMin},
                                                           {"MAX", Aggregation::kMax}}};

bool orders_by_output(HitPolicy policy) {
  return policy == HitPolicy::kPriority || policy == HitPolicy::kOutputOrder;
}

class TableReader {
 public:
  TableReader(xml::Element element, LogicReader& logic)
      : element_(element), logic_(logic), reading_(logic.reading()) {}

  TableDefinition read() {
    read_policy();
    for (const xml::Element child : element_.children()) {
      if (reading_.is(child, "input")) read_input(child);
      if (reading_.is(child, "output")) read_output(child);
    }
    for (const xml::Element child : element_.children()) {
      if (reading_.is(child, "rule")) read_rule(child);
    }
    check();
    return std::move(table_);
  }

 private:
  void read_policy() {
    const std::string policy = text_attribute(element_, "hitPolicy");
    const std::string aggregation = text_attribute(element_, "aggregation");
    bool known = false;
    for (const PolicyName& row : kPolicies) {
      if (row.name != policy) continue;
      table_.hit_policy = row.policy;
      known = true;
    }
    if (!known) logic_.fail("bad-value", element_, "there is no hit policy '" + policy + "'");
    known = false;
    for (const AggregationName& row : kAggregations) {
      if (row.name != aggregation) continue;
      table_.aggregation = row.aggregation;
      known = true;
    }
    if (!known) logic_.fail("bad-value", element_, "there is no aggregation '" + aggregation + "'");
    if (table_.hit_policy != HitPolicy::kCollect) table_.aggregation = Aggregation::kList;
  }

  void read_input(xml::Element element) {
    InputClause clause;
    clause.id = text_attribute(element, "id");
    clause.name = text_attribute(element, "label");
    const auto expression = reading_.child(element, "inputExpression");
    if (!expression || reading_.text_of(*expression).empty()) {
      logic_.fail("missing-expression", element, "an input needs an expression");
    } else {
      clause.formula = logic_.formula(*expression);
      clause.type = type_of(*expression, reading_);
      clause.expression = reading_.text_of(*expression);
      if (clause.name.empty()) clause.name = clause.expression;
    }
    clause.allowed = values(element, "inputValues");
    table_.inputs.push_back(std::move(clause));
  }

  void read_output(xml::Element element) {
    OutputClause clause;
    clause.id = text_attribute(element, "id");
    clause.name = name_of(element);
    reading_.declare_name(clause.name, element);
    clause.type = type_of(element, reading_);
    clause.allowed = values(element, "outputValues");
    if (orders_by_output(table_.hit_policy)) clause.priorities = priorities(element);
    if (const auto entry = reading_.child(element, "defaultOutputEntry")) {
      clause.default_value = logic_.formula(*entry);
    }
    table_.outputs.push_back(std::move(clause));
  }

  std::optional<feel::UnaryTests> values(xml::Element clause, std::string_view name) {
    const auto element = reading_.child(clause, name);
    const std::string text = element ? reading_.text_of(*element) : "";
    if (text.empty()) return std::nullopt;
    return logic_.tests(*element, text);
  }

  // The values of the column in their order, which is that of their importance (DMN 1.5 §8.2.10).
  std::vector<feel::Value> priorities(xml::Element clause) {
    const auto element = reading_.child(clause, "outputValues");
    std::string text = element ? reading_.text_of(*element) : "";
    if (text.empty()) {
      std::string type = text_attribute(clause, "typeRef");
      if (type.empty()) type = text_attribute(element_, "typeRef");
      const auto allowed = reading_.allowed_texts.find(type);
      if (allowed != reading_.allowed_texts.end()) text = allowed->second;
    }
    const Result<feel::Expression> list = feel::compile("[" + text + "]");
    if (!list || !list->variables().empty()) return {};
    feel::Environment environment;
    const Result<feel::Value> value =
        feel::evaluate(*list, std::span<const feel::Value>{}, environment);
    if (!value || !value->is_list()) return {};
    return {value->items().begin(), value->items().end()};
  }

  void read_rule(xml::Element element) {
    TableRule rule;
    rule.id = text_attribute(element, "id");
    std::size_t cells = 0;
    for (const xml::Element child : element.children()) {
      if (reading_.is(child, "inputEntry")) {
        table_.cells.push_back(logic_.cell(child));
        ++cells;
      }
      if (reading_.is(child, "outputEntry")) rule.outputs.push_back(logic_.formula(child));
    }
    if (cells != table_.inputs.size() || rule.outputs.size() != table_.outputs.size()) {
      logic_.fail("row-length", element,
                  "the rule has not as many entries as the table has inputs and outputs");
    }
    table_.rules.push_back(std::move(rule));
  }

  void check() {
    if (table_.outputs.empty()) {
      logic_.fail("missing-element", element_, "a decision table needs an output");
    }
    for (const OutputClause& output : table_.outputs) {
      if (table_.outputs.size() > 1 && output.name.empty()) {
        logic_.fail("missing-attribute", element_, "each of several outputs needs a name");
        return;
      }
    }
    if (table_.aggregation != Aggregation::kList && table_.outputs.size() > 1) {
      logic_.fail("unsupported", element_, "only a table with one output can be aggregated");
    }
    bool has_priorities = false;
    for (const OutputClause& output : table_.outputs) {
      has_priorities = has_priorities || !output.priorities.empty();
    }
    if (orders_by_output(table_.hit_policy) && !has_priorities) {
      logic_.fail("missing-element", element_,
                  "the hit policy orders by output values, and no output lists its values");
    }
  }

  xml::Element element_;
  LogicReader& logic_;
  Reading& reading_;
  TableDefinition table_;
};

}  // namespace

BoxedPointer read_table(xml::Element element, bool is_whole, LogicReader& logic) {
  TableDefinition table = TableReader(element, logic).read();
  table.is_recorded = is_whole;
  return std::make_unique<DecisionTable>(std::move(table));
}

}  // namespace engine::dmn
