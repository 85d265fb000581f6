#pragma once

#include "engine/state/row.h"
#include "web/routes/api/reading.h"

namespace web::api {

// Whether what was answered in the task is unseen by the caller yet: on a node with `wf:withheld`
// everybody sees his own answer only, until the multi-instance body has ended (APPROVALS §3).
bool is_withheld(const Reading& reading, const engine::UserTask& task);

}  // namespace web::api
