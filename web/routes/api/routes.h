#pragma once

#include "web/http/router.h"

namespace web::api {

// Our own interface, mounted at `/api`.
void mount(Router& router);

}  // namespace web::api
