#include "web/cli/bench/feel_figures.h"

#include <stdexcept>
#include <string>

#include "engine/dmn/evaluate.h"
#include "engine/dmn/read_dmn.h"
#include "engine/feel/evaluate.h"
#include "engine/feel/expression.h"
#include "web/cli/bench/repeat.h"

namespace web::bench {
namespace {

namespace feel = engine::feel;
namespace dmn = engine::dmn;

constexpr const char* kRule =
    R"(age >= 25 and age <= 45 and list contains(["college","bachelor","master"], education) )"
    R"(and partyYears >= 1)";

feel::Value candidate(int number, std::string_view education, int party_years) {
  std::vector<feel::Entry> entries;
  entries.push_back({"age", feel::Value::number(number)});
  entries.push_back({"points", feel::Value::number(number)});
  entries.push_back({"education", feel::Value::string(education)});
  entries.push_back({"partyYears", feel::Value::number(party_years)});
  entries.push_back({"region", feel::Value::string(party_years % 2 == 0 ? "north" : "south")});
  return feel::Value::context(std::move(entries));
}

feel::Expression compiled_rule() {
  const auto expression = feel::compile(kRule);
  if (!expression) throw std::runtime_error(expression.error().message);
  return *expression;
}

Measure rule_rate() {
  const feel::Expression rule = compiled_rule();
  const feel::Value person = candidate(32, "bachelor", 5);
  std::vector<feel::Value> slots;
  for (const std::string& name : rule.variables()) slots.push_back(*person.find(name));
  feel::Environment environment;
  const double rate = rate_of([&](std::size_t) {
    const auto met = feel::evaluate(rule, slots, environment);
    if (!met || !met->is_true()) throw std::runtime_error("the rule is not met");
  });
  return {"feel.rule", rate, "1/s", 3'000'000, false, "one thread, compiled once"};
}

Measure compile_rate() {
  const double rate = rate_of([](std::size_t) { compiled_rule(); }, 100);
  return {"feel.compile", rate, "1/s", 200'000, false, "the qualification rule"};
}

std::string rule_of(int number) {
  const std::string low = std::to_string(number * 3);
  const std::string high = std::to_string(number * 3 + 2);
  return "<rule id=\"r" + std::to_string(number) + "\"><inputEntry><text>[" + low + ".." + high +
         "]</text></inputEntry><inputEntry><text>\"college\",\"bachelor\",\"master\"</text>"
         "</inputEntry><inputEntry><text>&gt;= 1</text></inputEntry>"
         "<inputEntry><text>-</text></inputEntry><outputEntry><text>" +
         std::to_string(number) + "</text></outputEntry></rule>";
}

// So many rules that exclude each other over four inputs; each takes three values of `points`.
std::string table_of(int count) {
  std::string rules;
  for (int rule = 0; rule < count; ++rule) rules += rule_of(rule);
  std::string inputs;
  for (const char* name : {"points", "education", "partyYears", "region"}) {
    inputs += std::string("<input id=\"i_") + name + "\"><inputExpression><text>" + name +
              "</text></inputExpression></input>";
  }
  return "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"bench\" "
         "name=\"bench\" namespace=\"urn:assent:bench\"><decision id=\"grade\" name=\"grade\">"
         "<variable name=\"grade\"/><decisionTable id=\"t\" hitPolicy=\"UNIQUE\">" +
         inputs + "<output id=\"o\"/>" + rules + "</decisionTable></decision></definitions>";
}

// Each evaluation has other points, so that every rule is asked for.
double table_rate(int rules) {
  const auto model = dmn::read_dmn(table_of(rules)).model;
  if (!model) throw std::runtime_error("the table cannot be read");
  const int points = rules * 3;
  std::vector<feel::ContextScope> people;
  people.reserve(static_cast<std::size_t>(points));
  for (int i = 0; i < points; ++i) people.emplace_back(candidate(i, "bachelor", 5));
  feel::Environment environment;
  return rate_of([&](std::size_t i) {
    const std::size_t person = i * 7919 % people.size();
    const auto graded = dmn::evaluate(*model, std::size_t{0}, people[person], environment);
    if (graded.failure || graded.output.as_integer() != static_cast<std::int64_t>(person / 3)) {
      throw std::runtime_error("wrong grade");
    }
  });
}

}  // namespace

std::vector<Measure> measure_feel() {
  const std::string context = "unique, 4 inputs, with its record";
  return {rule_rate(),
          compile_rate(),
          {"dmn.table10", table_rate(10), "1/s", 1'000'000, false, context},
          {"dmn.table1000", table_rate(1000), "1/s", 200'000, false, context}};
}

}  // namespace web::bench
