#include "engine/people/people.h"

#include <algorithm>
#include <utility>

#include "engine/people/seats.h"

namespace engine::people {

People::People(Definition definition) : definition_(std::move(definition)) {
  for (std::size_t i = 0; i < definition_.units.size(); ++i) {
    units_.emplace(definition_.units[i].code, i);
  }
  for (std::size_t i = 0; i < definition_.people.size(); ++i) {
    people_.emplace(definition_.people[i].login, i);
  }
}

const Unit* People::find_unit(std::string_view code) const {
  const auto found = units_.find(code);
  return found == units_.end() ? nullptr : &definition_.units[found->second];
}

const Role* People::find_role(std::string_view id) const {
  const auto found = std::find_if(definition_.roles.begin(), definition_.roles.end(),
                                  [&](const Role& role) { return role.id == id; });
  return found == definition_.roles.end() ? nullptr : &*found;
}

const Person* People::find_person(std::string_view login) const {
  const auto found = people_.find(login);
  return found == people_.end() ? nullptr : &definition_.people[found->second];
}

// The reader has made sure that the way upward ends.
bool People::lies_within(std::string_view unit, std::string_view above) const {
  for (const Unit* at = find_unit(unit); at != nullptr; at = find_unit(at->parent)) {
    if (at->code == above) return true;
  }
  return false;
}

std::vector<std::string> People::holders_in(std::string_view role, std::string_view unit) const {
  std::vector<std::string> logins;
  for (const Person& person : definition_.people) {
    const bool holds =
        std::any_of(person.roles.begin(), person.roles.end(), [&](const HeldRole& held) {
          return held.role == role && (unit.empty() || held.unit == unit);
        });
    if (holds) logins.push_back(person.login);
  }
  return logins;
}

std::vector<std::string> People::holders(std::string_view role, std::string_view unit) const {
  if (unit.empty()) return holders_in(role, unit);
  for (const Unit* at = find_unit(unit); at != nullptr; at = find_unit(at->parent)) {
    std::vector<std::string> logins = holders_in(role, at->code);
    if (!logins.empty()) return logins;
  }
  return {};
}

bool People::has_person(std::string_view login, std::string_view role) const {
  const Person* person = find_person(login);
  return person != nullptr && may_be_named(person->roles, role);
}

bool People::has_unit(std::string_view code, std::string_view kind) const {
  const Unit* unit = find_unit(code);
  return unit != nullptr && (kind.empty() || unit->kind == kind);
}

bool People::stands_for(std::string_view login, std::string_view unit) const {
  const Person* person = find_person(login);
  const Unit* stood_for = find_unit(unit);
  return person != nullptr && stood_for != nullptr &&
         may_stand_for(person->roles, unit, stood_for->kind);
}

}  // namespace engine::people
