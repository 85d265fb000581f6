#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/log/hash.h"

namespace storage {

inline constexpr std::size_t kSaltBytes = 32;

using Salt = std::array<std::uint8_t, kSaltBytes>;

// A private value of a record: `path` names the field or variable, `value` is its JSON text.
struct PrivateValue {
  std::string_view path;
  std::string_view value;
};

// Appends `["<salt in base64url>","<path>",<value>]`, the salted form of the value.
void append_salted_form(std::string& out, const Salt& salt, const PrivateValue& value);

// The digest that stands for a salted form: SHA-256 over the ASCII of its base64url (RFC 9901
// §4.2.3).
Hash digest_of(std::string_view salted_form, Hasher& hasher);

// One salted form of a disclosure: the n-th digest of its record, counted over all its events.
struct SaltedForm {
  std::int64_t n = 0;
  // The bytes that were digested, and the parts of them. Views into the disclosure.
  std::string_view form;
  std::string_view path_json;
  std::string_view value;
};

// A disclosure is the JSON text `[[n,form],…]`, written by appending its forms in order of n.
void append_to_disclosure(std::string& text, std::int64_t n, std::string_view salted_form);
// Ends what the function above has begun.
void close_disclosure(std::string& text);
// Nothing when the text is not what the functions above write.
std::optional<std::vector<SaltedForm>> read_disclosure(std::string_view text);

}  // namespace storage
