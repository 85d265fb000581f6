#pragma once

#include <string>
#include <string_view>

#include "engine/base/finding.h"
#include "engine/base/json_node.h"
#include "engine/package/package.h"

namespace engine::package {

// Each reads one entry of `starters` or `intakes`; `path` names it in findings.
Starter read_starter(const JsonNode& node, const std::string& path, Findings& findings);
Intake read_intake(const JsonNode& node, const std::string& path, Findings& findings);

}  // namespace engine::package
