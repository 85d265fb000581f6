#pragma once

#include <vector>

#include "engine/state/row.h"
#include "web/routes/api/reading.h"

namespace web::api {

// Whether what was answered in the task is unseen by the caller yet: on a node with `wf:withheld`
// everybody sees his own answer only, until the multi-instance body has ended (APPROVALS §3).
bool is_withheld(const Reading& reading, const engine::UserTask& task);

// The seats of all such nodes whose body has not ended: their variables are what they answered.
std::vector<engine::ElementInstanceKey> withheld_seats(const Reading& reading);

}  // namespace web::api
