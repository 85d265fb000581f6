#include "web/http/json.h"
#include "web/routes/command_answer.h"
#include "web/routes/v2/tables.h"
#include "web/routes/v2/wire.h"

namespace web::v2 {
namespace {

// The contract level that clients look at before they use a feature (API §1.17).
constexpr const char* kContractLevel = "8.9.0";

struct Partition {
  std::int32_t partition_id = 1;
  std::string role = "leader";
  std::string health = "healthy";
};
BOOST_DESCRIBE_STRUCT(Partition, (), (partition_id, role, health))

struct Broker {
  std::int32_t node_id = 0;
  std::string host;
  std::int32_t port = 0;
  std::vector<Partition> partitions;
  std::string version = kContractLevel;
};
BOOST_DESCRIBE_STRUCT(Broker, (), (node_id, host, port, partitions, version))

struct Topology {
  std::vector<Broker> brokers;
  std::optional<std::string> cluster_id;
  std::int32_t cluster_size = 1;
  std::int32_t partitions_count = 1;
  std::int32_t replication_factor = 1;
  std::string gateway_version = kContractLevel;
  std::string last_completed_change_id = "-1";
};
BOOST_DESCRIBE_STRUCT(Topology, (),
                      (brokers, cluster_id, cluster_size, partitions_count, replication_factor,
                       gateway_version, last_completed_change_id))

struct License {
  bool valid_license = true;
  std::string license_type = "apache-2.0";
  bool is_commercial = false;
  std::optional<engine::Instant> expires_at;
};
BOOST_DESCRIBE_STRUCT(License, (), (valid_license, license_type, is_commercial, expires_at))

struct Tenant {
  std::string name = "Default";
  std::string tenant_id = kTenant;
  std::optional<std::string> description;
};
BOOST_DESCRIBE_STRUCT(Tenant, (), (name, tenant_id, description))

struct CurrentUser {
  std::string username;
  std::optional<std::string> display_name;
  std::optional<std::string> email;
  std::vector<std::string> authorized_components;
  std::vector<Tenant> tenants;
  std::vector<std::string> groups;
  std::vector<std::string> roles;
  std::optional<std::string> sales_plan_type;
  JsonObject c8_links;
  bool can_logout = true;
};
BOOST_DESCRIBE_STRUCT(CurrentUser, (),
                      (username, display_name, email, authorized_components, tenants, groups, roles,
                       sales_plan_type, c8_links, can_logout))

// The one node that there is, under the address by which the client reached it.
void topology(Services&, const Request& request, Reply reply) {
  Broker broker;
  const std::string_view host = request.headers.find("Host").value_or("");
  const std::size_t colon = host.rfind(':');
  broker.host = std::string(host.substr(0, colon));
  if (colon != std::string_view::npos) {
    broker.port = static_cast<std::int32_t>(
        std::strtol(std::string(host.substr(colon + 1)).c_str(), nullptr, 10));
  }
  broker.partitions.emplace_back();
  Topology answer;
  answer.brokers.push_back(std::move(broker));
  reply(json(answer));
}

void status(Services&, const Request&, Reply reply) {
  reply(no_content());
}

void license(Services&, const Request&, Reply reply) {
  reply(json(License{}));
}

// GET /authentication/me
void current_user(Services& services, const Request& request, Reply reply) {
  const engine::Actor actor = acting(services, request, false);
  CurrentUser user;
  user.username = actor.login;
  user.tenants.emplace_back();
  for (const engine::RoleInUnit& role : actor.roles) user.roles.push_back(role.role);
  if (const engine::Account* account = services.processor.snapshot()->account(actor.login)) {
    user.display_name = account->name;
  }
  reply(json(user));
}

constexpr Route kRoutes[] = {
    {Method::kGet, "/topology", topology, Permission::kPublic, shows(FieldClass::kP0),
     answers<Topology>()},
    {Method::kGet, "/status", status, Permission::kPublic, shows(), answers_nothing()},
    {Method::kGet, "/license", license, Permission::kPublic, shows(FieldClass::kP0),
     answers<License>()},
    {Method::kGet, "/authentication/me", current_user, Permission::kSignedIn,
     shows(FieldClass::kP1), answers<CurrentUser>()},
};

}  // namespace

RouteTable cluster_routes() {
  return kRoutes;
}

}  // namespace web::v2
