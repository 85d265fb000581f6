#include <array>

#include "web/routes/command_answer.h"
#include "web/routes/v2/definition_file.h"
#include "web/routes/v2/kinds.h"
#include "web/routes/v2/search.h"
#include "web/routes/v2/tables.h"
#include "web/routes/v2/wire.h"

namespace web::v2 {
namespace {

struct ProcessDefinition {
  std::optional<std::string> name;
  std::string resource_name;
  std::int32_t version = 0;
  std::optional<std::string> version_tag;
  std::string process_definition_id;
  std::string tenant_id = kTenant;
  WireKey process_definition_key;
  bool has_start_form = false;
  DefinitionState state = DefinitionState::kActive;
};
BOOST_DESCRIBE_STRUCT(ProcessDefinition, (),
                      (name, resource_name, version, version_tag, process_definition_id, tenant_id,
                       process_definition_key, has_start_form, state))

struct ProcessDefinitionFilter {
  std::optional<FieldFilter<std::string>> name;
  std::optional<bool> is_latest_version;
  std::optional<FieldFilter<std::string>> resource_name;
  std::optional<FieldFilter<std::int32_t>> version;
  std::optional<FieldFilter<std::string>> version_tag;
  std::optional<FieldFilter<std::string>> process_definition_id;
  std::optional<FieldFilter<std::string>> tenant_id;
  std::optional<FieldFilter<WireKey>> process_definition_key;
  std::optional<bool> has_start_form;
  std::optional<FieldFilter<DefinitionState>> state;
};
BOOST_DESCRIBE_STRUCT(ProcessDefinitionFilter, (),
                      (name, is_latest_version, resource_name, version, version_tag,
                       process_definition_id, tenant_id, process_definition_key, has_start_form,
                       state))

constexpr std::array<std::string_view, 7> kSortable = {
    "processDefinitionKey", "name",    "resourceName", "version", "versionTag",
    "processDefinitionId",  "tenantId"};

ProcessDefinition definition_of(const engine::ProcessVersion& row) {
  ProcessDefinition definition;
  definition.name = text_or_null(row.name);
  definition.resource_name = row.resource_name;
  definition.version = row.version;
  definition.version_tag = text_or_null(row.version_tag);
  definition.process_definition_id = row.id;
  definition.process_definition_key = wire(row.key);
  definition.has_start_form = row.start_form.exists();
  definition.state = row.deleted ? DefinitionState::kDeleted : DefinitionState::kActive;
  return definition;
}

// POST /process-definitions/search
void search(Services& services, const Request& request,
            const SearchRequest<ProcessDefinitionFilter>& body, Reply reply) {
  const auto wanted = search_of(body, kSortable);
  if (!wanted) return reply(problem(wanted.error()));
  reply_with_page<ProcessDefinition>(
      reply, [&] { return services.queries(request).process_definitions(*wanted); }, definition_of);
}

Outcome<engine::ProcessVersion> find(Services& services, const Request& request) {
  const auto key = path_key<engine::ProcessDefinitionKey>(request, "key");
  if (!key) return key.error();
  const auto snapshot = services.processor.snapshot();
  const engine::ProcessVersion* version = snapshot->process(*key);
  if (version == nullptr || version->deleted) {
    return not_found("there is no process definition " + to_text(*key));
  }
  return *version;
}

// GET /process-definitions/{key}
void get(Services& services, const Request& request, Reply reply) {
  const auto version = find(services, request);
  if (!version) return reply(problem(version.error()));
  reply(json(definition_of(*version)));
}

// GET /process-definitions/{key}/xml
void get_xml(Services& services, const Request& request, Reply reply) {
  const auto version = find(services, request);
  if (!version) return reply(problem(version.error()));
  reply(definition_file(services, request, version->sha256));
}

constexpr Route kRoutes[] = {
    {Method::kPost, "/process-definitions/search", with_body<search>(),
     Permission::kReadProcessDefinition, shows(FieldClass::kP1),
     answers<SearchResult<ProcessDefinition>>()},
    {Method::kGet, "/process-definitions/{key}", get, Permission::kReadProcessDefinition,
     shows(FieldClass::kP1), answers<ProcessDefinition>()},
    {Method::kGet, "/process-definitions/{key}/xml", get_xml, Permission::kReadProcessDefinition,
     shows(FieldClass::kP1), answers_bytes("text/xml")},
};

}  // namespace

RouteTable process_definition_routes() {
  return kRoutes;
}

}  // namespace web::v2
