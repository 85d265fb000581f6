// Tables are searched by an index where their cells allow it; nothing may show that.
#include <catch2/catch.hpp>
#include <random>

#include "engine/dmn/decision_table.h"
#include "tests/engine/dmn/model_text.h"

namespace engine::dmn {
namespace {

using feel::Value;

// Draws tables whose rules overlap, and inputs that lie on and beside the values of their cells.
class Tables {
 public:
  explicit Tables(std::uint64_t seed) : random_(seed) {}

  TableDefinition table(HitPolicy policy, Aggregation aggregation) {
    TableDefinition definition;
    definition.hit_policy = policy;
    definition.aggregation = aggregation;
    definition.is_recorded = true;
    const std::size_t columns = 1 + below(3);
    for (std::size_t i = 0; i < columns; ++i) {
      InputClause clause;
      clause.formula = Formula::slot(i);
      definition.inputs.push_back(std::move(clause));
    }
    OutputClause output;
    output.priorities = {Value::number(3), Value::number(1), Value::number(0)};
    definition.outputs.push_back(std::move(output));
    const std::size_t rules = 1 + below(80);
    // Some columns refuse much, some little.
    for (std::size_t i = 0; i < rules * columns; ++i) definition.cells.push_back(cell());
    for (std::size_t i = 0; i < rules; ++i) {
      const auto value = static_cast<std::int64_t>(below(4));
      definition.rules.push_back(
          {"r" + std::to_string(i), {Formula::constant(Value::number(value))}});
    }
    return definition;
  }

  Value input() {
    switch (below(10)) {
      case 0: return Value();
      case 1: return Value::boolean(below(2) == 0);
      case 2: return Value::string(std::string(1, static_cast<char>('a' + below(6))));
      case 3: return Value::date({2021, 1, static_cast<std::uint8_t>(1 + below(9))});
      case 4: return Value::list({Value::number(1)});
      case 5: return Value::scaled(static_cast<std::int64_t>(below(100)), 1);
      case 6:
        return feel::evaluate(feel::compile("1/3 + 3").value(), std::span<const Value>(),
                              environment_)
            .value();
      default: return Value::number(static_cast<std::int64_t>(below(12)) - 1);
    }
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }

  std::string literal() {
    switch (below(8)) {
      case 0: return "null";
      case 1: return below(2) == 0 ? "true" : "false";
      case 2:
      case 3: return "\"" + std::string(1, static_cast<char>('a' + below(5))) + "\"";
      case 4: return "date(\"2021-01-0" + std::to_string(1 + below(9)) + "\")";
      case 5: return std::to_string(below(10)) + ".5";
      default: return std::to_string(below(10));
    }
  }

  std::string number() { return std::to_string(below(10)); }

  CellTest cell() {
    constexpr const char* kFeel[] = {"? > 3",  "> v",          "\"a\", v",
                                     "? != 2", "count(?) = 1", "assert(? = 1, ? != \"c\")"};
    switch (below(12)) {
      case 0:
      case 1: return {};
      case 2: return feel_cell(kFeel[below(5 + (below(20) == 0 ? 1 : 0))]);
      case 3: return literal_cell("not(" + literal() + ")");
      case 4: return literal_cell("not(" + literal() + ", " + literal() + ")");
      case 5: return literal_cell((below(2) == 0 ? "< " : "<= ") + number());
      case 6: return literal_cell((below(2) == 0 ? "> " : ">= ") + number());
      case 7:
      case 8:
        return literal_cell((below(2) == 0 ? "[" : "(") + number() + ".." + number() +
                            (below(2) == 0 ? "]" : ")"));
      case 9: return literal_cell(literal() + ", " + literal() + "," + literal());
      default: return literal_cell(literal());
    }
  }

  static CellTest literal_cell(const std::string& text) {
    const std::optional<CellTest> cell = CellTest::of_literals(text);
    REQUIRE(cell.has_value());
    return *cell;
  }

  static CellTest feel_cell(const std::string& text) {
    feel::CompileOptions options;
    options.slots = {"x0", "x1", "x2", "v"};
    return CellTest(feel::compile_unary_tests(text, options).value());
  }

  std::mt19937_64 random_;
  feel::Environment environment_;
};

// All that can be seen of an evaluation.
std::string seen(const DecisionTable& table, std::vector<Value> slots) {
  std::vector<feel::Warning> warnings;
  feel::Environment environment;
  environment.warnings = &warnings;
  EvaluatedDecision record;
  Frame frame{slots, environment, &record};
  const feel::SharedBudget budget(environment);
  const Result<Value> result = table.evaluate(frame);
  std::string text = result ? feel::to_json(*result) : std::string(result.error().message);
  for (const MatchedRule& rule : record.rules) text += " " + std::string(rule.id);
  for (const feel::Warning& warning : warnings) text += "\n" + warning.message;
  return text;
}

TEST_CASE("an indexed table and a linear one cannot be told apart", "[dmn][table]") {
  struct Policy {
    HitPolicy policy;
    Aggregation aggregation;
  };
  const Policy policy = GENERATE(
      Policy{HitPolicy::kUnique, Aggregation::kList}, Policy{HitPolicy::kFirst, Aggregation::kList},
      Policy{HitPolicy::kPriority, Aggregation::kList}, Policy{HitPolicy::kAny, Aggregation::kList},
      Policy{HitPolicy::kCollect, Aggregation::kList},
      Policy{HitPolicy::kCollect, Aggregation::kSum},
      Policy{HitPolicy::kCollect, Aggregation::kMin},
      Policy{HitPolicy::kCollect, Aggregation::kMax},
      Policy{HitPolicy::kCollect, Aggregation::kCount},
      Policy{HitPolicy::kRuleOrder, Aggregation::kList},
      Policy{HitPolicy::kOutputOrder, Aggregation::kList});
  constexpr int kTables = 120;
  constexpr int kInputs = 40;
  Tables tables(20210806);
  for (int i = 0; i < kTables; ++i) {
    const TableDefinition definition = tables.table(policy.policy, policy.aggregation);
    const DecisionTable indexed(definition);
    const DecisionTable linear(definition, DecisionTable::Search::kLinear);
    for (int j = 0; j < kInputs; ++j) {
      const std::vector<Value> slots = {tables.input(), tables.input(), tables.input(),
                                        tables.input()};
      INFO(slots[0] << ", " << slots[1] << ", " << slots[2] << ", " << slots[3]);
      REQUIRE(seen(indexed, slots) == seen(linear, slots));
    }
  }
}

TEST_CASE("an index leaves few candidates of a large table", "[dmn][table]") {
  constexpr int kRules = 1'000;
  std::vector<CellTest> cells;
  for (int i = 0; i < kRules; ++i) {
    const std::string low = std::to_string(3 * i);
    cells.push_back(
        CellTest::of_literals("[" + low + ".." + std::to_string(3 * i + 2) + "]").value());
    cells.push_back(CellTest::of_literals("\"a\", \"b\"").value());
  }
  const std::optional<TableIndex> index = TableIndex::of(cells, 2);
  REQUIRE(index.has_value());

  const Value found[] = {Value::number(700), Value::string("b")};
  const Value outside[] = {Value::number(-1), Value::string("b")};
  const Value other[] = {Value::string("x"), Value::string("x")};

  TableIndex::Candidates candidates = index->candidates(found);
  CHECK(candidates.size() == 1);
  CHECK(candidates.next() == std::size_t{233});
  CHECK_FALSE(candidates.next().has_value());
  CHECK(index->candidates(outside).size() == 0);
  CHECK(index->candidates(other).size() == 0);
}

TEST_CASE("a table of few rules, or one that tells nothing apart, has no index", "[dmn][table]") {
  const std::vector<CellTest> few(15, CellTest::of_literals("1").value());
  const std::vector<CellTest> any(100);

  CHECK_FALSE(TableIndex::of(few, 1).has_value());
  CHECK_FALSE(TableIndex::of(any, 1).has_value());
}

}  // namespace
}  // namespace engine::dmn
