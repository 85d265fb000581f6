#include <boost/describe/class.hpp>

#include "web/http/json.h"
#include "web/routes/api/tables.h"
#include "web/routes/services.h"

namespace web::api {
namespace {

struct ServerStatus {
  std::string name = "Assent";
  std::string version;
  // The level of the `/v2` contract.
  std::string contract = "8.9.0";
};
BOOST_DESCRIBE_STRUCT(ServerStatus, (), (name, version, contract))

// GET /status
void get_status(Services& services, const Request&, Reply reply) {
  ServerStatus answer;
  answer.version = services.version;
  reply(json(answer));
}

constexpr Route kRoutes[] = {
    {Method::kGet, "/status", get_status, Permission::kPublic, shows(FieldClass::kP0),
     answers<ServerStatus>()},
};

}  // namespace

RouteTable status_routes() {
  return kRoutes;
}

}  // namespace web::api
