#include <array>

#include "web/routes/command_answer.h"
#include "web/routes/v2/definition_names.h"
#include "web/routes/v2/search.h"
#include "web/routes/v2/states.h"
#include "web/routes/v2/tables.h"
#include "web/routes/v2/wire.h"

namespace web::v2 {
namespace {

struct Incident {
  std::string process_definition_id;
  IncidentErrorType error_type{};
  std::string error_message;
  std::string element_id;
  engine::Instant creation_time;
  IncidentState state{};
  std::string tenant_id = kTenant;
  WireKey incident_key;
  WireKey process_definition_key;
  WireKey process_instance_key;
  std::optional<WireKey> root_process_instance_key;
  WireKey element_instance_key;
  std::optional<WireKey> job_key;
};
BOOST_DESCRIBE_STRUCT(Incident, (),
                      (process_definition_id, error_type, error_message, element_id, creation_time,
                       state, tenant_id, incident_key, process_definition_key, process_instance_key,
                       root_process_instance_key, element_instance_key, job_key))

struct IncidentFilter {
  std::optional<FieldFilter<std::string>> process_definition_id;
  std::optional<FieldFilter<IncidentErrorType>> error_type;
  std::optional<FieldFilter<std::string>> error_message;
  std::optional<FieldFilter<std::string>> element_id;
  std::optional<FieldFilter<engine::Instant>> creation_time;
  std::optional<FieldFilter<IncidentState>> state;
  std::optional<FieldFilter<std::string>> tenant_id;
  std::optional<FieldFilter<WireKey>> incident_key;
  std::optional<FieldFilter<WireKey>> process_definition_key;
  std::optional<FieldFilter<WireKey>> process_instance_key;
  std::optional<FieldFilter<WireKey>> element_instance_key;
  std::optional<FieldFilter<WireKey>> job_key;
};
BOOST_DESCRIBE_STRUCT(IncidentFilter, (),
                      (process_definition_id, error_type, error_message, element_id, creation_time,
                       state, tenant_id, incident_key, process_definition_key, process_instance_key,
                       element_instance_key, job_key))

constexpr std::array<std::string_view, 11> kSortable = {"incidentKey",
                                                        "processDefinitionKey",
                                                        "processDefinitionId",
                                                        "processInstanceKey",
                                                        "errorType",
                                                        "elementId",
                                                        "elementInstanceKey",
                                                        "creationTime",
                                                        "state",
                                                        "jobKey",
                                                        "tenantId"};

struct Resolution {
  std::optional<std::int64_t> operation_reference;
};
BOOST_DESCRIBE_STRUCT(Resolution, (), (operation_reference))

Incident incident_of(const engine::Incident& row, const engine::Snapshot& snapshot) {
  const DefinitionNames names(snapshot, row.definition);
  Incident incident;
  incident.process_definition_id = names.process_id();
  incident.error_type = wire_type(row.code);
  incident.error_message = row.message;
  if (incident.error_type == IncidentErrorType::kUnknown) {
    incident.error_message = std::string(engine::name_of(row.code)) + ": " + row.message;
  }
  incident.element_id = names.element_id(row.element);
  incident.creation_time = row.created;
  incident.state = wire_state(row.state);
  incident.incident_key = wire(row.key);
  incident.process_definition_key = wire(row.definition);
  incident.process_instance_key = wire(row.instance);
  incident.root_process_instance_key = wire_or_null(row.root);
  incident.element_instance_key = wire(row.element_instance);
  incident.job_key = wire_or_null(row.job);
  return incident;
}

// POST /incidents/search
void search(Services& services, const Request& request, const SearchRequest<IncidentFilter>& body,
            Reply reply) {
  const auto wanted = search_of(body, kSortable);
  if (!wanted) return reply(problem(wanted.error()));
  const auto snapshot = services.processor.snapshot();
  reply_with_page<Incident>(
      reply, [&] { return services.queries(request).incidents(*wanted); },
      [&](const engine::Incident& row) { return incident_of(row, *snapshot); });
}

// GET /incidents/{key}
void get(Services& services, const Request& request, Reply reply) {
  const auto key = path_key<engine::IncidentKey>(request, "key");
  if (!key) return reply(problem(key.error()));
  engine::Search wanted;
  wanted.all = {{"incidentKey", engine::Operator::kEqual, {wire(*key).value}}};
  const auto found = services.queries(request).incidents(wanted);
  if (found.rows.empty()) {
    return reply(problem(not_found("there is no incident " + to_text(*key))));
  }
  reply(json(incident_of(found.rows.front(), *services.processor.snapshot())));
}

// POST /incidents/{key}/resolution
void resolve(Services& services, const Request& request, const Resolution&, Reply reply) {
  const auto key = path_key<engine::IncidentKey>(request, "key");
  if (!key) return reply(problem(key.error()));
  services.processor.execute(engine::ResolveIncident{acting(services, request, true), *key},
                             answering_nothing(std::move(reply)));
}

constexpr Route kRoutes[] = {
    {Method::kPost, "/incidents/search", with_body<search>(), Permission::kReadProcessInstance,
     shows(FieldClass::kP1), answers<SearchResult<Incident>>()},
    {Method::kGet, "/incidents/{key}", get, Permission::kReadProcessInstance,
     shows(FieldClass::kP1), answers<Incident>()},
    {Method::kPost, "/incidents/{key}/resolution", with_body<resolve>(),
     Permission::kUpdateProcessInstance, shows(), answers_nothing()},
};

}  // namespace

RouteTable incident_routes() {
  return kRoutes;
}

}  // namespace web::v2
