#include <array>

#include "engine/feel/json.h"
#include "web/routes/api/searching.h"
#include "web/routes/v2/decision_kinds.h"
#include "web/routes/v2/decision_sight.h"
#include "web/routes/v2/evaluated_decision.h"
#include "web/routes/v2/search.h"
#include "web/routes/v2/tables.h"
#include "web/routes/v2/wire.h"

namespace web::v2 {
namespace {

struct DecisionInstance {
  std::string decision_definition_id;
  WireKey decision_definition_key;
  std::string decision_definition_name;
  DecisionDefinitionType decision_definition_type{};
  std::int32_t decision_definition_version = 0;
  std::string decision_evaluation_instance_key;
  WireKey decision_evaluation_key;
  std::optional<WireKey> element_instance_key;
  engine::Instant evaluation_date;
  std::optional<std::string> evaluation_failure;
  std::optional<WireKey> process_definition_key;
  std::optional<WireKey> process_instance_key;
  std::string result;
  WireKey root_decision_definition_key;
  std::optional<WireKey> root_process_instance_key;
  DecisionInstanceState state{};
  std::string tenant_id = kTenant;
};
BOOST_DESCRIBE_STRUCT(DecisionInstance, (),
                      (decision_definition_id, decision_definition_key, decision_definition_name,
                       decision_definition_type, decision_definition_version,
                       decision_evaluation_instance_key, decision_evaluation_key,
                       element_instance_key, evaluation_date, evaluation_failure,
                       process_definition_key, process_instance_key, result,
                       root_decision_definition_key, root_process_instance_key, state, tenant_id))

struct WholeDecisionInstance : DecisionInstance {
  std::vector<EvaluatedInputItem> evaluated_inputs;
  std::vector<MatchedRuleItem> matched_rules;
};
BOOST_DESCRIBE_STRUCT(WholeDecisionInstance, (DecisionInstance), (evaluated_inputs, matched_rules))

struct DecisionInstanceFilter {
  std::optional<FieldFilter<std::string>> decision_evaluation_instance_key;
  std::optional<FieldFilter<DecisionInstanceState>> state;
  std::optional<FieldFilter<std::string>> evaluation_failure;
  std::optional<FieldFilter<engine::Instant>> evaluation_date;
  std::optional<FieldFilter<std::string>> decision_definition_id;
  std::optional<FieldFilter<std::string>> decision_definition_name;
  std::optional<FieldFilter<std::int32_t>> decision_definition_version;
  std::optional<FieldFilter<DecisionDefinitionType>> decision_definition_type;
  std::optional<FieldFilter<std::string>> tenant_id;
  std::optional<FieldFilter<WireKey>> decision_evaluation_key;
  std::optional<FieldFilter<WireKey>> process_definition_key;
  std::optional<FieldFilter<WireKey>> process_instance_key;
  std::optional<FieldFilter<WireKey>> decision_definition_key;
  std::optional<FieldFilter<WireKey>> element_instance_key;
  std::optional<FieldFilter<WireKey>> root_decision_definition_key;
  std::optional<FieldFilter<WireKey>> decision_requirements_key;
};
BOOST_DESCRIBE_STRUCT(DecisionInstanceFilter, (),
                      (decision_evaluation_instance_key, state, evaluation_failure, evaluation_date,
                       decision_definition_id, decision_definition_name,
                       decision_definition_version, decision_definition_type, tenant_id,
                       decision_evaluation_key, process_definition_key, process_instance_key,
                       decision_definition_key, element_instance_key, root_decision_definition_key,
                       decision_requirements_key))

constexpr std::array<std::string_view, 15> kSortable = {"decisionDefinitionId",
                                                        "decisionDefinitionKey",
                                                        "decisionDefinitionName",
                                                        "decisionDefinitionType",
                                                        "decisionDefinitionVersion",
                                                        "decisionEvaluationInstanceKey",
                                                        "decisionEvaluationKey",
                                                        "elementInstanceKey",
                                                        "evaluationDate",
                                                        "evaluationFailure",
                                                        "processDefinitionKey",
                                                        "processInstanceKey",
                                                        "rootDecisionDefinitionKey",
                                                        "state",
                                                        "tenantId"};

DecisionInstance instance_of(const engine::DecisionInstance& row) {
  DecisionInstance instance;
  instance.decision_definition_id = row.id;
  instance.decision_definition_key = wire(row.decision);
  instance.decision_definition_name = row.name;
  instance.decision_definition_type = decision_type(row.type);
  instance.decision_definition_version = row.version;
  instance.decision_evaluation_instance_key =
      instance_key(row.evaluation, static_cast<std::size_t>(row.place));
  instance.decision_evaluation_key = wire(row.evaluation);
  instance.element_instance_key = wire_or_null(row.element_instance);
  instance.evaluation_date = row.evaluated;
  instance.evaluation_failure = text_or_null(row.failure);
  instance.process_definition_key = wire_or_null(row.definition);
  instance.process_instance_key = wire_or_null(row.instance);
  instance.result = engine::feel::to_json(row.output);
  instance.root_decision_definition_key = wire(row.asked);
  instance.root_process_instance_key = wire_or_null(row.root);
  instance.state =
      row.failure.empty() ? DecisionInstanceState::kEvaluated : DecisionInstanceState::kFailed;
  return instance;
}

// POST /decision-instances/search
void search(Services& services, const Request& request,
            const SearchRequest<DecisionInstanceFilter>& body, Reply reply) {
  const auto wanted = search_of(body, kSortable);
  if (!wanted) return reply(problem(wanted.error()));
  const api::Reading reading(services, request);
  const DecisionSight sight(reading);
  if (const auto allowed = sight.check(*wanted); !allowed) return reply(problem(allowed.error()));
  api::Dossier dossier(reading);
  Response response = searched([&] {
    auto found = reading.queries.decision_instances(*wanted);
    sight.note(found.rows, dossier);
    for (engine::DecisionInstance& row : found.rows) sight.mask(row);
    return json(result_of<DecisionInstance>(found, instance_of));
  });
  std::move(dossier).answer(std::move(response), std::move(reply));
}

// GET /decision-instances/{key}
void get(Services& services, const Request& request, Reply reply) {
  const std::string& key = request.parameter("key");
  const auto place = read_instance_key(key);
  if (!place) {
    return reply(problem(bad_field("decisionEvaluationInstanceKey",
                                   "must be the key of an evaluation and a place in it: 17-1")));
  }
  const api::Reading reading(services, request);
  auto found = reading.queries.decision_instances(
      api::search_for({api::equals("decisionEvaluationKey", api::operand(place->evaluation)),
                       api::equals("place", std::int64_t{place->place})}));
  if (found.rows.empty()) return reply(problem(not_found("there is no decision instance " + key)));
  const DecisionSight sight(reading);
  api::Dossier dossier(reading);
  sight.note(found.rows, dossier);
  sight.mask(found.rows.front());
  WholeDecisionInstance whole;
  static_cast<DecisionInstance&>(whole) = instance_of(found.rows.front());
  whole.evaluated_inputs = input_items(found.rows.front().inputs);
  whole.matched_rules = rule_items(found.rows.front().rules);
  std::move(dossier).answer(json(whole), std::move(reply));
}

constexpr Route kRoutes[] = {
    {Method::kPost, "/decision-instances/search", with_body<search>(),
     Permission::kReadDecisionInstance, shows(FieldClass::kP1, FieldClass::kP2, FieldClass::kP3),
     answers<SearchResult<DecisionInstance>>()},
    {Method::kGet, "/decision-instances/{key}", get, Permission::kReadDecisionInstance,
     shows(FieldClass::kP1, FieldClass::kP2, FieldClass::kP3), answers<WholeDecisionInstance>()},
};

}  // namespace

RouteTable decision_instance_routes() {
  return kRoutes;
}

}  // namespace web::v2
