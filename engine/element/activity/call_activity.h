#pragma once

#include "engine/core/element_context.h"

namespace engine {

// Runs another process as part of this case and waits for its end (BPMN 2.0.2 §10.3.6, §13.3.4).
class CallActivity : public ElementBehavior {
 public:
  Result<> on_activate(ElementContext& context) const override;
};

}  // namespace engine
