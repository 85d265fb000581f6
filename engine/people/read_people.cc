#include <set>
#include <utility>

#include "engine/people/people.h"

namespace engine::people {
namespace {

class Reader {
 public:
  Reader(const JsonNode& root, Findings& findings)
      : top_(root, "", findings), findings_(findings) {}

  People::Definition read() {
    definition_.is_demo = top_.flag("demo");
    each("units", [this](ObjectReader& reader) { read_unit(reader); });
    each("roleGroups", [this](ObjectReader& reader) { read_group(reader); });
    each("roles", [this](ObjectReader& reader) { read_role(reader); });
    each("people", [this](ObjectReader& reader) { read_person(reader); });
    top_.finish();
    check_tree();
    return std::move(definition_);
  }

 private:
  template <class Read>
  void each(std::string_view key, const Read& read) {
    const JsonNode* list = top_.array(key);
    if (list == nullptr) return;
    for (std::size_t i = 0; i < list->items.size(); ++i) {
      ObjectReader reader(list->items[i], top_.path_of(key, i), findings_);
      read(reader);
      reader.finish();
    }
  }

  void note(ObjectReader& reader, std::string_view key, std::set<std::string>& known,
            const std::string& name) {
    if (name.empty() || known.insert(name).second) return;
    reader.report("duplicate-id", key, "'" + name + "' stands twice");
  }

  void read_unit(ObjectReader& reader) {
    Unit unit;
    unit.code = reader.text("code");
    unit.name = reader.title("name");
    unit.kind = reader.text("kind");
    const JsonNode* parent = reader.any("parent");
    if (parent != nullptr && parent->is_string()) unit.parent = parent->text;
    note(reader, "code", unit_codes_, unit.code);
    definition_.units.push_back(std::move(unit));
  }

  void read_group(ObjectReader& reader) {
    RoleGroup group{reader.text("id"), reader.title("label")};
    note(reader, "id", group_ids_, group.id);
    definition_.role_groups.push_back(std::move(group));
  }

  void read_role(ObjectReader& reader) {
    Role role;
    role.id = reader.text("role");
    role.label = reader.title("label");
    role.group = reader.optional_text("group");
    if (!role.id.starts_with("r.")) reader.report("bad-value", "role", "a role begins with 'r.'");
    if (!role.group.empty() && !group_ids_.contains(role.group)) {
      reader.report("unknown-reference", "group", "there is no group '" + role.group + "'");
    }
    note(reader, "role", role_ids_, role.id);
    definition_.roles.push_back(std::move(role));
  }

  void read_person(ObjectReader& reader) {
    Person person;
    person.login = reader.text("login");
    person.name = reader.title("name");
    person.duty = reader.title("duty");
    person.person_id = reader.optional_text("personId");
    note(reader, "login", logins_, person.login);
    note(reader, "personId", person_ids_, person.person_id);
    if (const JsonNode* roles = reader.array("roles")) {
      for (std::size_t i = 0; i < roles->items.size(); ++i) {
        ObjectReader held(roles->items[i], reader.path_of("roles", i), findings_);
        person.roles.push_back(read_held(held));
        held.finish();
      }
    }
    definition_.people.push_back(std::move(person));
  }

  HeldRole read_held(ObjectReader& reader) {
    HeldRole held{reader.text("role"), reader.text("unit")};
    if (!held.role.empty() && !role_ids_.contains(held.role)) {
      reader.report("unknown-reference", "role", "there is no role '" + held.role + "'");
    }
    if (!held.unit.empty() && !unit_codes_.contains(held.unit)) {
      reader.report("unknown-reference", "unit", "there is no unit '" + held.unit + "'");
    }
    return held;
  }

  // Every unit must reach the top: a parent that does not exist, or a circle, never ends.
  void check_tree() {
    std::map<std::string_view, std::string_view> parents;
    for (const Unit& unit : definition_.units) parents.emplace(unit.code, unit.parent);
    for (const Unit& unit : definition_.units) {
      std::string_view at = unit.code;
      std::size_t steps = 0;
      while (!at.empty() && steps <= parents.size()) {
        const auto found = parents.find(at);
        if (found == parents.end()) break;
        at = found->second;
        ++steps;
      }
      if (at.empty()) continue;
      findings_.push_back({Severity::kError,
                           "unknown-reference",
                           "units." + unit.code,
                           {},
                           "the unit does not lie below a unit at the top"});
    }
  }

  ObjectReader top_;
  Findings& findings_;
  People::Definition definition_;
  std::set<std::string> unit_codes_;
  std::set<std::string> group_ids_;
  std::set<std::string> role_ids_;
  std::set<std::string> logins_;
  std::set<std::string> person_ids_;
};

}  // namespace

PeopleReading read_people(std::string_view json) {
  PeopleReading reading;
  const Result<JsonNode> root = parse_json_node(json);
  if (!root) {
    reading.findings.push_back(
        {Severity::kError, "not-json", "", root.error().position, root.error().message});
    return reading;
  }
  People::Definition definition = Reader(*root, reading.findings).read();
  if (!has_error(reading.findings)) {
    reading.people = std::make_shared<const People>(std::move(definition));
  }
  return reading;
}

}  // namespace engine::people
