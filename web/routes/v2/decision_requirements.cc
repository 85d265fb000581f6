#include <array>

#include "web/routes/command_answer.h"
#include "web/routes/v2/definition_file.h"
#include "web/routes/v2/search.h"
#include "web/routes/v2/tables.h"
#include "web/routes/v2/wire.h"

namespace web::v2 {
namespace {

struct DecisionRequirements {
  std::string decision_requirements_id;
  WireKey decision_requirements_key;
  std::string decision_requirements_name;
  std::string resource_name;
  std::string tenant_id = kTenant;
  std::int32_t version = 0;
};
BOOST_DESCRIBE_STRUCT(DecisionRequirements, (),
                      (decision_requirements_id, decision_requirements_key,
                       decision_requirements_name, resource_name, tenant_id, version))

struct DecisionRequirementsFilter {
  std::optional<FieldFilter<std::string>> decision_requirements_name;
  std::optional<FieldFilter<std::string>> decision_requirements_id;
  std::optional<FieldFilter<WireKey>> decision_requirements_key;
  std::optional<FieldFilter<std::int32_t>> version;
  std::optional<FieldFilter<std::string>> tenant_id;
  std::optional<FieldFilter<std::string>> resource_name;
};
BOOST_DESCRIBE_STRUCT(DecisionRequirementsFilter, (),
                      (decision_requirements_name, decision_requirements_id,
                       decision_requirements_key, version, tenant_id, resource_name))

constexpr std::array<std::string_view, 5> kSortable = {"decisionRequirementsKey",
                                                       "decisionRequirementsName", "version",
                                                       "decisionRequirementsId", "tenantId"};

DecisionRequirements requirements_of(const engine::RequirementsVersion& row) {
  return {row.id, wire(row.key), row.name, row.resource_name, kTenant, row.version};
}

// POST /decision-requirements/search
void search(Services& services, const Request& request,
            const SearchRequest<DecisionRequirementsFilter>& body, Reply reply) {
  auto wanted = search_of(body, kSortable);
  if (!wanted) return reply(problem(wanted.error()));
  wanted->all.push_back({"deleted", engine::Operator::kEqual, {false}});
  reply_with_page<DecisionRequirements>(
      reply, [&] { return services.queries(request).decision_requirements(*wanted); },
      requirements_of);
}

Outcome<engine::RequirementsVersion> find(Services& services, const Request& request) {
  const auto key = path_key<engine::RequirementsKey>(request, "key");
  if (!key) return key.error();
  const auto snapshot = services.processor.snapshot();
  const engine::RequirementsVersion* version = snapshot->requirements_graph(*key);
  if (version == nullptr || version->deleted) {
    return not_found("there are no decision requirements " + to_text(*key));
  }
  return *version;
}

// GET /decision-requirements/{key}
void get(Services& services, const Request& request, Reply reply) {
  const auto version = find(services, request);
  if (!version) return reply(problem(version.error()));
  reply(json(requirements_of(*version)));
}

// GET /decision-requirements/{key}/xml
void get_xml(Services& services, const Request& request, Reply reply) {
  const auto version = find(services, request);
  if (!version) return reply(problem(version.error()));
  reply(definition_file(services, request, version->sha256));
}

constexpr Route kRoutes[] = {
    {Method::kPost, "/decision-requirements/search", with_body<search>(),
     Permission::kReadDecisionDefinition, shows(FieldClass::kP1),
     answers<SearchResult<DecisionRequirements>>()},
    {Method::kGet, "/decision-requirements/{key}", get, Permission::kReadDecisionDefinition,
     shows(FieldClass::kP1), answers<DecisionRequirements>()},
    {Method::kGet, "/decision-requirements/{key}/xml", get_xml, Permission::kReadDecisionDefinition,
     shows(FieldClass::kP1), answers_bytes("text/xml")},
};

}  // namespace

RouteTable decision_requirements_routes() {
  return kRoutes;
}

}  // namespace web::v2
