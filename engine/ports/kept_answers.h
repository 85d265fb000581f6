#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/base/instant.h"

namespace engine {

// What a command with an idempotency key was answered.
struct KeptAnswer {
  // SHA-256 of the request, in hexadecimal.
  std::string request_sha256;
  int status = 0;
  std::string body;
};

// Answers by actor and idempotency key, kept 30 days. Written in the transaction of the command;
// beside the log, no projection of it (TRUST §2.1).
class KeptAnswers {
 public:
  virtual ~KeptAnswers() = default;
  virtual std::optional<KeptAnswer> find(std::string_view actor, std::string_view key) = 0;
  virtual void put(std::string_view actor, std::string_view key, const KeptAnswer& answer,
                   Instant at) = 0;
  // Drops what was put before `until`.
  virtual void prune(Instant until) = 0;
};

}  // namespace engine
