#include <array>

#include "web/routes/command_answer.h"
#include "web/routes/v2/definition_names.h"
#include "web/routes/v2/kinds.h"
#include "web/routes/v2/search.h"
#include "web/routes/v2/states.h"
#include "web/routes/v2/tables.h"
#include "web/routes/v2/wire.h"

namespace web::v2 {
namespace {

struct ElementInstance {
  std::string process_definition_id;
  engine::Instant start_date;
  std::optional<engine::Instant> end_date;
  std::string element_id;
  std::string element_name;
  std::string type;
  ElementInstanceState state{};
  bool has_incident = false;
  std::string tenant_id = kTenant;
  WireKey element_instance_key;
  WireKey process_instance_key;
  std::optional<WireKey> root_process_instance_key;
  WireKey process_definition_key;
  std::optional<WireKey> incident_key;
};
BOOST_DESCRIBE_STRUCT(ElementInstance, (),
                      (process_definition_id, start_date, end_date, element_id, element_name, type,
                       state, has_incident, tenant_id, element_instance_key, process_instance_key,
                       root_process_instance_key, process_definition_key, incident_key))

struct ElementInstanceFilter {
  std::optional<FieldFilter<std::string>> process_definition_id;
  std::optional<FieldFilter<ElementInstanceState>> state;
  std::optional<FieldFilter<ElementInstanceType>> type;
  std::optional<FieldFilter<std::string>> element_id;
  std::optional<FieldFilter<std::string>> element_name;
  std::optional<bool> has_incident;
  std::optional<FieldFilter<std::string>> tenant_id;
  std::optional<FieldFilter<WireKey>> element_instance_key;
  std::optional<FieldFilter<WireKey>> process_instance_key;
  std::optional<FieldFilter<WireKey>> process_definition_key;
  std::optional<FieldFilter<WireKey>> incident_key;
  std::optional<FieldFilter<engine::Instant>> start_date;
  std::optional<FieldFilter<engine::Instant>> end_date;
  std::optional<WireKey> element_instance_scope_key;
};
BOOST_DESCRIBE_STRUCT(ElementInstanceFilter, (),
                      (process_definition_id, state, type, element_id, element_name, has_incident,
                       tenant_id, element_instance_key, process_instance_key,
                       process_definition_key, incident_key, start_date, end_date,
                       element_instance_scope_key))

constexpr std::array<std::string_view, 12> kSortable = {"elementInstanceKey",
                                                        "processInstanceKey",
                                                        "processDefinitionKey",
                                                        "processDefinitionId",
                                                        "startDate",
                                                        "endDate",
                                                        "elementId",
                                                        "elementName",
                                                        "type",
                                                        "state",
                                                        "incidentKey",
                                                        "tenantId"};

struct SetVariables {
  JsonObject variables;
  std::optional<bool> local;
  std::optional<std::int64_t> operation_reference;
};
BOOST_DESCRIBE_STRUCT(SetVariables, (), (variables, local, operation_reference))

ElementInstance element_of(const engine::FoundElement& found, const engine::Snapshot& snapshot) {
  const DefinitionNames names(snapshot, found.row.definition);
  ElementInstance element;
  element.process_definition_id = names.process_id();
  element.start_date = found.row.started;
  element.end_date = time_or_null(found.row.ended);
  element.element_id = names.element_id(found.row.element);
  element.element_name = names.element_name(found.row.element);
  const engine::bpmn::FlowNode* node = names.node(found.row.element);
  element.type = node == nullptr ? "UNSPECIFIED" : std::string(engine::bpmn::wire_name(node->type));
  element.state = wire_state(found.row.state);
  element.has_incident = found.has_incident;
  element.element_instance_key = wire(found.row.key);
  element.process_instance_key = wire(found.row.instance);
  element.root_process_instance_key = wire_or_null(found.row.root);
  element.process_definition_key = wire(found.row.definition);
  element.incident_key = wire_or_null(found.incident);
  return element;
}

// POST /element-instances/search
void search(Services& services, const Request& request,
            const SearchRequest<ElementInstanceFilter>& body, Reply reply) {
  const auto wanted = search_of(body, kSortable);
  if (!wanted) return reply(problem(wanted.error()));
  const auto snapshot = services.processor.snapshot();
  reply_with_page<ElementInstance>(
      reply, [&] { return services.queries(request).element_instances(*wanted); },
      [&](const engine::FoundElement& found) { return element_of(found, *snapshot); });
}

// GET /element-instances/{key}
void get(Services& services, const Request& request, Reply reply) {
  const auto key = path_key<engine::ElementInstanceKey>(request, "key");
  if (!key) return reply(problem(key.error()));
  engine::Search wanted;
  wanted.all = {{"elementInstanceKey", engine::Operator::kEqual, {wire(*key).value}}};
  const auto found = services.queries(request).element_instances(wanted);
  if (found.rows.empty()) {
    return reply(problem(not_found("there is no element instance " + to_text(*key))));
  }
  reply(json(element_of(found.rows.front(), *services.processor.snapshot())));
}

// PUT /element-instances/{key}/variables
void set_variables(Services& services, const Request& request, const SetVariables& body,
                   Reply reply) {
  const auto key = path_key<engine::ElementInstanceKey>(request, "key");
  if (!key) return reply(problem(key.error()));
  services.processor.execute(engine::SetVariables{acting(services, request, true), *key,
                                                  body.variables.value, body.local.value_or(false)},
                             answering_nothing(std::move(reply)));
}

constexpr Route kRoutes[] = {
    {Method::kPost, "/element-instances/search", with_body<search>(),
     Permission::kReadProcessInstance, shows(FieldClass::kP1),
     answers<SearchResult<ElementInstance>>()},
    {Method::kGet, "/element-instances/{key}", get, Permission::kReadProcessInstance,
     shows(FieldClass::kP1), answers<ElementInstance>()},
    {Method::kPut, "/element-instances/{key}/variables", with_body<set_variables>(),
     Permission::kUpdateProcessInstance, shows(), answers_nothing()},
};

}  // namespace

RouteTable element_instance_routes() {
  return kRoutes;
}

}  // namespace web::v2
