#pragma once

#include <string>
#include <string_view>

namespace web {

// 256 random bits as 43 letters of base64url.
std::string make_token();
bool is_token(std::string_view text);

// A number that somebody writes down and nobody guesses, as `7K3M-9QXB-2FTD-P8WA`: 80 random bits
// in letters and digits that cannot be taken for one another.
std::string make_receipt_number();
// As it is kept, of a number as people type it: small letters, without or with other gaps, O for 0,
// I or L for 1. Empty when it is none.
std::string receipt_number_of(std::string_view typed);

// SHA-256 in hexadecimal: what is kept of a token.
std::string digest_of(std::string_view text);

// HMAC-SHA-256 in base64url. `key` has any length.
std::string keyed_digest(std::string_view key, std::string_view text);

// In a time that does not tell where they differ.
bool equal_secrets(std::string_view left, std::string_view right);

// Standard alphabet with padding; empty when `text` is none of that.
std::string decode_base64(std::string_view text);

}  // namespace web
