#pragma once

#include "engine/core/element_context.h"

namespace engine {

// A none end event consumes its token (BPMN 2.0.2 §13.5.6).
class EndEvent : public ElementBehavior {
 public:
  Result<> on_activate(ElementContext& context) const override;
};

// Ends everything else in its scope at once; the scope is completed.
class TerminateEndEvent : public ElementBehavior {
 public:
  Result<> on_activate(ElementContext& context) const override;
};

// Throws an error to the nearest catcher around it.
class ErrorEndEvent : public ElementBehavior {
 public:
  Result<> on_activate(ElementContext& context) const override;
};

}  // namespace engine
