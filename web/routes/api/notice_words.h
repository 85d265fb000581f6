#pragma once

#include <string>
#include <string_view>

#include "engine/feel/value.h"
#include "web/routes/api/words.h"

namespace web::api {

// A text with data in it: `{{name}}` becomes the entry of that name, a list its items one after the
// other; what the data lack, nothing. A full stop that follows one in the data is left out.
std::string filled(std::string_view text, const engine::feel::Value& data);

// A notice in both languages; an entry `outcome` is said in words.
Words notice_words(const engine::Title& text, const engine::feel::Value& data);

}  // namespace web::api
