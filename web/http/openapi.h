#pragma once

#include <span>
#include <string>
#include <string_view>

#include "web/http/router.h"

namespace web {

// The OpenAPI 3.1 document of everything that is mounted: paths from the route tables, schemas from
// the described types that they name. `version` is that of the program. A type that a request may
// send without all its fields is never part of an answer: std::logic_error.
std::string openapi_document(std::span<const MountedRoute> routes, std::string_view version);

}  // namespace web
