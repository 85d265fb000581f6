#include "web/routes/v2/routes.h"

#include "web/routes/v2/tables.h"

namespace web::v2 {

void mount(Router& router) {
  for (const RouteTable table :
       {cluster_routes(), clock_routes(), deployment_routes(), process_definition_routes(),
        decision_definition_routes(), decision_requirements_routes(), decision_instance_routes(),
        expression_routes(), process_instance_routes(), element_instance_routes(),
        variable_routes(), user_task_routes(), job_routes(), message_routes(), incident_routes()}) {
    router.mount("/v2", table);
  }
}

}  // namespace web::v2
