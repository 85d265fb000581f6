#include "web/routes/api/explanation.h"

#include <algorithm>
#include <set>

#include "engine/dmn/evaluate.h"
#include "engine/feel/expression.h"
#include "web/routes/api/field_masks.h"
#include "web/routes/api/searching.h"
#include "web/routes/api/suggestion.h"
#include "web/routes/v2/evaluated_decision.h"

namespace web::api {
namespace {

using engine::feel::Value;
using MissedRules = std::vector<engine::dmn::MissedRule>;

std::string name_of(const engine::EvaluatedInput& input) {
  return input.name.empty() ? input.id : input.name;
}

std::string key_of(const engine::DecisionInstance& decision) {
  return v2::instance_key(decision.evaluation, static_cast<std::size_t>(decision.place));
}

// The value as the table saw it; nothing where the record does not keep it. What was recorded
// before sources were says nothing of what cells looked at beside their inputs; of what was erased
// nothing is left.
std::optional<Value> restored(const engine::EvaluatedInput& input) {
  if (input.opaque || input.source.empty() || is_erased(input.value.value)) return std::nullopt;
  if (input.literal.value.empty()) return input.value.value;
  const auto literal = engine::feel::compile(input.literal.value);
  if (!literal || !literal->variables().empty()) return std::nullopt;
  engine::feel::Environment environment;
  const auto value = engine::feel::evaluate(*literal, std::span<const Value>(), environment);
  if (!value) return std::nullopt;
  return *value;
}

struct Restored {
  std::vector<Value> inputs;
  // A context.
  Value beside;
};

std::optional<Restored> restored(const engine::DecisionInstance& decision) {
  Restored whole;
  std::vector<engine::feel::Entry> beside;
  for (const engine::EvaluatedInput& input : decision.inputs) {
    std::optional<Value> value = restored(input);
    if (!value) return std::nullopt;
    if (input.beside) {
      beside.push_back({input.name, *std::move(value)});
    } else {
      whole.inputs.push_back(*std::move(value));
    }
  }
  whole.beside = Value::context(std::move(beside));
  return whole;
}

// A table that is asked again in the time of its evaluation, with the calendar of its process.
std::optional<MissedRules> missed_rules(const Reading& reading, const engine::dmn::Model& model,
                                        std::size_t place,
                                        const engine::DecisionInstance& decision) {
  const std::optional<Restored> seen = restored(decision);
  if (!seen) return std::nullopt;
  engine::feel::Environment environment;
  environment.now = decision.evaluated;
  environment.calendars = reading.services.calendars;
  const engine::bpmn::ProcessDefinition* process = reading.model(decision.definition);
  if (environment.calendars != nullptr) {
    environment.calendar = environment.calendars->find(process == nullptr ? "" : process->calendar);
  }
  const auto missed = engine::dmn::missed_rules(
      model, place, seen->inputs, engine::feel::ContextScope(seen->beside), environment);
  if (!missed) return std::nullopt;
  const auto has_hit = [&](const engine::dmn::MissedRule& rule) {
    return std::any_of(
        decision.rules.begin(), decision.rules.end(),
        [&](const engine::MatchedRule& matched) { return matched.index == rule.index; });
  };
  // What is drawn at random differs the second time.
  if (std::any_of(missed->begin(), missed->end(), has_hit)) return std::nullopt;
  return *missed;
}

void tell_hits(const engine::DecisionInstance& decision, std::vector<ExplainedRule>& rules) {
  for (const engine::MatchedRule& matched : decision.rules) {
    if (matched.index < 1 || static_cast<std::size_t>(matched.index) > rules.size()) continue;
    ExplainedRule& rule = rules[static_cast<std::size_t>(matched.index - 1)];
    rule.hit = true;
    for (const engine::NamedValue& output : matched.outputs) {
      rule.outputs.emplace(output.name.empty() ? output.id : output.name, output.value.value);
    }
  }
}

// The decisions of those ids that were evaluated on the way.
std::vector<std::string> required_by(const Reading& reading,
                                     const engine::DecisionInstance& decision,
                                     const std::vector<std::string>& ids) {
  std::vector<std::string> keys;
  if (ids.empty()) return keys;
  const engine::Search search =
      search_for({equals("decisionEvaluationKey", operand(decision.evaluation)),
                  one_of("decisionDefinitionId", {ids.begin(), ids.end()})});
  for (const engine::DecisionInstance& row : reading.queries.decision_instances(search).rows) {
    keys.push_back(key_of(row));
  }
  return keys;
}

// What the model says of it.
void tell_model(const Reading& reading, const engine::DecisionVersion& version,
                const engine::DecisionInstance& decision, Explanation& told) {
  told.resource_name = version.resource_name;
  told.sha256 = version.sha256;
  const engine::dmn::Model* model = reading.snapshot->catalog.requirements(version.requirements);
  const auto place = model == nullptr ? std::nullopt : model->find_decision(version.id);
  if (!place) return;
  const engine::dmn::DecisionInfo& info = model->decisions()[*place];
  for (const engine::dmn::RuleInfo& rule : info.rules) {
    const auto number = static_cast<std::int32_t>(told.rules.size()) + 1;
    told.rules.push_back(
        {number, rule.id, rule_text(*reading.snapshot, version.key, number), false, {}, {}});
  }
  tell_hits(decision, told.rules);
  told.required = required_by(reading, decision, info.requires_decisions);
  const auto missed = missed_rules(reading, *model, *place, decision);
  told.tells_misses = missed.has_value();
  if (!missed) return;
  for (const engine::dmn::MissedRule& rule : *missed) {
    told.rules[static_cast<std::size_t>(rule.index - 1)].missed =
        MissedCell{static_cast<std::int32_t>(rule.input), rule.cell};
  }
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
  told.output = decision.output;
  told.warnings = decision.warnings;
  told.failure = text_or_null(decision.failure);
  const engine::DecisionVersion* version = reading.snapshot->decision(decision.decision);
  if (version != nullptr) tell_model(reading, *version, decision, told);
  return told;
}

}  // namespace web::api
