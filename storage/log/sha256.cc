#include "storage/log/sha256.h"

#include "storage/log/hash.h"

namespace storage {

std::string to_hex(std::string_view bytes) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const char byte : bytes) {
    const auto octet = static_cast<unsigned char>(byte);
    text += kHex[octet >> 4];
    text += kHex[octet & 15];
  }
  return text;
}

std::string Sha256::sha256(std::string_view bytes) const {
  storage::Hasher hasher;
  return to_hex(as_bytes(hasher.hash(bytes)));
}

}  // namespace storage
