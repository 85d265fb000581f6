#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/feel/value.h"

namespace engine::feel {

// Arithmetic on values that are numbers. Small numbers are reckoned in 64 bits where that is exact,
// all else in decimal128; the results are the same. Null when there is no finite result.
Value add_numbers(const Value& left, const Value& right);
Value subtract_numbers(const Value& left, const Value& right);
Value multiply_numbers(const Value& left, const Value& right);
Value divide_numbers(const Value& left, const Value& right);
Value power_numbers(const Value& left, const Value& right);
Value negate_number(const Value& value);
// -1, 0 or 1.
int compare_numbers(const Value& left, const Value& right);

// As parse_decimal.
std::optional<Value> parse_number(std::string_view text);
void append_number(std::string& out, const Value& value);

}  // namespace engine::feel
