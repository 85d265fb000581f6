#pragma once

#include <optional>
#include <string_view>

#include "engine/feel/value.h"

namespace engine::feel {

// The property of a temporal value or range (DMN 1.5 §10.3.2.15, table 65), as `year` or
// `time offset`; nothing if the kind has no such property, null where it is not said.
std::optional<Value> property_of(const Value& value, std::string_view name);

}  // namespace engine::feel
