#include "web/routes/api/case_sight.h"
#include "web/routes/api/dossier.h"
#include "web/routes/api/explanation.h"

#include "web/routes/api/searching.h"
#include "web/routes/api/tables.h"
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

// What a decision about somebody looked at may be of any class, and which rules missed tells it.
Outcome<> check_case(const Reading& reading, const engine::DecisionInstance& decision,
                     Dossier& dossier) {
  const auto instances = instances_of_case(reading.queries, decision.root);
  const CaseSight sight(reading, instances);
  std::string subject;
  for (const engine::ProcessInstance& instance : instances) {
    if (instance.key == decision.instance) subject = instance.subject;
  }
  if (!sight.may_read() || !sight.sees(subject)) {
    return forbidden("you take no part in this case");
  }
  if (!sight.classes(subject).has(engine::FieldClass::kP3)) {
    return forbidden("it tells values that are not yours to see");
  }
  if (!subject.empty()) {
    dossier.note(subject, "decision of case " + to_text(decision.root), "role");
  }
  return {};
}

// GET /decisions/{key}
void get(Services& services, const Request& request, Reply reply) {
  const Reading reading(services, request);
  const auto decision = find(reading);
  if (!decision) return reply(problem(decision.error()));
  Dossier dossier(reading);
  if (decision->root.exists()) {
    const auto allowed = check_case(reading, *decision, dossier);
    if (!allowed) return reply(problem(allowed.error()));
  } else if (!reading.caller.may(engine::people::Action::kReadDecisionInstance)) {
    return reply(problem(forbidden("it belongs to no case of yours")));
  }
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
