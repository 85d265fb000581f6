#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/feel/value.h"

namespace engine::feel {

// RFC 8259 text to a value. Numbers keep their digits (34 at most); refused are duplicate keys,
// nesting deeper than 32, text that is not UTF-8, numbers beyond decimal128 and anything after
// the value. The failure names line and column.
Result<Value> parse_json(std::string_view text);

// Compact JSON. Numbers in their shortest plain form, temporal values as ISO text, ranges and
// functions as null.
void append_json(std::string& out, const Value& value);
std::string to_json(const Value& value);
// A JSON string with quotes and escapes; `text` is UTF-8.
void append_json_string(std::string& out, std::string_view text);

// What a process variable keeps of a value: the value that parse_json(to_json(value)) gives.
Value json_value(const Value& value);

}  // namespace engine::feel
