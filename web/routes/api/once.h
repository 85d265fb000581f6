#pragma once

#include <functional>

#include "web/routes/command_answer.h"

namespace web::api {

// What a command that was done is answered; made of nothing else, so that a repeated request gets
// the same answer again.
using Render = std::function<Response(const engine::Done&)>;

// Runs a command for a request. With an `Idempotency-Key` it is done once: the same request gets
// the same answer again, another one under this key 409 (DESIGN §5).
void run_once(Services& services, const Request& request, engine::Command command, Reply reply,
              const Render& render);

// The same with a key that does not stand in the header. `callback` gets the result on the writer's
// thread; of a repeated request the body that `render` made for the first. A bad key is answered
// through `reply`.
void run_with_key(Services& services, const Request& request, std::string_view key,
                  engine::Command command, const Render& render, engine::Callback callback,
                  const Reply& reply);

// The same where the answer is read anew each time: `then` answers on the I/O thread of the request
// once the command is done, now or before.
void run_once_then(Services& services, const Request& request, engine::Command command, Reply reply,
                   std::function<void(Reply)> then);

// Who acts for a request of `/api`; only the administrator of `--open` may act on what is
// another's.
engine::Actor acting_in_api(const Services& services, const Request& request);

}  // namespace web::api
