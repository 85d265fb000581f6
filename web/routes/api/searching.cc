#include "web/routes/api/searching.h"

namespace web::api {

engine::Condition contains(std::string field, std::string_view text) {
  std::string pattern = "*";
  for (const char letter : text) pattern += letter == '*' || letter == '\\' ? '?' : letter;
  pattern += '*';
  return {std::move(field), engine::Operator::kLike, {std::move(pattern)}};
}

std::string hex(const engine::Digest& digest) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  text.reserve(2 * digest.size());
  for (const std::uint8_t byte : digest) {
    text += kDigits[byte >> 4U];
    text += kDigits[byte & 0xFU];
  }
  return text;
}

}  // namespace web::api
