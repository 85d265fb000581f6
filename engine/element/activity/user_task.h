#pragma once

#include "engine/core/element_context.h"

namespace engine {

// Work for a person: waits in an inbox (BPMN 2.0.2 §10.3.4.1, §13.3.3).
class UserTaskElement : public ElementBehavior {
 public:
  Result<> on_activate(ElementContext& context) const override;
};

}  // namespace engine
