#include "storage/log/hash.h"

#include <openssl/evp.h>

#include <cstring>
#include <stdexcept>

namespace storage {

struct Hasher::Context {
  EVP_MD* algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  EVP_MD_CTX* digest = EVP_MD_CTX_new();

  Context() = default;
  ~Context() {
    EVP_MD_CTX_free(digest);
    EVP_MD_free(algorithm);
  }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
};

namespace {

void require(bool done) {
  if (!done) throw std::runtime_error("the cryptographic library refuses SHA-256");
}

}  // namespace

Hasher::Hasher() : context_(std::make_unique<Context>()) {
  require(context_->algorithm != nullptr && context_->digest != nullptr);
}

Hasher::~Hasher() = default;

void Hasher::begin() {
  require(EVP_DigestInit_ex2(context_->digest, context_->algorithm, nullptr) == 1);
}

void Hasher::add(std::string_view bytes) {
  require(EVP_DigestUpdate(context_->digest, bytes.data(), bytes.size()) == 1);
}

Hash Hasher::end() {
  Hash result;
  unsigned int size = 0;
  require(EVP_DigestFinal_ex(context_->digest, result.data(), &size) == 1 && size == kHashBytes);
  return result;
}

Hash Hasher::hash(std::string_view bytes) {
  begin();
  add(bytes);
  return end();
}

Hash Hasher::leaf(std::string_view bytes) {
  begin();
  add(std::string_view("\0", 1));
  add(bytes);
  return end();
}

Hash Hasher::node(const Hash& left, const Hash& right) {
  std::array<char, 1 + 2 * kHashBytes> bytes;
  bytes[0] = 1;
  std::memcpy(bytes.data() + 1, left.data(), kHashBytes);
  std::memcpy(bytes.data() + 1 + kHashBytes, right.data(), kHashBytes);
  return hash({bytes.data(), bytes.size()});
}

}  // namespace storage
