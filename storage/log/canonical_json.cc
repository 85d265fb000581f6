#include "storage/log/canonical_json.h"

#include <array>
#include <charconv>

namespace storage {
namespace {

unsigned char octet(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

bool is_tail(std::string_view text, std::size_t at) {
  return at < text.size() && (octet(text, at) & 0xC0) == 0x80;
}

// The one character after the backslash of a short escape, 0 if there is none.
char short_escape(char letter) {
  switch (letter) {
    case '"': return '"';
    case '\\': return '\\';
    case '\b': return 'b';
    case '\t': return 't';
    case '\n': return 'n';
    case '\f': return 'f';
    case '\r': return 'r';
    default: return 0;
  }
}

bool needs_escape(char letter) {
  return static_cast<unsigned char>(letter) < 0x20 || letter == '"' || letter == '\\';
}

}  // namespace

int compare_keys(std::string_view left, std::string_view right) {
  const std::size_t shared = std::min(left.size(), right.size());
  std::size_t at = 0;
  while (at < shared && left[at] == right[at]) ++at;
  if (at == shared) return left.size() < right.size() ? -1 : left.size() > right.size() ? 1 : 0;
  const unsigned char a = octet(left, at);
  const unsigned char b = octet(right, at);
  // U+E000 to U+FFFF lie above the surrogates of UTF-16, and below them in UTF-8.
  const bool a_high = a == 0xEE || a == 0xEF;
  const bool b_high = b == 0xEE || b == 0xEF;
  if (a_high && b >= 0xF0) return 1;
  if (b_high && a >= 0xF0) return -1;
  return a < b ? -1 : 1;
}

void append_json_string(std::string& out, std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out += '"';
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char letter = text[at];
    if (!needs_escape(letter)) continue;
    out.append(text, from, at - from);
    from = at + 1;
    out += '\\';
    if (const char escape = short_escape(letter); escape != 0) {
      out += escape;
    } else {
      out += "u00";
      out += kHex[octet(text, at) >> 4];
      out += kHex[octet(text, at) & 15];
    }
  }
  out.append(text, from, text.size() - from);
  out += '"';
}

void append_json_integer(std::string& out, std::int64_t value) {
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
}

std::size_t utf8_length(std::string_view text, std::size_t at) {
  const unsigned char lead = octet(text, at);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4 || !is_tail(text, at + 1)) return 0;
  if (lead < 0xE0) return 2;
  const unsigned char second = octet(text, at + 1);
  if (!is_tail(text, at + 2)) return 0;
  if (lead < 0xF0) {
    const bool overlong = lead == 0xE0 && second < 0xA0;
    const bool surrogate = lead == 0xED && second > 0x9F;
    return overlong || surrogate ? 0 : 3;
  }
  const bool overlong = lead == 0xF0 && second < 0x90;
  const bool too_high = lead == 0xF4 && second > 0x8F;
  return overlong || too_high || !is_tail(text, at + 3) ? 0 : 4;
}

}  // namespace storage
