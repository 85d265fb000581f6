#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace engine::feel {

enum class TokenKind : std::uint8_t { kEnd, kName, kKeyword, kNumber, kString, kSymbol };

// A symbol of one or two characters as a number, so that comparing symbols compares numbers.
constexpr std::uint16_t symbol_code(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  const auto second = text.size() > 1 ? static_cast<unsigned char>(text[1]) : 0U;
  return static_cast<std::uint16_t>(first | (second << 8));
}

// A piece of the source. Names are single words; the parser joins words to names with spaces.
struct Token {
  TokenKind kind = TokenKind::kEnd;
  std::uint16_t symbol = 0;  // code of a kSymbol, else 0
  std::size_t begin = 0;
  std::size_t end = 0;
  // The text as written; of a string the content with escapes resolved lies in `strings`.
  std::string_view text;
  std::size_t string_index = 0;
};

struct Tokens {
  std::vector<Token> list;  // ends with kEnd
  std::vector<std::string> strings;
};

// Cuts the source into tokens, without comments and space. Fails on text that is not UTF-8, on a
// string or comment without end, and on a character that FEEL does not know.
Result<Tokens> tokenize(std::string_view source);

bool is_keyword(std::string_view word);
// Line and column (in code points) of a byte of the source, from 1.
Position position_in(std::string_view source, std::size_t offset);

}  // namespace engine::feel
