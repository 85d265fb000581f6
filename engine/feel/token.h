#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace engine::feel {

enum class TokenKind : std::uint8_t { kEnd, kName, kKeyword, kNumber, kString, kSymbol };

// A piece of the source. Names are single words; the parser joins words to names with spaces.
struct Token {
  TokenKind kind = TokenKind::kEnd;
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
