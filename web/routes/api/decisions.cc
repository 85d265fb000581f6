#include <algorithm>

#include "web/routes/api/case_sight.h"
#include "web/routes/api/dossier.h"
#include "web/routes/api/explanation.h"

#include "web/routes/api/searching.h"
#include "web/routes/api/tables.h"
#include "web/routes/v2/decision_sight.h"
#include "web/routes/v2/decision_values.h"
#include "web/routes/v2/evaluated_decision.h"

// How decisions came about (UI 6.3).
namespace web::api {
namespace {

Outcome<engine::DecisionInstance> find(const Reading& reading) {
  const std::string& key = reading.request.parameter("key");
  const auto place = v2::read_instance_key(key);
  if (!place) return bad_field("key", "must be the key of an evaluation and a place in it: 17-1");
  auto found = only(reading.queries.decision_instances(
      search_for({equals("decisionEvaluationKey", operand(place->evaluation)),
                  equals("place", std::int64_t{place->place})})));
  if (!found) return not_found("there is no decision " + key);
  return *std::move(found);
}

// What a decision of a case looked at may be of any class, and which rules missed tells it. Who is
// there for his own sake sees what names nobody else.
Outcome<> check_case(const Reading& reading, const engine::DecisionInstance& decision,
                     Dossier& dossier) {
  const auto instances = instances_of_case(reading.queries, decision.root);
  const CaseSight sight(reading, instances);
  const auto at = std::find_if(
      instances.begin(), instances.end(),
      [&](const engine::ProcessInstance& instance) { return instance.key == decision.instance; });
  const engine::ProcessInstance* instance = at == instances.end() ? nullptr : &*at;
  const std::string subject = v2::subject_of(reading, decision, instance);
  if (!sight.may_read() || !sight.sees(subject)) {
    return forbidden("you take no part in this case");
  }
  bool may_show = sight.classes(subject).has(engine::FieldClass::kP3);
  v2::each_value(decision, [&](const engine::feel::Value& value) {
    may_show = may_show && sight.may_show(value);
  });
  if (!may_show) return forbidden("it tells values that are not yours to see");
  v2::note_people(reading, decision, instance, dossier);
  return {};
}

// One that no case has asked.
Outcome<> check_alone(const Reading& reading, const engine::DecisionInstance& decision,
                      Dossier& dossier) {
  if (!reading.caller.may(engine::people::Action::kReadDecisionInstance)) {
    return forbidden("it belongs to no case of yours");
  }
  if (!v2::DecisionSight(reading).shows(decision)) {
    return forbidden("it tells values that are not yours to see");
  }
  v2::note_people(reading, decision, nullptr, dossier);
  return {};
}

// GET /decisions/{key}
void get(Services& services, const Request& request, Reply reply) {
  const Reading reading(services, request);
  const auto decision = find(reading);
  if (!decision) return reply(problem(decision.error()));
  Dossier dossier(reading);
  const auto allowed = decision->root.exists() ? check_case(reading, *decision, dossier)
                                               : check_alone(reading, *decision, dossier);
  if (!allowed) return reply(problem(allowed.error()));
  std::move(dossier).answer(json(explanation_of(reading, *decision)), std::move(reply));
}

constexpr Route kRoutes[] = {
    {Method::kGet, "/decisions/{key}", get, Permission::kSignedIn,
     shows(FieldClass::kP0, FieldClass::kP1, FieldClass::kP2, FieldClass::kP3),
     answers<Explanation>()},
};

}  // namespace

RouteTable decision_routes() {
  return kRoutes;
}

}  // namespace web::api
