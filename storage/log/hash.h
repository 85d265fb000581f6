#pragma once

#include <array>
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <string_view>

namespace storage {

inline constexpr std::size_t kHashBytes = 32;

// A SHA-256.
using Hash = std::array<std::uint8_t, kHashBytes>;

inline std::string_view as_bytes(const Hash& hash) {
  return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

// SHA-256 of OpenSSL, the algorithm fetched once for the life of the hasher. One thread at a time.
// Throws std::runtime_error when the library refuses, which only a broken installation does.
class Hasher {
 public:
  Hasher();
  ~Hasher();
  Hasher(const Hasher&) = delete;
  Hasher& operator=(const Hasher&) = delete;

  Hash hash(std::string_view bytes);
  // RFC 6962: SHA-256(0x00 || bytes).
  Hash leaf(std::string_view bytes);
  // RFC 6962: SHA-256(0x01 || left || right).
  Hash node(const Hash& left, const Hash& right);

 private:
  struct Context;

  void begin();
  void add(std::string_view bytes);
  Hash end();

  std::unique_ptr<Context> context_;
};

}  // namespace storage
