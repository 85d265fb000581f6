#pragma once

#include <string_view>

#include "web/http/response.h"
#include "web/routes/services.h"

namespace web::v2 {

// The file of a deployed version, by its digest, as it was deployed.
inline Response definition_file(Services& services, const Request& request,
                                std::string_view sha256) {
  auto bytes = services.queries(request).blob(sha256);
  if (!bytes) return problem(not_found("its file is gone"));
  return xml(*std::move(bytes));
}

}  // namespace web::v2
