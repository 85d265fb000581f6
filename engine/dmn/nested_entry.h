#pragma once

#include <span>
#include <string>

#include "engine/feel/value.h"

namespace engine::dmn {

// `context` with `value` at the end of the way that `entry` names: for an empty way the value
// itself. What is no context on the way is replaced by one.
feel::Value with_entry(const feel::Value& context, std::span<const std::string> entry,
                       const feel::Value& value);

}  // namespace engine::dmn
