#pragma once

#include "engine/core/element_context.h"

namespace engine {

// An embedded sub-process: a scope of its own (BPMN 2.0.2 §13.3.4).
class SubProcess : public ElementBehavior {
 public:
  Result<> on_activate(ElementContext& context) const override;
};

// An event sub-process that has been triggered (BPMN 2.0.2 §13.5.4).
class EventSubProcess : public ElementBehavior {
 public:
  Result<> on_activate(ElementContext& context) const override;
};

// The scope of the instances of a multi-instance activity (BPMN 2.0.2 §13.3.7).
class MultiInstanceBody : public ElementBehavior {
 public:
  Result<> on_activate(ElementContext& context) const override;
};

}  // namespace engine
