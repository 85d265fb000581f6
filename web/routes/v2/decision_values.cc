#include "web/routes/v2/decision_values.h"

#include "web/routes/api/instances.h"
#include "web/routes/api/searching.h"
#include "web/routes/v2/variable_sight.h"

namespace web::v2 {

using engine::feel::Value;

void each_value(const engine::DecisionInstance& decision,
                const std::function<void(const Value&)>& visit) {
  visit(decision.output);
  for (const engine::EvaluatedInput& input : decision.inputs) visit(input.value.value);
  for (const engine::MatchedRule& rule : decision.rules) {
    for (const engine::NamedValue& output : rule.outputs) visit(output.value.value);
  }
}

std::string subject_of(const api::Reading& reading, const engine::DecisionInstance& decision,
                       const engine::ProcessInstance* instance) {
  if (instance == nullptr) return {};
  const auto visit = api::only(reading.queries.element_instances(api::search_for(
      {api::equals("elementInstanceKey", api::operand(decision.element_instance))})));
  if (!visit) return instance->subject;
  return api::subject_at(reading, instance, visit->row.element, visit->row.key);
}

void note_people(const api::Reading& reading, const engine::DecisionInstance& decision,
                 const engine::ProcessInstance* instance, api::Dossier& dossier) {
  const std::string object = instance == nullptr ? "decision " + to_text(decision.evaluation)
                                                 : "decisions of case " + to_text(instance->root);
  const std::string subject = subject_of(reading, decision, instance);
  if (!subject.empty()) dossier.note(subject, object, "role");
  each_value(decision, [&](const Value& value) { note_named(value, object, dossier); });
}

}  // namespace web::v2
