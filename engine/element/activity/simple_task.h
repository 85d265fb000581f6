#pragma once

#include "engine/core/element_context.h"

namespace engine {

// Manual and undefined tasks: nothing is done by the engine (BPMN 2.0.2 §13.3.3).
class PassingTask : public ElementBehavior {
 public:
  Result<> on_activate(ElementContext& context) const override;
};

// A FEEL script, whose value becomes the result variable.
class ScriptTask : public ElementBehavior {
 public:
  Result<> on_activate(ElementContext& context) const override;
};

}  // namespace engine
