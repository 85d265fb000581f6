#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/people/people.h"
#include "engine/runtime/snapshot.h"
#include "web/routes/api/person.h"

namespace web::api {

// What people, units and roles are called.
class Names {
 public:
  // The labels of roles are those of the packages' people.
  Names(const engine::Snapshot& snapshot, std::vector<const engine::people::People*> declared)
      : snapshot_(snapshot), declared_(std::move(declared)) {}

  // By login or personId; the text itself where nobody bears it.
  Words person(std::string_view name) const;
  std::optional<Words> person_or_null(std::string_view name) const;
  std::optional<Subject> subject(std::string_view person_id) const;
  Words role(std::string_view role) const;
  UnitRef unit(std::string_view code) const;
  std::vector<HeldRole> roles_of(const engine::Account& account) const;
  Person person_of(const engine::Account& account) const;

 private:
  const engine::Account* account(std::string_view name) const;

  const engine::Snapshot& snapshot_;
  std::vector<const engine::people::People*> declared_;
};

}  // namespace web::api
