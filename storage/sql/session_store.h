#pragma once

#include <memory>

#include "engine/ports/session_store.h"
#include "storage/sql/connection.h"

namespace storage {

// Each call is a transaction of its own.
class SqlSessionStore final : public engine::SessionStore {
 public:
  explicit SqlSessionStore(std::unique_ptr<Connection> connection);
  ~SqlSessionStore() override;

  std::optional<engine::BrowserSession> find(std::string_view token_hash) override;
  std::vector<engine::BrowserSession> of(std::string_view login) override;
  void put(const engine::BrowserSession& session) override;
  void remove(std::string_view token_hash) override;
  void prune(engine::Instant unused, engine::Instant old) override;

 private:
  std::unique_ptr<Connection> connection_;
};

}  // namespace storage
