#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/base/instant.h"

namespace engine {

// Password hashes by login; beside the log, no projection of it (TRUST §2.1). Called by any thread.
class CredentialStore {
 public:
  virtual ~CredentialStore() = default;
  // None when the account is not known, is closed, or has no password.
  virtual std::optional<std::string> password_hash(std::string_view login) = 0;
  virtual void set_password_hash(std::string_view login, std::string_view hash, Instant at) = 0;
};

}  // namespace engine
