#pragma once

#include <memory>
#include <mutex>

#include "engine/ports/credential_store.h"
#include "storage/sql/connection.h"

namespace storage {

// Each call is a transaction of its own.
class SqlCredentialStore final : public engine::CredentialStore {
 public:
  explicit SqlCredentialStore(std::unique_ptr<Connection> connection);
  ~SqlCredentialStore() override;

  // Asks the accounts as well: one that is closed has no password any more.
  std::optional<std::string> password_hash(std::string_view login) override;
  void set_password_hash(std::string_view login, std::string_view hash,
                         engine::Instant at) override;

 private:
  std::mutex mutex_;
  std::unique_ptr<Connection> connection_;
};

}  // namespace storage
