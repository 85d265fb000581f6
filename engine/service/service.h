#pragma once

#include "engine/core/element_context.h"

namespace engine {

// The built-in service-task type that the node has, as `assent:register`; nullptr for work that a
// worker outside does. Built-in services run inside the step.
const ElementBehavior* find_service(const bpmn::FlowNode& node);

}  // namespace engine
