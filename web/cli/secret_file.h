#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace web {

// The key for identity numbers: 32 bytes in a file of their own beside the data, 0600, made at the
// first start. Throws std::runtime_error when the file is open to others or cannot be read.
std::string identity_key(const std::filesystem::path& folder);

// HMAC-SHA-256 in hexadecimal: equal numbers meet without being stored (TRUST §4.3).
std::string keyed_digest(const std::string& key, std::string_view text);

}  // namespace web
