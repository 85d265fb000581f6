#include <array>

#include "engine/feel/json.h"
#include "web/routes/command_answer.h"
#include "web/routes/v2/definition_file.h"
#include "web/routes/v2/evaluated_decision.h"
#include "web/routes/v2/search.h"
#include "web/routes/v2/tables.h"
#include "web/routes/v2/wire.h"

namespace web::v2 {
namespace {

struct EvaluateDecision {
  std::optional<std::string> decision_definition_id;
  std::optional<WireKey> decision_definition_key;
  std::optional<JsonObject> variables;
  std::optional<std::string> tenant_id;
};
BOOST_DESCRIBE_STRUCT(EvaluateDecision, (),
                      (decision_definition_id, decision_definition_key, variables, tenant_id))

struct EvaluatedDecision {
  std::string decision_definition_id;
  std::string decision_definition_name;
  std::int32_t decision_definition_version = 0;
  std::string decision_definition_type;
  std::string output;
  std::string tenant_id = kTenant;
  std::vector<MatchedRuleItem> matched_rules;
  std::vector<EvaluatedInputItem> evaluated_inputs;
  WireKey decision_definition_key;
  std::string decision_evaluation_instance_key;
};
BOOST_DESCRIBE_STRUCT(EvaluatedDecision, (),
                      (decision_definition_id, decision_definition_name,
                       decision_definition_version, decision_definition_type, output, tenant_id,
                       matched_rules, evaluated_inputs, decision_definition_key,
                       decision_evaluation_instance_key))

struct DecisionEvaluation {
  std::string decision_definition_id;
  WireKey decision_definition_key;
  std::string decision_definition_name;
  std::int32_t decision_definition_version = 0;
  WireKey decision_evaluation_key;
  WireKey decision_instance_key;
  std::string decision_requirements_id;
  WireKey decision_requirements_key;
  std::vector<EvaluatedDecision> evaluated_decisions;
  std::optional<std::string> failed_decision_definition_id;
  std::optional<std::string> failure_message;
  std::string output;
  std::string tenant_id = kTenant;
};
BOOST_DESCRIBE_STRUCT(DecisionEvaluation, (),
                      (decision_definition_id, decision_definition_key, decision_definition_name,
                       decision_definition_version, decision_evaluation_key, decision_instance_key,
                       decision_requirements_id, decision_requirements_key, evaluated_decisions,
                       failed_decision_definition_id, failure_message, output, tenant_id))

struct DecisionDefinition {
  std::string decision_definition_id;
  WireKey decision_definition_key;
  std::string decision_requirements_id;
  WireKey decision_requirements_key;
  std::string decision_requirements_name;
  std::int32_t decision_requirements_version = 0;
  std::string name;
  std::string tenant_id = kTenant;
  std::int32_t version = 0;
};
BOOST_DESCRIBE_STRUCT(DecisionDefinition, (),
                      (decision_definition_id, decision_definition_key, decision_requirements_id,
                       decision_requirements_key, decision_requirements_name,
                       decision_requirements_version, name, tenant_id, version))

struct DecisionDefinitionFilter {
  std::optional<FieldFilter<std::string>> decision_definition_id;
  std::optional<FieldFilter<std::string>> name;
  std::optional<bool> is_latest_version;
  std::optional<FieldFilter<std::int32_t>> version;
  std::optional<FieldFilter<std::string>> decision_requirements_id;
  std::optional<FieldFilter<std::string>> tenant_id;
  std::optional<FieldFilter<WireKey>> decision_definition_key;
  std::optional<FieldFilter<WireKey>> decision_requirements_key;
  std::optional<FieldFilter<std::string>> decision_requirements_name;
  std::optional<FieldFilter<std::int32_t>> decision_requirements_version;
};
BOOST_DESCRIBE_STRUCT(DecisionDefinitionFilter, (),
                      (decision_definition_id, name, is_latest_version, version,
                       decision_requirements_id, tenant_id, decision_definition_key,
                       decision_requirements_key, decision_requirements_name,
                       decision_requirements_version))

constexpr std::array<std::string_view, 9> kSortable = {"decisionDefinitionKey",
                                                       "decisionDefinitionId",
                                                       "name",
                                                       "version",
                                                       "decisionRequirementsId",
                                                       "decisionRequirementsKey",
                                                       "decisionRequirementsName",
                                                       "decisionRequirementsVersion",
                                                       "tenantId"};

DecisionDefinition definition_of(const engine::DecisionVersion& row,
                                 const engine::Snapshot& snapshot) {
  DecisionDefinition definition;
  definition.decision_definition_id = row.id;
  definition.decision_definition_key = wire(row.key);
  definition.decision_requirements_id = row.requirements_id;
  definition.decision_requirements_key = wire(row.requirements);
  if (const auto* requirements = snapshot.requirements_graph(row.requirements)) {
    definition.decision_requirements_name = requirements->name;
    definition.decision_requirements_version = requirements->version;
  }
  definition.name = row.name;
  definition.version = row.version;
  return definition;
}

EvaluatedDecision evaluated(const engine::DecisionEvaluated& event, std::size_t place,
                            const engine::Snapshot& snapshot) {
  const engine::EvaluatedDecision& decision = event.decisions[place];
  EvaluatedDecision told;
  told.decision_definition_id = decision.id;
  told.decision_definition_name = decision.name;
  if (const auto* version = snapshot.decision(decision.decision)) {
    told.decision_definition_version = version->version;
  }
  told.decision_definition_type = decision.type;
  told.output = engine::feel::to_json(decision.output.value);
  told.matched_rules = rule_items(decision.rules);
  told.evaluated_inputs = input_items(decision.inputs);
  told.decision_definition_key = wire(decision.decision);
  told.decision_evaluation_instance_key = instance_key(event.key, place + 1);
  return told;
}

Response evaluation_of(const engine::DecisionEvaluated& event, const engine::Snapshot& snapshot) {
  DecisionEvaluation evaluation;
  evaluation.decision_definition_id = event.decision_id;
  evaluation.decision_definition_key = wire(event.decision);
  evaluation.decision_definition_version = event.version;
  evaluation.decision_evaluation_key = wire(event.key);
  evaluation.decision_instance_key = wire(event.key);
  if (const auto* version = snapshot.decision(event.decision)) {
    evaluation.decision_definition_name = version->name;
    evaluation.decision_requirements_id = version->requirements_id;
    evaluation.decision_requirements_key = wire(version->requirements);
  }
  for (std::size_t place = 0; place < event.decisions.size(); ++place) {
    evaluation.evaluated_decisions.push_back(evaluated(event, place, snapshot));
  }
  if (!event.failure.value.empty()) {
    evaluation.failure_message = event.failure.value;
    if (!event.decisions.empty()) {
      evaluation.failed_decision_definition_id = event.decisions.back().id;
    }
  }
  evaluation.output = engine::feel::to_json(event.output.value);
  return json(evaluation);
}

// POST /decision-definitions/evaluation
void evaluate(Services& services, const Request& request, const EvaluateDecision& body,
              Reply reply) {
  if (const auto known = check_tenant(body.tenant_id); !known) {
    return reply(problem(known.error()));
  }
  if (body.decision_definition_id.has_value() == body.decision_definition_key.has_value()) {
    return reply(problem(
        bad_field("decisionDefinitionId", "either it or 'decisionDefinitionKey' must be given")));
  }
  engine::EvaluateDecision command;
  command.actor = acting(services, request, true);
  command.id = body.decision_definition_id.value_or("");
  if (body.decision_definition_key) {
    command.key = key_of<engine::DecisionKey>(*body.decision_definition_key);
    if (!command.key.exists()) {
      return reply(problem(not_found("there is no decision definition 0")));
    }
  }
  command.variables = body.variables.value_or(JsonObject{}).value;
  services.processor.execute(
      std::move(command), answering(std::move(reply), [&services](const engine::Done& done) {
        return evaluation_of(std::get<engine::DecisionReply>(done.reply).evaluated,
                             *services.processor.snapshot());
      }));
}

// POST /decision-definitions/search
void search(Services& services, const Request& request,
            const SearchRequest<DecisionDefinitionFilter>& body, Reply reply) {
  auto wanted = search_of(body, kSortable);
  if (!wanted) return reply(problem(wanted.error()));
  wanted->all.push_back({"deleted", engine::Operator::kEqual, {false}});
  const auto snapshot = services.processor.snapshot();
  reply_with_page<DecisionDefinition>(
      reply, [&] { return services.queries(request).decision_definitions(*wanted); },
      [&](const engine::DecisionVersion& row) { return definition_of(row, *snapshot); });
}

Outcome<engine::DecisionVersion> find(const engine::Snapshot& snapshot, const Request& request) {
  const auto key = path_key<engine::DecisionKey>(request, "key");
  if (!key) return key.error();
  const engine::DecisionVersion* version = snapshot.decision(*key);
  if (version == nullptr || version->deleted) {
    return not_found("there is no decision definition " + to_text(*key));
  }
  return *version;
}

// GET /decision-definitions/{key}
void get(Services& services, const Request& request, Reply reply) {
  const auto snapshot = services.processor.snapshot();
  const auto version = find(*snapshot, request);
  if (!version) return reply(problem(version.error()));
  reply(json(definition_of(*version, *snapshot)));
}

// GET /decision-definitions/{key}/xml
void get_xml(Services& services, const Request& request, Reply reply) {
  const auto version = find(*services.processor.snapshot(), request);
  if (!version) return reply(problem(version.error()));
  reply(definition_file(services, request, version->sha256));
}

constexpr Route kRoutes[] = {
    {Method::kPost, "/decision-definitions/evaluation", with_body<evaluate>(),
     Permission::kCreateDecisionInstance, shows(FieldClass::kP1), answers<DecisionEvaluation>()},
    {Method::kPost, "/decision-definitions/search", with_body<search>(),
     Permission::kReadDecisionDefinition, shows(FieldClass::kP1),
     answers<SearchResult<DecisionDefinition>>()},
    {Method::kGet, "/decision-definitions/{key}", get, Permission::kReadDecisionDefinition,
     shows(FieldClass::kP1), answers<DecisionDefinition>()},
    {Method::kGet, "/decision-definitions/{key}/xml", get_xml, Permission::kReadDecisionDefinition,
     shows(FieldClass::kP1), answers_bytes("text/xml")},
};

}  // namespace

RouteTable decision_definition_routes() {
  return kRoutes;
}

}  // namespace web::v2
