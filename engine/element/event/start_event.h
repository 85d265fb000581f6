#pragma once

#include "engine/core/element_context.h"

namespace engine {

// A start event, none or triggered: goes on at once (BPMN 2.0.2 §13.5.1).
class StartEvent : public ElementBehavior {
 public:
  Result<> on_activate(ElementContext& context) const override;
};

// A boundary event that was triggered: goes on at once (BPMN 2.0.2 §13.5.3).
class BoundaryEvent : public ElementBehavior {
 public:
  Result<> on_activate(ElementContext& context) const override;
};

}  // namespace engine
