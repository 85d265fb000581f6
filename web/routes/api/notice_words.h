#pragma once

#include <string>
#include <string_view>

#include "engine/feel/value.h"

namespace web::api {

// The words of a notice with its data in them: `{{name}}` becomes the entry of that name, a list
// its items one after the other; what the data lack, nothing.
std::string filled(std::string_view text, const engine::feel::Value& data);

}  // namespace web::api
