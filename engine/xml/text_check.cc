#include "engine/xml/text_check.h"

namespace engine::xml {

namespace {

struct Sequence {
  std::size_t length = 0;  // 0: not UTF-8
  std::uint32_t code_point = 0;
};

std::uint8_t byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<std::uint8_t>(bytes[at]) : std::uint8_t{0};
}

// The shortest form only (RFC 3629), so that no character has two spellings.
Sequence decode(std::string_view bytes, std::size_t at) {
  const std::uint8_t lead = byte_at(bytes, at);
  const std::size_t length = lead < 0x80             ? 1
                             : (lead & 0xE0) == 0xC0 ? 2
                             : (lead & 0xF0) == 0xE0 ? 3
                             : (lead & 0xF8) == 0xF0 ? 4
                                                     : 0;
  if (length < 2) return {length, lead};
  std::uint32_t code_point = lead & (0x7Fu >> length);
  for (std::size_t next = 1; next < length; ++next) {
    const std::uint8_t byte = byte_at(bytes, at + next);
    if ((byte & 0xC0) != 0x80) return {};
    code_point = (code_point << 6) | (byte & 0x3Fu);
  }
  constexpr std::uint32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (code_point < kSmallest[length] || code_point > 0x10FFFF || is_surrogate) return {};
  return {length, code_point};
}

std::string as_code_point(std::uint32_t code_point) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string text = "U+";
  for (int shift = 12; shift >= 0; shift -= 4) text += kDigits[(code_point >> shift) & 0xF];
  return text;
}

}  // namespace

bool is_xml_character(std::uint32_t code_point) {
  if (code_point < 0x20) return code_point == 0x9 || code_point == 0xA || code_point == 0xD;
  if (code_point >= 0xD800 && code_point <= 0xDFFF) return false;
  return code_point != 0xFFFE && code_point != 0xFFFF && code_point <= 0x10FFFF;
}

std::optional<BadText> find_bad_text(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    const Sequence sequence = decode(bytes, at);
    if (sequence.length == 0) return BadText{at, "not valid UTF-8"};
    if (!is_xml_character(sequence.code_point)) {
      return BadText{
          at, "the character " + as_code_point(sequence.code_point) + " is not allowed in XML"};
    }
    at += sequence.length;
  }
  return std::nullopt;
}

}  // namespace engine::xml
