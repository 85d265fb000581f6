#pragma once

#include <string>
#include <string_view>

namespace web {

// 256 random bits as 43 letters of base64url.
std::string make_token();
bool is_token(std::string_view text);

// SHA-256 in hexadecimal: what is kept of a token.
std::string digest_of(std::string_view text);

// HMAC-SHA-256 in base64url. `key` has any length.
std::string keyed_digest(std::string_view key, std::string_view text);

// In a time that does not tell where they differ.
bool equal_secrets(std::string_view left, std::string_view right);

// Standard alphabet with padding; empty when `text` is none of that.
std::string decode_base64(std::string_view text);

}  // namespace web
