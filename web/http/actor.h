#pragma once

#include <optional>
#include <string>

#include "engine/base/instant.h"

namespace web {

enum class ActorKind {
  kPublic,   // nobody we know
  kAccount,  // an account, by session or by its password
  kOpen,     // the built-in administrator of a server started with --open
};

enum class Credential { kNone, kSession, kBasic };

// Who is asking. Rights are looked up with it at each request; it carries none itself.
struct Actor {
  ActorKind kind = ActorKind::kPublic;
  Credential credential = Credential::kNone;
  // Name of the account; `open` for kOpen, empty for kPublic.
  std::string login;
  // When a password or second factor was last given in this session.
  std::optional<engine::Instant> confirmed_at;

  bool is_public() const { return kind == ActorKind::kPublic; }
};

}  // namespace web
