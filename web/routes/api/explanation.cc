#include "web/routes/api/explanation.h"

#include <algorithm>

#include "engine/dmn/evaluate.h"
#include "web/routes/api/searching.h"
#include "web/routes/api/suggestion.h"
#include "web/routes/v2/evaluated_decision.h"

namespace web::api {
namespace {

using engine::feel::Value;

std::string name_of(const engine::EvaluatedInput& input) {
  return input.name.empty() ? input.id : input.name;
}

std::string key_of(const engine::DecisionInstance& decision) {
  return v2::instance_key(decision.evaluation, static_cast<std::size_t>(decision.place));
}

// What cells look at beside their inputs stands behind these, without id.
Value variables_of(const engine::DecisionInstance& decision) {
  std::vector<engine::feel::Entry> entries;
  for (const engine::EvaluatedInput& input : decision.inputs) {
    if (input.id.empty()) entries.push_back({input.name, input.value.value});
  }
  return Value::context(std::move(entries));
}

std::vector<engine::dmn::MissedRule> missed_rules(const Reading& reading,
                                                  const engine::dmn::Model& model,
                                                  std::size_t place,
                                                  const engine::DecisionInstance& decision) {
  std::vector<Value> inputs;
  for (const engine::EvaluatedInput& input : decision.inputs) inputs.push_back(input.value.value);
  engine::feel::Environment environment;
  environment.now = decision.evaluated;
  environment.calendars = reading.services.calendars;
  const engine::bpmn::ProcessDefinition* process = reading.model(decision.definition);
  if (environment.calendars != nullptr) {
    environment.calendar = environment.calendars->find(process == nullptr ? "" : process->calendar);
  }
  const auto missed = engine::dmn::missed_rules(
      model, place, inputs, engine::feel::ContextScope(variables_of(decision)), environment);
  return missed ? *missed : std::vector<engine::dmn::MissedRule>{};
}

void tell_hits(const engine::DecisionInstance& decision, std::vector<ExplainedRule>& rules) {
  for (const engine::MatchedRule& matched : decision.rules) {
    const auto at = std::find_if(rules.begin(), rules.end(), [&](const ExplainedRule& rule) {
      return rule.rule == matched.index;
    });
    if (at == rules.end()) continue;
    at->hit = true;
    for (const engine::NamedValue& output : matched.outputs) {
      at->outputs.emplace(output.name.empty() ? output.id : output.name, output.value.value);
    }
  }
}

std::vector<ExplainedRule> rules_of(const Reading& reading, const engine::DecisionVersion& version,
                                    const engine::DecisionInstance& decision) {
  const engine::dmn::Model* model = reading.snapshot->catalog.requirements(version.requirements);
  const auto place = model == nullptr ? std::nullopt : model->find_decision(version.id);
  std::vector<ExplainedRule> rules;
  if (!place) return rules;
  for (const engine::dmn::RuleInfo& rule : model->decisions()[*place].rules) {
    const auto number = static_cast<std::int32_t>(rules.size()) + 1;
    rules.push_back(
        {number, rule.id, rule_text(*reading.snapshot, version.key, number), false, {}, {}});
  }
  for (const engine::dmn::MissedRule& missed : missed_rules(reading, *model, *place, decision)) {
    rules[static_cast<std::size_t>(missed.index - 1)].missed =
        MissedCell{name_of(decision.inputs[missed.input]), missed.cell, missed.value};
  }
  tell_hits(decision, rules);
  return rules;
}

std::vector<std::string> required_by(const Reading& reading,
                                     const engine::DecisionInstance& decision) {
  std::vector<std::string> keys;
  if (decision.place <= 1) return keys;
  engine::Search search =
      search_for({equals("decisionEvaluationKey", operand(decision.evaluation)),
                  {"place", engine::Operator::kLess, {std::int64_t{decision.place}}}});
  for (const engine::DecisionInstance& row : reading.queries.decision_instances(search).rows) {
    keys.push_back(key_of(row));
  }
  return keys;
}

}  // namespace

Explanation explanation_of(const Reading& reading, const engine::DecisionInstance& decision) {
  Explanation told;
  told.key = key_of(decision);
  told.decision_id = decision.id;
  told.decision_name = words(decision.name.empty() ? decision.id : decision.name);
  told.version = decision.version;
  told.evaluated_at = decision.evaluated;
  if (decision.root.exists()) told.case_key = wire(decision.root);
  for (const engine::EvaluatedInput& input : decision.inputs) {
    told.inputs.push_back({name_of(input), input.source, input.value.value});
  }
  if (const auto* version = reading.snapshot->decision(decision.decision)) {
    told.resource_name = version->resource_name;
    told.sha256 = version->sha256;
    told.rules = rules_of(reading, *version, decision);
  }
  told.output = decision.output;
  told.warnings = decision.warnings;
  told.failure = text_or_null(decision.failure);
  told.required = required_by(reading, decision);
  return told;
}

}  // namespace web::api
