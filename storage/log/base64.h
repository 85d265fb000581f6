#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "storage/log/hash.h"

namespace storage {

// RFC 4648 §4, with padding: hashes of the tree.
void append_base64(std::string& out, std::string_view bytes);
// RFC 4648 §5, without padding: salts, digests and salted forms, as RFC 9901 has them.
void append_base64url(std::string& out, std::string_view bytes);

// Nothing when the text is not exactly what the function above would have written.
std::optional<std::string> decode_base64(std::string_view text);
std::optional<std::string> decode_base64url(std::string_view text);

// A hash in either alphabet; nothing when the text is none or has another length.
std::optional<Hash> decode_hash(std::string_view base64_text);
std::optional<Hash> decode_hash_url(std::string_view base64url_text);

}  // namespace storage
