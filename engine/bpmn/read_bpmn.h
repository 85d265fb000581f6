#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "engine/base/finding.h"
#include "engine/bpmn/process_definition.h"

namespace engine::bpmn {

struct ReadResult {
  // The executable processes of the file in document order; none when the findings have an error.
  std::vector<std::shared_ptr<const ProcessDefinition>> processes;
  Findings findings;
};

// Reads and checks a BPMN file: what it cannot run it refuses by a finding with element id, line
// and reason. Every expression is compiled.
ReadResult read_bpmn(std::string_view bytes);

}  // namespace engine::bpmn
