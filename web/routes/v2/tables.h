#pragma once

#include "web/http/route.h"

// One table a resource; each is defined at the bottom of its file.
namespace web::v2 {

RouteTable cluster_routes();
RouteTable clock_routes();
RouteTable deployment_routes();
RouteTable process_definition_routes();
RouteTable decision_definition_routes();
RouteTable decision_requirements_routes();
RouteTable decision_instance_routes();
RouteTable expression_routes();
RouteTable process_instance_routes();
RouteTable element_instance_routes();
RouteTable variable_routes();
RouteTable user_task_routes();
RouteTable job_routes();
RouteTable message_routes();
RouteTable incident_routes();

}  // namespace web::v2
