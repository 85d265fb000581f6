#include "web/auth/secret.h"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace web {

namespace {

constexpr std::size_t kTokenLetters = 43;
using Bytes = std::array<unsigned char, 32>;

void begin_sodium() {
  if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
}

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string base64url(const Bytes& bytes) {
  std::array<char, kTokenLetters + 1> text{};
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(),
                    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  return {text.data(), kTokenLetters};
}

constexpr std::string_view kReceiptAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kReceiptLetters = 16;

std::string in_groups(std::string_view letters) {
  std::string text;
  for (std::size_t at = 0; at < letters.size(); ++at) {
    if (at > 0 && at % 4 == 0) text += '-';
    text += letters[at];
  }
  return text;
}

}  // namespace

std::string make_token() {
  begin_sodium();
  Bytes random{};
  randombytes_buf(random.data(), random.size());
  return base64url(random);
}

bool is_token(std::string_view text) {
  constexpr std::string_view kLetters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return text.size() == kTokenLetters && text.find_first_not_of(kLetters) == std::string_view::npos;
}

std::string make_receipt_number() {
  begin_sodium();
  std::string letters;
  for (std::size_t at = 0; at < kReceiptLetters; ++at) {
    letters += kReceiptAlphabet[randombytes_uniform(kReceiptAlphabet.size())];
  }
  return in_groups(letters);
}

std::string receipt_number_of(std::string_view typed) {
  std::string letters;
  for (const char given : typed) {
    if (given == '-' || given == ' ') continue;
    const bool is_small = given >= 'a' && given <= 'z';
    char letter = is_small ? static_cast<char>(given - 'a' + 'A') : given;
    if (letter == 'O') letter = '0';
    if (letter == 'I' || letter == 'L') letter = '1';
    if (kReceiptAlphabet.find(letter) == std::string_view::npos) return {};
    if (letters.size() == kReceiptLetters) return {};
    letters += letter;
  }
  return letters.size() == kReceiptLetters ? in_groups(letters) : std::string();
}

std::string digest_of(std::string_view text) {
  Bytes digest{};
  crypto_hash_sha256(digest.data(), bytes_of(text), text.size());
  std::array<char, 65> hex{};
  sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
  return {hex.data(), 64};
}

std::string keyed_digest(std::string_view key, std::string_view text) {
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, bytes_of(key), key.size());
  crypto_auth_hmacsha256_update(&state, bytes_of(text), text.size());
  Bytes digest{};
  crypto_auth_hmacsha256_final(&state, digest.data());
  return base64url(digest);
}

bool equal_secrets(std::string_view left, std::string_view right) {
  return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

std::string decode_base64(std::string_view text) {
  std::string bytes(text.size(), '\0');
  std::size_t size = 0;
  const int failed =
      sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                        text.size(), nullptr, &size, nullptr, sodium_base64_VARIANT_ORIGINAL);
  if (failed != 0) return {};
  bytes.resize(size);
  return bytes;
}

}  // namespace web
