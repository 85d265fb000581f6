#include <algorithm>

#include "web/http/text.h"
#include "web/routes/api/reading.h"
#include "web/routes/api/tables.h"

// Persons and units, for the fields of forms that name them.
namespace web::api {
namespace {

struct PeopleQuery {
  std::optional<std::string> text;
  std::optional<std::string> role;
  std::optional<std::string> unit;
};
BOOST_DESCRIBE_STRUCT(PeopleQuery, (), (text, role, unit))

struct PersonRef {
  std::string login;
  Words name;
  // Of the first role.
  std::optional<UnitRef> unit;
  std::vector<HeldRole> roles;
};
BOOST_DESCRIBE_STRUCT(PersonRef, (), (login, name, unit, roles))

struct PersonRefs {
  std::vector<PersonRef> items;
};
BOOST_DESCRIBE_STRUCT(PersonRefs, (), (items))

struct UnitRow {
  std::string code;
  Words name;
  std::optional<std::string> parent;
  std::string kind;
};
BOOST_DESCRIBE_STRUCT(UnitRow, (), (code, name, parent, kind))

struct UnitRows {
  std::vector<UnitRow> items;
};
BOOST_DESCRIBE_STRUCT(UnitRows, (), (items))

constexpr std::size_t kMostPeople = 200;

bool has_text(std::string_view text, const std::string& wanted) {
  return to_lower(text).find(wanted) != std::string::npos;
}

// Nominees sit on no body: they are asked for by their role, by those whose office it is to name
// them.
bool is_offered(const Reading& reading, const PeopleQuery& query,
                const std::vector<engine::RoleInUnit>& roles, const engine::Account& account) {
  const bool is_nominee = !roles.empty() && std::all_of(roles.begin(), roles.end(), [](auto& held) {
    return held.role == engine::people::kNominee;
  });
  if (!is_nominee || reading.caller.login == account.login) return true;
  return query.role == engine::people::kNominee && !reading.caller.is_only_concerned();
}

bool fits(const PeopleQuery& query, const engine::Account& account,
          const std::vector<engine::RoleInUnit>& roles) {
  const std::string text = to_lower(query.text.value_or(""));
  const bool has_name = has_text(account.login, text) || has_text(account.name, text) ||
                        has_text(account.name_en, text);
  const bool wants_role = query.role || query.unit;
  return has_name && (!wants_role || std::any_of(roles.begin(), roles.end(), [&](auto& held) {
           return (!query.role || held.role == *query.role) &&
                  (!query.unit || held.unit == *query.unit);
         }));
}

// GET /people
void find_people(Services& services, const Request& request, const PeopleQuery& query,
                 Reply reply) {
  const Reading reading(services, request);
  PersonRefs answer;
  for (const engine::Account& account : reading.snapshot->accounts) {
    const std::vector<engine::RoleInUnit> roles = reading.snapshot->roles_of(account);
    if (account.closed || !fits(query, account, roles) ||
        !is_offered(reading, query, roles, account)) {
      continue;
    }
    PersonRef person{account.login, words(account.name, account.name_en), std::nullopt,
                     reading.names.roles_of(account)};
    if (!person.roles.empty()) person.unit = person.roles.front().unit;
    answer.items.push_back(std::move(person));
  }
  std::sort(answer.items.begin(), answer.items.end(),
            [](const PersonRef& left, const PersonRef& right) { return left.login < right.login; });
  if (answer.items.size() > kMostPeople) answer.items.resize(kMostPeople);
  reply(json(answer));
}

// GET /units
void list_units(Services& services, const Request& request, Reply reply) {
  const Reading reading(services, request);
  UnitRows answer;
  for (const engine::Unit& unit : reading.snapshot->units) {
    UnitRow row{unit.code, words(unit.name, unit.name_en), std::nullopt, unit.kind};
    if (!unit.parent.empty()) row.parent = unit.parent;
    answer.items.push_back(std::move(row));
  }
  reply(json(answer));
}

constexpr Route kRoutes[] = {
    {Method::kGet, "/people", with_query<find_people>(), Permission::kSignedIn,
     shows(FieldClass::kP0, FieldClass::kP1), answers<PersonRefs>()},
    {Method::kGet, "/units", list_units, Permission::kSignedIn, shows(FieldClass::kP0),
     answers<UnitRows>()},
};

}  // namespace

RouteTable people_routes() {
  return kRoutes;
}

}  // namespace web::api
