#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/finding.h"
#include "engine/base/object_reader.h"
#include "engine/form/validate.h"

namespace engine::people {

// The kind of units for which only their own people stand.
inline constexpr std::string_view kDepartment = "department";

// A node of the organisation's tree.
struct Unit {
  std::string code;
  Title name;
  // "county", "town", "department", "office", "community" …
  std::string kind;
  // Code of the unit above; empty at the top.
  std::string parent;
};

struct RoleGroup {
  std::string id;
  Title label;
};

struct Role {
  // As "r.town-org".
  std::string id;
  Title label;
  std::string group;
};

struct HeldRole {
  std::string role;
  std::string unit;

  bool operator==(const HeldRole&) const = default;
};

struct Person {
  std::string login;
  Title name;
  // What registers call this person; empty for those who only work here.
  std::string person_id;
  std::vector<HeldRole> roles;
  Title duty;
};

// Units, roles and people as declared in a package. Immutable.
class People : public form::Directory {
 public:
  struct Definition {
    // Invented people: they may be signed in by one click.
    bool is_demo = false;
    std::vector<Unit> units;
    std::vector<RoleGroup> role_groups;
    std::vector<Role> roles;
    std::vector<Person> people;
  };

  explicit People(Definition definition);

  bool is_demo() const { return definition_.is_demo; }
  const std::vector<Unit>& units() const { return definition_.units; }
  const std::vector<RoleGroup>& role_groups() const { return definition_.role_groups; }
  const std::vector<Role>& roles() const { return definition_.roles; }
  const std::vector<Person>& people() const { return definition_.people; }

  // Null when there is none.
  const Unit* find_unit(std::string_view code) const;
  const Role* find_role(std::string_view id) const;
  const Person* find_person(std::string_view login) const;

  // Whether `unit` is `above` or lies somewhere below it.
  bool lies_within(std::string_view unit, std::string_view above) const;
  // Logins of those who hold the role, in the order of the file. With a unit: there, else in the
  // nearest unit above that has somebody.
  std::vector<std::string> holders(std::string_view role, std::string_view unit = {}) const;

  bool has_person(std::string_view login, std::string_view role) const override;
  bool has_unit(std::string_view code, std::string_view kind) const override;
  bool stands_for(std::string_view login, std::string_view unit) const override;

 private:
  std::vector<std::string> holders_in(std::string_view role, std::string_view unit) const;

  Definition definition_;
  std::map<std::string, std::size_t, std::less<>> units_;
  std::map<std::string, std::size_t, std::less<>> people_;
};

struct PeopleReading {
  // Null when the findings have an error.
  std::shared_ptr<const People> people;
  Findings findings;
};

// Reads a `people.json`: {"demo", "units", "roleGroups", "roles", "people"}.
PeopleReading read_people(std::string_view json);

}  // namespace engine::people
