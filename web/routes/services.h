#pragma once

#include <functional>
#include <string>

#include "engine/ports/clock.h"
#include "engine/ports/hasher.h"
#include "engine/ports/queries.h"
#include "engine/runtime/processor.h"
#include "web/http/request.h"

namespace web {

// What handlers work with; put together in `web/cli`.
struct Services {
  engine::Processor& processor;
  engine::Hasher& hasher;
  const engine::Clock& clock;
  // The read connection of the request's I/O thread.
  std::function<engine::Queries&(const Request&)> queries;
  // Whether PUT /v2/clock is allowed.
  bool test_clock = false;
};

}  // namespace web
