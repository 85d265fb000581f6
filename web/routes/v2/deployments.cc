#include <memory>

#include "engine/runtime/deployment.h"
#include "web/http/json.h"
#include "web/http/multipart.h"
#include "web/routes/command_answer.h"
#include "web/routes/v2/tables.h"
#include "web/routes/v2/wire.h"

namespace web::v2 {
namespace {

struct DeployedProcess {
  std::string process_definition_id;
  std::int32_t process_definition_version = 0;
  std::string resource_name;
  std::string tenant_id = kTenant;
  WireKey process_definition_key;
};
BOOST_DESCRIBE_STRUCT(DeployedProcess, (),
                      (process_definition_id, process_definition_version, resource_name, tenant_id,
                       process_definition_key))

struct DeployedDecision {
  std::string decision_definition_id;
  std::int32_t version = 0;
  std::string name;
  std::string tenant_id = kTenant;
  std::string decision_requirements_id;
  WireKey decision_definition_key;
  WireKey decision_requirements_key;
};
BOOST_DESCRIBE_STRUCT(DeployedDecision, (),
                      (decision_definition_id, version, name, tenant_id, decision_requirements_id,
                       decision_definition_key, decision_requirements_key))

struct DeployedRequirements {
  std::string decision_requirements_id;
  std::string decision_requirements_name;
  std::int32_t version = 0;
  std::string resource_name;
  std::string tenant_id = kTenant;
  WireKey decision_requirements_key;
};
BOOST_DESCRIBE_STRUCT(DeployedRequirements, (),
                      (decision_requirements_id, decision_requirements_name, version, resource_name,
                       tenant_id, decision_requirements_key))

struct DeployedForm {
  std::string form_id;
  std::int32_t version = 0;
  std::string resource_name;
  std::string tenant_id = kTenant;
  WireKey form_key;
};
BOOST_DESCRIBE_STRUCT(DeployedForm, (), (form_id, version, resource_name, tenant_id, form_key))

struct DeployedResource {
  std::string resource_id;
  std::string resource_name;
  std::int32_t version = 0;
  std::string tenant_id = kTenant;
  WireKey resource_key;
};
BOOST_DESCRIBE_STRUCT(DeployedResource, (),
                      (resource_id, resource_name, version, tenant_id, resource_key))

// One thing a row; the unused slots are null.
struct DeployedThing {
  std::optional<DeployedProcess> process_definition;
  std::optional<DeployedDecision> decision_definition;
  std::optional<DeployedRequirements> decision_requirements;
  std::optional<DeployedForm> form;
  std::optional<DeployedResource> resource;
};
BOOST_DESCRIBE_STRUCT(DeployedThing, (),
                      (process_definition, decision_definition, decision_requirements, form,
                       resource))

struct Deployment {
  WireKey deployment_key;
  std::string tenant_id = kTenant;
  std::vector<DeployedThing> deployments;
};
BOOST_DESCRIBE_STRUCT(Deployment, (), (deployment_key, tenant_id, deployments))

struct Deletion {
  std::optional<std::int64_t> operation_reference;
  std::optional<bool> delete_history;
};
BOOST_DESCRIBE_STRUCT(Deletion, (), (operation_reference, delete_history))

struct Deleted {
  WireKey resource_key;
  std::optional<engine::feel::Value> batch_operation;
};
BOOST_DESCRIBE_STRUCT(Deleted, (), (resource_key, batch_operation))

struct ThingOf {
  DeployedThing operator()(const engine::ProcessDeployed& item) const {
    DeployedThing thing;
    thing.process_definition =
        DeployedProcess{item.id, item.version, item.resource_name, kTenant, wire(item.key)};
    return thing;
  }
  DeployedThing operator()(const engine::RequirementsDeployed& item) const {
    DeployedThing thing;
    thing.decision_requirements = DeployedRequirements{
        item.id, item.name, item.version, item.resource_name, kTenant, wire(item.key)};
    return thing;
  }
  DeployedThing operator()(const engine::DecisionDeployed& item) const {
    DeployedThing thing;
    thing.decision_definition = DeployedDecision{
        item.id,        item.version,           item.name, kTenant, item.requirements_id,
        wire(item.key), wire(item.requirements)};
    return thing;
  }
  DeployedThing operator()(const engine::FormDeployed& item) const {
    DeployedThing thing;
    thing.form = DeployedForm{item.id, item.version, item.resource_name, kTenant, wire(item.key)};
    return thing;
  }
  DeployedThing operator()(const engine::ResourceDeployed& item) const {
    DeployedThing thing;
    thing.resource =
        DeployedResource{item.id, item.resource_name, item.version, kTenant, wire(item.key)};
    return thing;
  }
};

Response deployed(const engine::Done& done) {
  const auto& reply = std::get<engine::DeploymentReply>(done.reply);
  Deployment deployment;
  deployment.deployment_key = wire(reply.deployment);
  for (const engine::DeployedItem& item : reply.items) {
    deployment.deployments.push_back(std::visit(ThingOf{}, item));
  }
  return json(deployment);
}

Outcome<std::vector<engine::UploadedFile>> files_of(const Request& request) {
  const auto parts = read_multipart(request);
  if (!parts) return parts.error();
  std::vector<engine::UploadedFile> files;
  for (const Part& part : *parts) {
    if (part.name == "tenantId") {
      if (const auto known = check_tenant(std::string(part.content)); !known) return known.error();
      continue;
    }
    if (part.name != "resources") return bad_field(part.name, "is no part of a deployment");
    if (part.file_name.empty()) return bad_field("resources", "has a part without file name");
    files.push_back({part.file_name, std::string(part.content)});
  }
  if (files.empty()) return bad_field("resources", "a deployment needs at least one file");
  return files;
}

// POST /deployments
void deploy(Services& services, const Request& request, Reply reply) {
  auto files = files_of(request);
  if (!files) return reply(problem(files.error()));
  engine::ReadDeployment read = engine::read_deployment(acting(services, request, true), "",
                                                        *std::move(files), services.hasher);
  if (read.is_refused()) {
    Problem refused = bad_request(read.text());
    for (const engine::FileFinding& found : read.findings) {
      if (found.finding.severity != engine::Severity::kError) continue;
      refused.errors.push_back({found.finding.element, to_text(found.finding)});
    }
    return reply(problem(std::move(refused)));
  }
  services.processor.execute(engine::CommandRequest{std::move(read.command),
                                                    answering(std::move(reply), deployed),
                                                    {},
                                                    std::move(read.files),
                                                    {}});
}

// POST /resources/{key}/deletion
void remove(Services& services, const Request& request, const Deletion& body, Reply reply) {
  const auto key = path_key<engine::ResourceKey>(request, "key");
  if (!key) return reply(problem(key.error()));
  if (body.delete_history.value_or(false)) {
    return reply(problem(bad_field("deleteHistory", "is not supported")));
  }
  services.processor.execute(engine::DeleteResource{acting(services, request, true), *key},
                             answering(std::move(reply), [key = *key](const engine::Done&) {
                               return json(Deleted{wire(key), std::nullopt});
                             }));
}

constexpr Route kRoutes[] = {
    {Method::kPost, "/deployments", with_parts(deploy), Permission::kCreateResource,
     shows(FieldClass::kP1), answers<Deployment>()},
    {Method::kPost, "/resources/{key}/deletion", with_body<remove>(), Permission::kDeleteResource,
     shows(FieldClass::kP1), answers<Deleted>()},
};

}  // namespace

RouteTable deployment_routes() {
  return kRoutes;
}

}  // namespace web::v2
