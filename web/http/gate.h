#pragma once

#include <functional>

#include "web/http/reply.h"
#include "web/http/request.h"
#include "web/http/route.h"

namespace web {

// What stands between the router and the handlers: who is asking, and may he call this at all.
class Gate {
 public:
  using Enter = std::function<void(Reply)>;

  virtual ~Gate() = default;

  // Sets `request.actor` and calls `enter` on the I/O thread of the request, now or later; or
  // answers through `reply` itself and never calls it.
  virtual void admit(Request& request, const Route& route, Reply reply, Enter enter) = 0;
};

}  // namespace web
