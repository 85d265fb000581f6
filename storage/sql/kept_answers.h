#pragma once

#include <memory>

#include "engine/ports/kept_answers.h"
#include "storage/sql/connection.h"

namespace storage {

// Answers to repeat, in the transactions of the connection, which must outlive it.
class SqlKeptAnswers final : public engine::KeptAnswers {
 public:
  explicit SqlKeptAnswers(Connection& connection) : connection_(connection) {}

  std::optional<engine::KeptAnswer> find(std::string_view actor, std::string_view key) override;
  void put(std::string_view actor, std::string_view key, const engine::KeptAnswer& answer,
           engine::Instant at) override;
  void prune(engine::Instant until) override;

 private:
  Connection& connection_;
  std::unique_ptr<Statement> find_;
  std::unique_ptr<Statement> put_;
  std::unique_ptr<Statement> prune_;
};

}  // namespace storage
