#include "web/routes/v2/decision_sight.h"

#include "web/routes/api/field_masks.h"
#include "web/routes/api/instances.h"
#include "web/routes/v2/decision_values.h"

namespace web::v2 {
namespace {

using engine::feel::Value;

bool names_somebody(const engine::DecisionInstance& decision) {
  bool names = false;
  each_value(decision, [&](const Value& value) {
    names = names || api::names_another(value, [](std::string_view) { return false; });
  });
  return names;
}

}  // namespace

bool DecisionSight::shows(const engine::DecisionInstance& decision) const {
  return variables_.sees_all() || (!decision.instance.exists() && !names_somebody(decision));
}

void DecisionSight::mask(engine::DecisionInstance& decision) const {
  if (shows(decision)) return;
  const Value withheld = Value::string("withheld");
  decision.output = withheld;
  for (engine::EvaluatedInput& input : decision.inputs) input.value = withheld;
  decision.rules.clear();
  decision.warnings.clear();
  if (!decision.failure.empty()) decision.failure = "withheld";
}

void DecisionSight::note(const std::vector<engine::DecisionInstance>& decisions,
                         api::Dossier& dossier) const {
  std::vector<engine::ProcessInstanceKey> keys;
  for (const engine::DecisionInstance& row : decisions) {
    if (row.instance.exists()) keys.push_back(row.instance);
  }
  const api::Instances instances(reading_.queries, keys);
  for (const engine::DecisionInstance& row : decisions) {
    if (!shows(row)) continue;
    note_people(reading_, row, instances.find(row.instance), dossier);
  }
}

}  // namespace web::v2
