#include "web/routes/api/routes.h"

#include "web/routes/api/tables.h"

namespace web::api {

void mount(Router& router) {
  for (const RouteTable table :
       {session_routes(), demo_routes(), status_routes(), task_routes(), task_operation_routes(),
        starter_routes(), form_routes(), campaign_routes(), intake_routes(), case_routes(),
        timeline_routes(), decision_routes(), own_routes(), register_routes(), people_routes()}) {
    router.mount("/api", table);
  }
}

}  // namespace web::api
