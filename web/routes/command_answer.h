#pragma once

#include "engine/record/actor.h"
#include "engine/runtime/command_result.h"
#include "web/http/reply.h"
#include "web/http/response.h"
#include "web/routes/services.h"

namespace web {

// Who acts, as commands and the log name him, with the roles that he holds now.
// `may_act_on_any`: he has the permission to act on any task or job (APPROVALS §2.11).
engine::Actor acting(const Services& services, const Request& request, bool may_act_on_any);

// The only place where a rejection gets its HTTP status (APPROVALS §12).
Problem problem_of(const engine::Rejection& rejection);
Problem problem_of(const engine::Unavailable& unavailable);

// An answer of a command: what `done` makes of it, or why there is none.
Response answer_of(const engine::CommandResult& result,
                   const std::function<Response(const engine::Done&)>& done);

// A callback that answers the request so, from the writer's thread.
engine::Callback answering(Reply reply, std::function<Response(const engine::Done&)> done);
// The same with 204.
engine::Callback answering_nothing(Reply reply);

}  // namespace web
