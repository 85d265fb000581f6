#include "web/routes/api/names.h"

namespace web::api {

const engine::Account* Names::account(std::string_view name) const {
  const engine::Account* found = snapshot_.account(name);
  return found != nullptr || name.empty() ? found : snapshot_.account_of_person(name);
}

Words Names::person(std::string_view name) const {
  const engine::Account* found = account(name);
  return found == nullptr ? words(name) : words(found->name, found->name_en);
}

std::optional<Words> Names::person_or_null(std::string_view name) const {
  if (name.empty()) return std::nullopt;
  return person(name);
}

std::optional<Subject> Names::subject(std::string_view person_id) const {
  if (person_id.empty()) return std::nullopt;
  return Subject{std::string(person_id), person(person_id)};
}

Words Names::role(std::string_view role) const {
  for (const engine::people::People* people : declared_) {
    const engine::people::Role* found = people->find_role(role);
    if (found != nullptr) return words_of(found->label);
  }
  return words(role);
}

UnitRef Names::unit(std::string_view code) const {
  const engine::Unit* found = snapshot_.unit(code);
  return {std::string(code), found == nullptr ? words(code) : words(found->name, found->name_en)};
}

std::vector<HeldRole> Names::roles_of(const engine::Account& account) const {
  std::vector<HeldRole> roles;
  for (const engine::RoleInUnit& held : snapshot_.roles_of(account)) {
    roles.push_back({held.role, role(held.role), unit(held.unit)});
  }
  return roles;
}

Person Names::person_of(const engine::Account& account) const {
  Person person{account.login, std::nullopt, words(account.name, account.name_en),
                roles_of(account)};
  if (!account.person_id.empty()) person.person_id = account.person_id;
  return person;
}

}  // namespace web::api
