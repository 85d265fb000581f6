#pragma once

#include <optional>
#include <string>

#include "engine/feel/value.h"

namespace engine::feel {

// Whether `json_value` keeps all of it: it has no temporal value, range or function in it.
bool is_json(const Value& value);

// An expression that gives the value again: `@"2021-08-06"`, `[1..@"P2D")`, `{"a": null}`. Nothing
// for a value with a function in it.
std::optional<std::string> to_literal(const Value& value);

}  // namespace engine::feel
