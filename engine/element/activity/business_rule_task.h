#pragma once

#include "engine/core/element_context.h"

namespace engine {

// Asks a decision and writes down what it was asked, which rules hit and what it gave
// (BPMN 2.0.2 §10.3.4.1).
class BusinessRuleTask : public ElementBehavior {
 public:
  Result<> on_activate(ElementContext& context) const override;
};

}  // namespace engine
