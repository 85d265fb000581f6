#pragma once

#include "web/http/router.h"

namespace web::v2 {

// The contract of the Orchestration Cluster API, mounted at `/v2`.
void mount(Router& router);

}  // namespace web::v2
