#include "web/routes/api/caller.h"

#include <algorithm>

namespace web::api {
namespace {

engine::people::SubjectKind kind_of(ActorKind kind) {
  using engine::people::SubjectKind;
  switch (kind) {
    case ActorKind::kPublic: return SubjectKind::kPublic;
    case ActorKind::kAccount: return SubjectKind::kAccount;
    case ActorKind::kOpen: return SubjectKind::kOpenAdministrator;
  }
  return SubjectKind::kPublic;
}

}  // namespace

bool Caller::is(std::string_view name) const {
  return !name.empty() && (name == login || name == person_id);
}

bool Caller::holds(std::string_view role) const {
  return std::any_of(roles.begin(), roles.end(),
                     [role](const engine::RoleInUnit& held) { return held.role == role; });
}

engine::Inbox Caller::inbox() const {
  engine::Inbox inbox{login, person_id, roles};
  std::erase_if(inbox.roles, [](const engine::RoleInUnit& held) {
    return !engine::people::offers({held.role}, held.role, held.unit);
  });
  return inbox;
}

bool Caller::is_only_concerned() const {
  return subject.kind == engine::people::SubjectKind::kAccount &&
         std::all_of(roles.begin(), roles.end(), [](const engine::RoleInUnit& held) {
           return held.role == engine::people::kNominee;
         });
}

Caller caller_of(const Actor& actor, const engine::Snapshot& snapshot) {
  Caller caller;
  caller.subject.kind = kind_of(actor.kind);
  caller.login = actor.login;
  if (actor.kind != ActorKind::kAccount) return caller;
  const engine::Account* account = snapshot.account(actor.login);
  if (account == nullptr) {
    // Closed while he was signed in.
    caller.subject.kind = engine::people::SubjectKind::kPublic;
    return caller;
  }
  caller.person_id = account->person_id;
  caller.roles = snapshot.roles_of(*account);
  for (const engine::RoleInUnit& held : caller.roles) caller.subject.roles.push_back(held.role);
  return caller;
}

}  // namespace web::api
