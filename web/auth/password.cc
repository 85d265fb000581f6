#include "web/auth/password.h"

#include <sodium.h>

#include <array>
#include <stdexcept>

#include "engine/feel/utf8.h"
#include "web/auth/common_passwords.h"
#include "web/http/text.h"

namespace web {

namespace {

constexpr unsigned long long kPasses = 3;
constexpr std::size_t kMemory = std::size_t{64} * 1024 * 1024;
constexpr std::size_t kMinCharacters = 12;
constexpr std::size_t kMaxBytes = 512;
// Shorter names occur in words by chance.
constexpr std::size_t kMinLoginInside = 4;

Problem refuse(std::string_view reason) {
  return bad_field("password", std::string(reason));
}

}  // namespace

std::string hash_password(std::string_view password) {
  if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_str(hash.data(), password.data(), password.size(), kPasses, kMemory) != 0) {
    throw std::runtime_error("no memory to hash a password");
  }
  return hash.data();
}

bool verify_password(const std::string& hash, std::string_view password) {
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

const std::string& nobodys_hash() {
  static const std::string kHash =
      "$argon2id$v=19$m=65536,t=3,p=1$tdaRT9xbTvA9/"
      "ZGgL62CYA$UWrCLBaTIVRh1poAaDNzt1j1IBmn8rBYh6xbLe0DRy0";
  return kHash;
}

Outcome<> check_new_password(std::string_view password, std::string_view login) {
  if (!engine::feel::is_utf8(password)) return refuse("must be text");
  if (engine::feel::count_code_points(password) < kMinCharacters) {
    return refuse("must have at least 12 characters");
  }
  if (password.size() > kMaxBytes) return refuse("must have at most 512 bytes");
  if (is_common_password(password)) return refuse("is one that is often tried");
  const bool repeats_login = login.size() >= kMinLoginInside &&
                             to_lower(password).find(to_lower(login)) != std::string::npos;
  if (repeats_login) return refuse("must not contain the name of the account");
  return {};
}

}  // namespace web
