#pragma once

#include <string_view>

namespace web {

// Whether a password is one of those that are tried first. Published lists hold few of 12
// characters and more; those that they hold are words of a short list, runs of keys and digits, put
// together. So they are found by their parts: at most two words, the rest runs, years and marks.
bool is_common_password(std::string_view password);

}  // namespace web
