#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace storage {

// Canonical JSON is RFC 8785 restricted to objects, arrays, strings, booleans, null and whole
// numbers below 2^53; text is UTF-8 as given. The restriction leaves one spelling for every value.
inline constexpr std::int64_t kCanonicalIntegerEnd = std::int64_t{1} << 53;
inline constexpr int kCanonicalDepth = 64;

// Order of two keys by their UTF-16 code units (RFC 8785 §3.2.3), both given as UTF-8: below,
// above or 0.
int compare_keys(std::string_view left, std::string_view right);

// Appends the text in quotes, with the escapes of RFC 8785 §3.2.2.2 and no others.
void append_json_string(std::string& out, std::string_view text);
void append_json_integer(std::string& out, std::int64_t value);

// Where and why a text is not what was asked.
struct JsonFault {
  std::size_t offset = 0;
  std::string reason;
};

// Nothing when `bytes` are the canonical form of some value.
std::optional<JsonFault> check_canonical(std::string_view bytes);

// Appends the canonical form of any JSON text. A number must have a whole value below 2^53;
// duplicate keys, lone surrogates and bad UTF-8 are refused. On a fault `out` holds rubbish.
std::optional<JsonFault> canonicalize(std::string_view json, std::string& out);

// The length of the well-formed UTF-8 sequence that begins at `at`, 0 if there is none.
std::size_t utf8_length(std::string_view text, std::size_t at);

}  // namespace storage
