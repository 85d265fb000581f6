#include "storage/log/base64.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace storage {
namespace {

constexpr std::string_view kStandard =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kUrl =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::uint32_t octet(char byte) {
  return static_cast<unsigned char>(byte);
}

// Without padding.
void append(std::string& out, std::string_view bytes, std::string_view alphabet) {
  const std::size_t start = out.size();
  out.resize(start + (bytes.size() * 4 + 2) / 3);
  char* to = out.data() + start;
  std::size_t at = 0;
  for (; at + 3 <= bytes.size(); at += 3) {
    const std::uint32_t group =
        octet(bytes[at]) << 16 | octet(bytes[at + 1]) << 8 | octet(bytes[at + 2]);
    *to++ = alphabet[group >> 18];
    *to++ = alphabet[group >> 12 & 63];
    *to++ = alphabet[group >> 6 & 63];
    *to++ = alphabet[group & 63];
  }
  const std::size_t rest = bytes.size() - at;
  if (rest == 0) return;
  const std::uint32_t group = octet(bytes[at]) << 16 | (rest == 2 ? octet(bytes[at + 1]) << 8 : 0);
  *to++ = alphabet[group >> 18];
  *to++ = alphabet[group >> 12 & 63];
  if (rest == 2) *to = alphabet[group >> 6 & 63];
}

std::array<std::int8_t, 256> values_of(std::string_view alphabet) {
  std::array<std::int8_t, 256> values;
  values.fill(-1);
  for (std::size_t i = 0; i < alphabet.size(); ++i) {
    values[octet(alphabet[i])] = static_cast<std::int8_t>(i);
  }
  return values;
}

// `text` is without padding.
std::optional<std::string> decode(std::string_view text,
                                  const std::array<std::int8_t, 256>& values) {
  if (text.size() % 4 == 1) return std::nullopt;
  std::string bytes;
  bytes.reserve(text.size() * 3 / 4);
  std::uint32_t held = 0;
  int bits = 0;
  for (const char letter : text) {
    const std::int8_t value = values[octet(letter)];
    if (value < 0) return std::nullopt;
    held = (held << 6 | static_cast<std::uint32_t>(value)) & 0xFFFF;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>(held >> bits & 0xFF);
  }
  if ((held & ((1U << bits) - 1)) != 0) return std::nullopt;
  return bytes;
}

std::optional<Hash> to_hash(const std::optional<std::string>& bytes) {
  if (!bytes || bytes->size() != kHashBytes) return std::nullopt;
  Hash hash;
  std::transform(bytes->begin(), bytes->end(), hash.begin(),
                 [](char byte) { return static_cast<std::uint8_t>(byte); });
  return hash;
}

}  // namespace

void append_base64(std::string& out, std::string_view bytes) {
  append(out, bytes, kStandard);
  out.append((3 - bytes.size() % 3) % 3, '=');
}

void append_base64url(std::string& out, std::string_view bytes) {
  append(out, bytes, kUrl);
}

std::optional<std::string> decode_base64(std::string_view text) {
  static const auto values = values_of(kStandard);
  if (text.size() % 4 != 0) return std::nullopt;
  const std::size_t end = text.find('=');
  if (end == std::string_view::npos) return decode(text, values);
  if (text.size() - end > 2 || text.find_first_not_of('=', end) != std::string_view::npos) {
    return std::nullopt;
  }
  return decode(text.substr(0, end), values);
}

std::optional<std::string> decode_base64url(std::string_view text) {
  static const auto values = values_of(kUrl);
  return decode(text, values);
}

std::optional<Hash> decode_hash(std::string_view base64_text) {
  return to_hash(decode_base64(base64_text));
}

std::optional<Hash> decode_hash_url(std::string_view base64url_text) {
  return to_hash(decode_base64url(base64url_text));
}

}  // namespace storage
