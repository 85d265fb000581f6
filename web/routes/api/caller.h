#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/people/allow.h"
#include "engine/ports/search.h"
#include "engine/record/actor.h"
#include "engine/runtime/snapshot.h"
#include "web/http/actor.h"

namespace web::api {

// Who asks, with the roles that he holds now.
struct Caller {
  engine::people::Subject subject;
  std::string login;
  // Of a person about whom there are registers; empty for those who only work here.
  std::string person_id;
  std::vector<engine::RoleInUnit> roles;

  // Whether a name of the model (login or personId) is his.
  bool is(std::string_view name) const;
  bool holds(std::string_view role) const;
  // What he holds, and what is offered to him by his names or an office of his.
  engine::Inbox inbox() const;
  // Is here for his own sake, without any office: sees what is about himself and nothing else.
  bool is_only_concerned() const;

  bool may(engine::people::Action action, engine::people::Relations relations = {}) const {
    return engine::people::allow(subject, action, relations);
  }
};

Caller caller_of(const Actor& actor, const engine::Snapshot& snapshot);

}  // namespace web::api
