#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace engine::feel {

bool is_utf8(std::string_view text);
// Code points; `text` is UTF-8.
std::size_t count_code_points(std::string_view text);
// Byte offset of the code point with the number `index`, the length of the text if it has no more.
std::size_t byte_offset(std::string_view text, std::size_t index);
// Reads the code point at `at` and moves behind it.
char32_t next_code_point(std::string_view text, std::size_t& at);
void append_code_point(std::string& out, char32_t code_point);

}  // namespace engine::feel
