#pragma once

#include "web/http/route.h"

// One table a resource; each is defined at the bottom of its file.
namespace web::api {

RouteTable session_routes();
RouteTable demo_routes();
RouteTable status_routes();
RouteTable task_routes();
RouteTable task_operation_routes();
RouteTable starter_routes();
RouteTable form_routes();
RouteTable campaign_routes();
RouteTable intake_routes();
RouteTable case_routes();
RouteTable timeline_routes();
RouteTable decision_routes();
RouteTable own_routes();
RouteTable register_routes();
RouteTable people_routes();

}  // namespace web::api
