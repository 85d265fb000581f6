#include "web/cli/secret_file.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <stdexcept>

namespace web {
namespace {

bool is_kept(const std::filesystem::path& file, int flags, std::string_view bytes) {
  const int out = open(file.c_str(), flags | O_CLOEXEC, 0600);
  if (out < 0) return false;
  const bool written = write(out, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
  const bool kept = written && fsync(out) == 0;
  close(out);
  return kept;
}

bool is_folder_kept(const std::filesystem::path& folder) {
  const int opened = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) return false;
  const bool kept = fsync(opened) == 0;
  close(opened);
  return kept;
}

// Whole or not at all, whenever the program or the machine stops.
void make_file(const std::filesystem::path& file) {
  std::string key(crypto_auth_hmacsha256_KEYBYTES, '\0');
  randombytes_buf(key.data(), key.size());
  const std::filesystem::path part = file.string() + ".new";
  const bool is_made = is_kept(part, O_CREAT | O_TRUNC | O_WRONLY, key) &&
                       rename(part.c_str(), file.c_str()) == 0 &&
                       is_folder_kept(file.parent_path());
  if (!is_made) throw std::runtime_error(file.string() + " cannot be made");
}

}  // namespace

std::string identity_key(const std::filesystem::path& folder, KeyUse use) {
  const std::filesystem::path file = folder / "identity.key";
  if (!std::filesystem::exists(file)) {
    if (use == KeyUse::kMustBeThere) {
      throw std::runtime_error(file.string() + " is gone: identity numbers were kept under it");
    }
    make_file(file);
  }
  struct stat facts {};
  if (stat(file.c_str(), &facts) != 0) throw std::runtime_error(file.string() + " cannot be read");
  if ((facts.st_mode & 077U) != 0) {
    throw std::runtime_error(file.string() + " is open to others: give it mode 0600");
  }
  std::string key(crypto_auth_hmacsha256_KEYBYTES, '\0');
  const int in = open(file.c_str(), O_RDONLY | O_CLOEXEC);
  const bool whole =
      in >= 0 && read(in, key.data(), key.size()) == static_cast<ssize_t>(key.size());
  if (in >= 0) close(in);
  if (!whole) throw std::runtime_error(file.string() + " holds no key");
  return key;
}

std::string keyed_digest(const std::string& key, std::string_view text) {
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> digest{};
  crypto_auth_hmacsha256(digest.data(), reinterpret_cast<const unsigned char*>(text.data()),
                         text.size(), reinterpret_cast<const unsigned char*>(key.data()));
  std::string hex(digest.size() * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
  hex.pop_back();
  return hex;
}

}  // namespace web
