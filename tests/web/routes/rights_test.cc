#include <catch2/catch.hpp>

#include "engine/people/action.h"
#include "web/routes/people_rights.h"

namespace web {
namespace {

std::shared_ptr<const engine::Snapshot> people() {
  auto snapshot = std::make_shared<engine::Snapshot>();
  const auto add = [&](std::uint64_t number, const char* login, const char* role) {
    engine::Account account;
    account.key = {1, number};
    account.login = login;
    snapshot->accounts.push_back(account);
    snapshot->granted_roles.push_back({account.key, role, "unit"});
  };
  add(1, "admin", "r.admin");
  add(2, "auditor", "r.auditor");
  add(3, "clerk", "r.town-org");
  return snapshot;
}

bool may(const char* login, Permission permission) {
  PeopleRights rights(&people);
  Actor actor;
  actor.kind = ActorKind::kAccount;
  actor.login = login;
  return rights.may(actor, permission);
}

TEST_CASE("the auditor reads and the administrator acts; others do neither", "[web][rights]") {
  CHECK(may("auditor", Permission::kReadProcessInstance));
  CHECK_FALSE(may("auditor", Permission::kCancelProcessInstance));
  CHECK(may("admin", Permission::kReadProcessInstance));
  CHECK(may("admin", Permission::kCancelProcessInstance));
  CHECK_FALSE(may("clerk", Permission::kReadProcessInstance));
  CHECK_FALSE(may("clerk", Permission::kReadUserTask));
  CHECK_FALSE(may("nobody", Permission::kReadUserTask));
}

TEST_CASE("every permission of a route is an action that somebody can be allowed",
          "[web][rights]") {
  const int last = static_cast<int>(Permission::kAdministrate);
  for (int index = 0; index <= last; ++index) {
    const auto permission = static_cast<Permission>(index);
    if (permission == Permission::kPublic || permission == Permission::kSignedIn) continue;
    const PermissionWords words = words_of(permission);
    INFO(words.resource << ' ' << words.action);
    CHECK(engine::people::find_action(words.resource, words.action).has_value());
  }
}

}  // namespace
}  // namespace web
