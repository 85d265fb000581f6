#include "web/routes/v2/decision_sight.h"

#include <algorithm>
#include <functional>

#include "web/routes/api/field_masks.h"
#include "web/routes/api/instances.h"

namespace web::v2 {
namespace {

using engine::feel::Value;

// Every value that the row holds.
void each_value(engine::DecisionInstance& decision, const std::function<void(Value&)>& visit) {
  visit(decision.output);
  for (engine::EvaluatedInput& input : decision.inputs) visit(input.value.value);
  for (engine::MatchedRule& rule : decision.rules) {
    for (engine::NamedValue& output : rule.outputs) visit(output.value.value);
  }
}

bool names_somebody(engine::DecisionInstance& decision) {
  bool names = false;
  each_value(decision, [&](Value& value) {
    names = names || api::names_another(value, [](std::string_view) { return false; });
  });
  return names;
}

}  // namespace

void DecisionSight::mask(engine::DecisionInstance& decision) const {
  if (variables_.sees_all()) return;
  if (!decision.instance.exists() && !names_somebody(decision)) return;
  each_value(decision, [](Value& value) {
    if (!value.is_null()) value = Value::string("withheld");
  });
  for (std::string& warning : decision.warnings) warning = "withheld";
}

void DecisionSight::note(const std::vector<engine::DecisionInstance>& decisions,
                         api::Dossier& dossier) const {
  if (!variables_.sees_all()) return;
  std::vector<engine::ProcessInstanceKey> keys;
  for (const engine::DecisionInstance& row : decisions) {
    if (row.instance.exists()) keys.push_back(row.instance);
  }
  const api::Instances instances(reading_.queries, keys);
  for (const engine::DecisionInstance& row : decisions) {
    const engine::ProcessInstance* instance = instances.find(row.instance);
    if (instance == nullptr || instance->subject.empty()) continue;
    dossier.note(instance->subject, "decisions of case " + to_text(instance->root), "role");
  }
}

}  // namespace web::v2
