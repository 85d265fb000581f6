#include <array>

#include "engine/feel/json.h"
#include "web/routes/command_answer.h"
#include "web/routes/v2/tables.h"
#include "web/routes/v2/variable.h"
#include "web/routes/v2/variable_sight.h"

namespace web::v2 {
namespace {

struct VariableSearchFilter {
  std::optional<FieldFilter<std::string>> name;
  std::optional<FieldFilter<std::string>> value;
  std::optional<std::string> tenant_id;
  std::optional<bool> is_truncated;
  std::optional<FieldFilter<WireKey>> variable_key;
  std::optional<FieldFilter<WireKey>> scope_key;
  std::optional<FieldFilter<WireKey>> process_instance_key;
};
BOOST_DESCRIBE_STRUCT(VariableSearchFilter, (),
                      (name, value, tenant_id, is_truncated, variable_key, scope_key,
                       process_instance_key))

struct VariableResult {
  std::string name;
  std::string value;
  std::string tenant_id = kTenant;
  WireKey variable_key;
  WireKey scope_key;
  WireKey process_instance_key;
  std::optional<WireKey> root_process_instance_key;
};
BOOST_DESCRIBE_STRUCT(VariableResult, (),
                      (name, value, tenant_id, variable_key, scope_key, process_instance_key,
                       root_process_instance_key))

constexpr std::array<std::string_view, 6> kSortable = {
    "value", "name", "tenantId", "variableKey", "scopeKey", "processInstanceKey"};

// POST /variables/search
void search(Services& services, const Request& request,
            const SearchRequest<VariableSearchFilter>& body, Reply reply) {
  auto wanted = search_of(body, kSortable);
  if (!wanted) return reply(problem(wanted.error()));
  const auto truncates = truncates_values(request);
  if (!truncates) return reply(problem(truncates.error()));
  const api::Reading reading(services, request);
  const VariableSight sight(reading);
  if (const auto allowed = sight.check(*wanted); !allowed) return reply(problem(allowed.error()));
  sight.leave_out_withheld(*wanted, "scopeKey");
  api::Dossier dossier(reading);
  Response response = searched([&] {
    auto found = reading.queries.variables(*wanted);
    sight.mask(found.rows);
    sight.note(found.rows, dossier);
    return json(result_of<FoundVariable>(
        found, [&](const engine::Variable& row) { return variable_of(row, *truncates); }));
  });
  std::move(dossier).answer(std::move(response), std::move(reply));
}

// GET /variables/{key}
void get(Services& services, const Request& request, Reply reply) {
  const auto key = path_key<engine::VariableKey>(request, "key");
  if (!key) return reply(problem(key.error()));
  engine::Search wanted;
  wanted.all = {{"variableKey", engine::Operator::kEqual, {wire(*key).value}}};
  const api::Reading reading(services, request);
  const VariableSight sight(reading);
  sight.leave_out_withheld(wanted, "scopeKey");
  auto found = reading.queries.variables(wanted);
  sight.mask(found.rows);
  if (found.rows.empty()) {
    return reply(problem(not_found("there is no variable " + to_text(*key))));
  }
  api::Dossier dossier(reading);
  sight.note(found.rows, dossier);
  const FoundVariable whole = variable_of(found.rows.front(), false);
  std::move(dossier).answer(
      json(VariableResult{whole.name, whole.value, whole.tenant_id, whole.variable_key,
                          whole.scope_key, whole.process_instance_key,
                          whole.root_process_instance_key}),
      std::move(reply));
}

constexpr Route kRoutes[] = {
    {Method::kPost, "/variables/search", with_body<search>(), Permission::kReadProcessInstance,
     shows(FieldClass::kP1, FieldClass::kP2), answers<SearchResult<FoundVariable>>()},
    {Method::kGet, "/variables/{key}", get, Permission::kReadProcessInstance,
     shows(FieldClass::kP1, FieldClass::kP2), answers<VariableResult>()},
};

}  // namespace

RouteTable variable_routes() {
  return kRoutes;
}

}  // namespace web::v2
