#pragma once

#include <string>
#include <string_view>

#include "engine/feel/value.h"

namespace engine::feel {

enum class TextStyle { kPlain, kQuoted };

// What FEEL's `string()` gives: the text itself of a string, ISO text of temporal values, and
// values inside of lists and contexts as they would be written. kQuoted puts quotes also around
// the outermost string. Ends early once it is much longer than a string may be.
void append_text(std::string& out, const Value& value, TextStyle style);
std::string to_text(const Value& value);

// Whether the text is a FEEL name without spaces or symbols.
bool is_simple_name(std::string_view text);
// May begin, or go on with, a FEEL name.
bool is_name_start(char32_t c);
bool is_name_part(char32_t c);

}  // namespace engine::feel
