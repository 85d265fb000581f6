#pragma once

#include <optional>
#include <string>

#include "engine/bpmn/index.h"
#include "engine/feel/expression.h"

namespace engine::bpmn {

struct SequenceFlow {
  FlowIndex index;
  std::string id;
  std::string name;
  ElementIndex source;
  ElementIndex target;
  std::optional<feel::Expression> condition;
  int line = 0;
};

}  // namespace engine::bpmn
