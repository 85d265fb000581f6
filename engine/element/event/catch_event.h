#pragma once

#include "engine/core/element_context.h"

namespace engine {

// An intermediate event that waits for a message, a time or a condition (BPMN 2.0.2 §13.5.2). One
// behind an event-based gateway has been triggered when a token comes to it.
class CatchEvent : public ElementBehavior {
 public:
  Result<> on_activate(ElementContext& context) const override;
};

}  // namespace engine
