#pragma once

#include <string>
#include <vector>

#include "engine/command/handler.h"

namespace engine {

struct StartRequest {
  const ProcessVersion& version;
  const feel::Value& variables;
  const std::vector<std::string>& start_elements;
  const std::string& business_id;
  const std::string& initiator;
  const std::vector<std::string>& tags;
};

// Opens a case of that version; the reply names the instance.
Refusal start_instance(StepContext& step, const StartRequest& request);

}  // namespace engine
