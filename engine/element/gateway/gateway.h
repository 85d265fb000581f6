#pragma once

#include "engine/core/element_context.h"

namespace engine {

// A gateway that offers its flows at once: exclusive, or parallel once its tokens are together; the
// rules stand in `engine/flow` (BPMN 2.0.2 §13.4.1, §13.4.2).
class PassingGateway : public ElementBehavior {
 public:
  Result<> on_activate(ElementContext& context) const override;
};

// Waits for the first of the events behind it (BPMN 2.0.2 §13.4.4).
class EventBasedGateway : public ElementBehavior {
 public:
  Result<> on_activate(ElementContext& context) const override;
};

}  // namespace engine
