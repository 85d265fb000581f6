#pragma once

#include "web/http/router.h"

namespace web {

// The browser application, the API document and the icon. Mounted without prefix, so that every
// path that nobody else has shows the application, which finds its own way.
void mount_application(Router& router);

}  // namespace web
