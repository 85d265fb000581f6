#pragma once

#include "web/http/reply.h"
#include "web/routes/services.h"

namespace web::posting {

// POST /posting/{id}: the form of a notice goes the way of `POST /api/intakes/{id}/submissions`.
// 303 to the receipt, or the page again with what was typed and what is wrong with it.
void object(Services& services, const Request& request, Reply reply);

}  // namespace web::posting
