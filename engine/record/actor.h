#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/record/key.h"

namespace engine {

// Who acts. The first three are people, the others the engine itself.
enum class ActorKind : std::uint8_t {
  kAccount,
  // A person who acts through a personal link.
  kPerson,
  kPublic,
  kTimer,
  kMessage,
  kDemo,
  // Whoever asks a server that was started with `--open`.
  kOpen,
};

// A role that somebody holds in a unit, as `r.town-org` in `heping-street`.
struct RoleInUnit {
  std::string role;
  std::string unit;

  bool operator==(const RoleInUnit&) const = default;
};

struct Actor {
  ActorKind kind = ActorKind::kOpen;
  // Empty for the engine and the public.
  std::string login;
  // Of a nominee the person concerned.
  std::string person_id;
  // The random name of the account in the log.
  CaseId account;
  // "browser", "api", "timer", …
  std::string via;
  std::vector<RoleInUnit> roles;
  // Holds a permission to act on any task, job or variable of the process: not bound to
  // candidates. The outer shell asks `allow()` and says so here.
  bool may_act_on_any = false;
};

// Whether the actor is the engine itself, which may never decide what is a person's to decide.
constexpr bool is_system(ActorKind kind) {
  return kind == ActorKind::kTimer || kind == ActorKind::kMessage || kind == ActorKind::kDemo;
}

}  // namespace engine
