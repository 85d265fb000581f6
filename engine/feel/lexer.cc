#include <algorithm>
#include <array>
#include <optional>

#include "engine/feel/text.h"
#include "engine/feel/token.h"
#include "engine/feel/utf8.h"

namespace engine::feel {
namespace {

constexpr std::array<std::string_view, 19> kKeywords = {
    "if", "then",    "else",     "for", "in",       "return",   "some", "every", "satisfies", "and",
    "or", "between", "instance", "of",  "function", "external", "true", "false", "null"};

// What an ASCII character may be, where nearly all of a source lies.
enum : std::uint8_t { kWord = 1, kDigit = 2, kSpace = 4, kSymbol = 8, kUnicode = 16 };

constexpr std::array<std::uint8_t, 256> kClasses = [] {
  std::array<std::uint8_t, 256> classes{};
  const auto mark = [&](std::string_view characters, std::uint8_t as) {
    for (const char c : characters) classes[static_cast<unsigned char>(c)] |= as;
  };
  mark("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_?", kWord);
  mark("0123456789", kDigit);
  mark(" \t\n\v\f\r", kSpace);
  mark("+-*/()[]{},:<>=.@';\\$", kSymbol);
  for (std::size_t i = 0x80; i < classes.size(); ++i) classes[i] = kUnicode;
  return classes;
}();

constexpr bool is(char c, int as) {
  return (kClasses[static_cast<unsigned char>(c)] & as) != 0;
}

// `..`, `**`, `->`, `<=`, `>=` and `!=`.
constexpr bool is_double_symbol(char first, char second) {
  switch (first) {
    case '.': return second == '.';
    case '*': return second == '*';
    case '-': return second == '>';
    case '<':
    case '>':
    case '!': return second == '=';
    default: return false;
  }
}

constexpr bool is_digit(char c) {
  return is(c, kDigit);
}

// Space as of grammar rules 61 and 62, beyond ASCII.
bool is_wide_space(char32_t c) {
  return c == 0x85 || c == 0xA0 || c == 0x1680 || c == 0x180E || (c >= 0x2000 && c <= 0x200B) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

class Lexer {
 public:
  explicit Lexer(std::string_view source) : source_(source) {}

  Result<Tokens> run() {
    if (!is_utf8(source_)) return error("the expression is not UTF-8", 0);
    tokens_.list.reserve(source_.size() / 3 + 2);
    for (;;) {
      if (!skip_space()) return error("a comment without end", at_);
      if (at_ == source_.size()) break;
      if (!take_token()) return error(message_, at_);
    }
    tokens_.list.push_back({TokenKind::kEnd, 0, at_, at_, {}, 0});
    return std::move(tokens_);
  }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < source_.size() ? source_[at_ + ahead] : '\0';
  }

  Failure error(std::string_view message, std::size_t offset) const {
    return {ErrorCode::kSyntaxError, std::string(message), position_in(source_, offset)};
  }

  void push(TokenKind kind, std::size_t begin, std::size_t string_index = 0) {
    const std::string_view text = source_.substr(begin, at_ - begin);
    const std::uint16_t symbol = kind == TokenKind::kSymbol ? symbol_code(text) : std::uint16_t{0};
    tokens_.list.push_back({kind, symbol, begin, at_, text, string_index});
  }

  // False when a comment has no end.
  bool skip_space() {
    while (at_ < source_.size()) {
      const char c = source_[at_];
      if (is(c, kSpace)) {
        ++at_;
      } else if (is(c, kUnicode)) {
        std::size_t next = at_;
        if (!is_wide_space(next_code_point(source_, next))) return true;
        at_ = next;
      } else if (c == '/' && peek(1) == '/') {
        at_ = std::min(source_.find('\n', at_), source_.size());
      } else if (c == '/' && peek(1) == '*') {
        const std::size_t end = source_.find("*/", at_ + 2);
        if (end == std::string_view::npos) return false;
        at_ = end + 2;
      } else {
        return true;
      }
    }
    return true;
  }

  bool take_token() {
    const char c = peek();
    if (is(c, kWord)) return take_name();
    if (is_digit(c) || (c == '.' && is_digit(peek(1)))) return take_number();
    if (c == '"') return take_string();
    if (is(c, kUnicode)) {
      std::size_t next = at_;
      if (is_name_start(next_code_point(source_, next))) return take_name();
    }
    return take_symbol();
  }

  bool take_name() {
    const std::size_t begin = at_;
    while (at_ < source_.size()) {
      std::size_t next = at_;
      if (is(source_[at_], kWord | kDigit)) {
        ++next;
      } else if (!is(source_[at_], kUnicode) || !is_name_part(next_code_point(source_, next))) {
        break;
      }
      at_ = next;
    }
    const bool keyword = is_keyword(source_.substr(begin, at_ - begin));
    push(keyword ? TokenKind::kKeyword : TokenKind::kName, begin);
    return true;
  }

  bool take_number() {
    const std::size_t begin = at_;
    while (is_digit(peek())) ++at_;
    if (peek() == '.' && is_digit(peek(1))) {
      ++at_;
      while (is_digit(peek())) ++at_;
    }
    const std::size_t sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
    if ((peek() == 'e' || peek() == 'E') && is_digit(peek(1 + sign))) {
      at_ += 1 + sign;
      while (is_digit(peek())) ++at_;
    }
    push(TokenKind::kNumber, begin);
    return true;
  }

  bool take_symbol() {
    const std::size_t begin = at_;
    if (is_double_symbol(peek(), peek(1))) {
      at_ += 2;
    } else if (is(peek(), kSymbol)) {
      at_ += 1;
    } else {
      message_ = "a character that FEEL does not know";
      return false;
    }
    push(TokenKind::kSymbol, begin);
    return true;
  }

  bool take_string() {
    const std::size_t begin = at_++;
    std::string text;
    while (at_ < source_.size() && peek() != '"') {
      if (peek() != '\\' || !take_escape(text)) text.push_back(source_[at_++]);
    }
    if (at_ == source_.size()) {
      at_ = begin;
      message_ = "a string without end";
      return false;
    }
    ++at_;
    tokens_.strings.push_back(std::move(text));
    push(TokenKind::kString, begin, tokens_.strings.size() - 1);
    return true;
  }

  // A backslash that begins no escape stands for itself.
  bool take_escape(std::string& out) {
    constexpr std::string_view kLetters = "\"'\\nrt";
    constexpr std::string_view kMeanings = "\"'\\\n\r\t";
    if (peek(1) == 'u') return take_code_escape(out, 4);
    if (peek(1) == 'U') return take_code_escape(out, 6);
    const std::size_t found = kLetters.find(peek(1));
    if (found == std::string_view::npos || peek(1) == '\0') return false;
    out.push_back(kMeanings[found]);
    at_ += 2;
    return true;
  }

  // \uXXXX, also two of them as a surrogate pair, or \UXXXXXX.
  bool take_code_escape(std::string& out, std::size_t digits) {
    std::optional<char32_t> code = hex_at(at_ + 2, digits);
    std::size_t length = 2 + digits;
    if (code && *code >= 0xD800 && *code <= 0xDBFF && peek(6) == '\\' && peek(7) == 'u') {
      const std::optional<char32_t> low = hex_at(at_ + 8, 4);
      if (!low || *low < 0xDC00 || *low > 0xDFFF) return false;
      code = 0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00);
      length = 12;
    }
    if (!code || *code > 0x10FFFF || (*code >= 0xD800 && *code <= 0xDFFF)) return false;
    append_code_point(out, *code);
    at_ += length;
    return true;
  }

  std::optional<char32_t> hex_at(std::size_t begin, std::size_t digits) const {
    if (begin + digits > source_.size()) return std::nullopt;
    char32_t code = 0;
    for (std::size_t i = begin; i < begin + digits; ++i) {
      constexpr std::string_view kHex = "0123456789abcdefABCDEF";
      const std::size_t digit = kHex.find(source_[i]);
      if (digit == std::string_view::npos) return std::nullopt;
      code = (code << 4) | static_cast<char32_t>(digit < 16 ? digit : digit - 6);
    }
    return code;
  }

  std::string_view source_;
  std::size_t at_ = 0;
  std::string_view message_;
  Tokens tokens_;
};

}  // namespace

Result<Tokens> tokenize(std::string_view source) {
  return Lexer(source).run();
}

bool is_keyword(std::string_view word) {
  constexpr std::size_t kLongest = 9;
  if (word.size() < 2 || word.size() > kLongest) return false;
  return std::any_of(kKeywords.begin(), kKeywords.end(), [&](std::string_view keyword) {
    return keyword[0] == word[0] && keyword == word;
  });
}

Position position_in(std::string_view source, std::size_t offset) {
  const std::string_view before = source.substr(0, offset);
  const std::size_t line_start = before.rfind('\n');
  const std::string_view line =
      line_start == std::string_view::npos ? before : before.substr(line_start + 1);
  return {static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1,
          static_cast<int>(count_code_points(line)) + 1};
}

}  // namespace engine::feel
