#pragma once

#include <algorithm>
#include <string_view>

#include "engine/people/allow.h"
#include "engine/people/people.h"

// Who may be named for what in a form (`wf-person`, `wf-org`), by the roles that he holds; of any
// type with `role` and `unit`.
namespace engine::people {

// Without `role` anybody but who is a nominee alone: nominees sit on no body.
template <class Roles>
bool may_be_named(const Roles& held, std::string_view role) {
  if (role.empty() && held.empty()) return true;
  return std::any_of(held.begin(), held.end(), [role](const auto& each) {
    return role.empty() ? each.role != kNominee : each.role == role;
  });
}

// A department is stood for by its own people, another unit by anybody.
template <class Roles>
bool may_stand_for(const Roles& held, std::string_view unit, std::string_view kind) {
  return kind != kDepartment || std::any_of(held.begin(), held.end(),
                                            [unit](const auto& each) { return each.unit == unit; });
}

}  // namespace engine::people
