#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace web {

// Whether a key may be made where there is none: not when numbers were kept under an earlier one.
enum class KeyUse { kMayBeMade, kMustBeThere };

// The key for identity numbers: 32 bytes in a file of their own beside the data, 0600. Throws
// std::runtime_error when the file is open to others, cannot be read or is gone.
std::string identity_key(const std::filesystem::path& folder, KeyUse use);

// HMAC-SHA-256 in hexadecimal: equal numbers meet without being stored (TRUST §4.3).
std::string keyed_digest(const std::string& key, std::string_view text);

}  // namespace web
