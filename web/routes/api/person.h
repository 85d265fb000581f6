#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "web/routes/api/words.h"

namespace web::api {

struct UnitRef {
  std::string code;
  Words name;
};
BOOST_DESCRIBE_STRUCT(UnitRef, (), (code, name))

struct HeldRole {
  std::string role;
  Words label;
  UnitRef unit;
};
BOOST_DESCRIBE_STRUCT(HeldRole, (), (role, label, unit))

struct Person {
  std::string login;
  std::optional<std::string> person_id;
  Words name;
  std::vector<HeldRole> roles;
};
BOOST_DESCRIBE_STRUCT(Person, (), (login, person_id, name, roles))

// The person whom something is about.
struct Subject {
  std::string person_id;
  Words name;
};
BOOST_DESCRIBE_STRUCT(Subject, (), (person_id, name))

}  // namespace web::api
