#include "web/routes/people_rights.h"

#include "web/routes/api/caller.h"

namespace web {

bool PeopleRights::may(const Actor& actor, Permission permission) {
  const PermissionWords words = words_of(permission);
  const auto action = engine::people::find_action(words.resource, words.action);
  return action && api::caller_of(actor, *snapshots_()).may(*action);
}

}  // namespace web
