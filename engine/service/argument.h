#pragma once

#include <string>
#include <string_view>

#include "engine/base/civil.h"
#include "engine/base/result.h"
#include "engine/core/names.h"

namespace engine {

// A text that a built-in service is given by its input mappings; the failure names it.
Result<std::string> text_argument(const Names& names, std::string_view name);
// Empty when it is not given or no text.
std::string optional_text_argument(const Names& names, std::string_view name);

// A day as registers keep it: `2021-09-28`.
feel::Value day_value(const CivilDate& day);

}  // namespace engine
