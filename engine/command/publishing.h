#pragma once

#include <cstdint>
#include <string>

#include "engine/command/handler.h"

namespace engine {

struct Publication {
  std::string name;
  std::string correlation_key;
  std::int64_t time_to_live_ms = 0;
  std::string message_id;
  feel::Value variables;
};

// Writes that a message was published and asks for its deliveries. `first` becomes the instance
// that gets it first; none: nobody waits.
Refusal publish(StepContext& step, const Publication& publication, ProcessInstanceKey& first);

}  // namespace engine
