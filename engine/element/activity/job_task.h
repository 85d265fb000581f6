#pragma once

#include "engine/core/element_context.h"

namespace engine {

// Work for a worker outside: a service task, and every other task that has a job (§13.3.3).
class JobTask : public ElementBehavior {
 public:
  Result<> on_activate(ElementContext& context) const override;
};

}  // namespace engine
