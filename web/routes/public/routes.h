#pragma once

#include "web/http/router.h"

namespace web::posting {

// The pages for everybody under `/posting`.
void mount(Router& router);

}  // namespace web::posting
