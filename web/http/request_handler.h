#pragma once

#include "web/http/reply.h"
#include "web/http/request.h"
#include "web/http/route.h"

namespace web {

// What a server serves.
class RequestHandler {
 public:
  virtual ~RequestHandler() = default;

  // Asked when the head alone has been read; `head` has no body yet.
  virtual BodyKind body_kind(const Request& head) const = 0;
  // Called on an I/O thread and returns soon; the reply may come later, from any thread. The
  // request lives until then.
  virtual void handle(Request& request, Reply reply) = 0;
};

}  // namespace web
