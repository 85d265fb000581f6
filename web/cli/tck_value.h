#pragma once

#include <string>

#include "engine/base/result.h"
#include "engine/feel/value.h"

namespace web {

// The conformance kit's form of a value: an object with one key that names the kind, as
// {"number": "1.5"} or {"list": [{"null": true}]}.
engine::Result<engine::feel::Value> from_tck_value(const engine::feel::Value& tagged);
void append_tck_value(std::string& out, const engine::feel::Value& value);

}  // namespace web
