#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace web {

// ASCII only, as HTTP's names are.
char to_lower(char letter);
bool equal_ignoring_case(std::string_view left, std::string_view right);
bool starts_with_ignoring_case(std::string_view text, std::string_view prefix);
std::string to_lower(std::string_view text);

// Without spaces and tabs at both ends (OWS of RFC 9110).
std::string_view trim(std::string_view text);

// `%41` becomes `A`; with `plus_is_space` also `+` a space (queries and forms). None when an escape
// is broken, or the result has a NUL or is no UTF-8.
enum class Plus { kIsPlus, kIsSpace };
std::optional<std::string> decode_percent(std::string_view text, Plus plus);

// The first line or phrase that ends before `separator`; cuts it and the separator off `rest`.
std::string_view take_until(std::string_view& rest, char separator);

}  // namespace web
