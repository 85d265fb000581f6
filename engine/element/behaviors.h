#pragma once

#include "engine/core/element_context.h"

namespace engine {

// What a flow node does. The process itself does nothing: it is opened by its instance.
const ElementBehavior& element_behavior(const bpmn::FlowNode& node);

}  // namespace engine
