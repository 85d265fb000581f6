#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace engine {

// A node of a JSON text that somebody wrote by hand (calendar, form, register, package, people):
// it knows its line, keeps the order of its members and the digits of its numbers.
struct JsonNode {
  enum class Kind { kNull, kBoolean, kNumber, kString, kArray, kObject };

  Kind kind = Kind::kNull;
  bool boolean = false;
  int line = 0;
  // A string's value or a number's digits.
  std::string text;
  // The values of an array or of an object, whose names stand in `keys` at the same place.
  std::vector<JsonNode> items;
  std::vector<std::string> keys;

  bool is_null() const { return kind == Kind::kNull; }
  bool is_string() const { return kind == Kind::kString; }
  bool is_array() const { return kind == Kind::kArray; }
  bool is_object() const { return kind == Kind::kObject; }

  // The member of that name; null when there is none or this is no object.
  const JsonNode* find(std::string_view key) const;
  // A number without fraction and exponent that fits.
  std::optional<std::int64_t> as_integer() const;
};

const char* name_of(JsonNode::Kind kind);

// Depth at most 32, no duplicate keys, UTF-8 only. The failure carries the line.
Result<JsonNode> parse_json_node(std::string_view bytes);

}  // namespace engine
