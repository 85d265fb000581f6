#include "web/routes/api/intake_door.h"

#include <algorithm>

#include "web/routes/api/declared.h"
#include "web/routes/api/packages.h"
#include "web/routes/api/searching.h"

namespace web::api {
namespace {

using engine::feel::Entry;
using engine::feel::Value;
using engine::package::Sender;

bool is_sender(const Caller& caller, const engine::package::Intake& intake) {
  switch (intake.who) {
    case Sender::kPublic: return true;
    case Sender::kNominee:
      return !caller.person_id.empty() && caller.holds(engine::people::kNominee);
    case Sender::kRole:
      return std::any_of(intake.roles.begin(), intake.roles.end(),
                         [&caller](const std::string& role) { return caller.holds(role); });
  }
  return false;
}

Value text_or_nothing(const std::string& text) {
  return text.empty() ? Value() : Value::string(text);
}

// What the expressions of an intake see before a form is filled in.
std::vector<Entry> names_of(const Reading& reading, const std::string& correlation_key) {
  const Value person = Value::context({{"login", text_or_nothing(reading.caller.login)},
                                       {"personId", text_or_nothing(reading.caller.person_id)}});
  return {{"correlationKey", Value::string(correlation_key)},
          {"form", Value::context({})},
          {"person", person}};
}

Value record_at(const Reading& reading, const std::string& register_id, const std::string& key) {
  if (key.empty()) return {};
  const auto found = only(reading.queries.records(
      search_for({equals("registerId", register_id), equals("recordKey", key)})));
  return found ? found->value : Value();
}

Value reads_of(const Reading& reading, const engine::package::Intake& intake,
               const std::vector<Entry>& names) {
  Declared declared(reading, Value::context(names));
  std::vector<Entry> reads;
  for (const engine::package::IntakeRead& read : intake.reads) {
    reads.push_back({read.name, record_at(reading, read.register_id, declared.text(read.key))});
  }
  return Value::context(std::move(reads));
}

bool is_awaited(const Reading& reading, const engine::package::Intake& intake,
                const std::string& correlation_key) {
  engine::Search search = search_for(
      {equals("messageName", intake.message), equals("correlationKey", correlation_key)});
  search.page.limit = 1;
  return !reading.queries.message_subscriptions(search).rows.empty();
}

}  // namespace

FoundIntake find_intake(const engine::Snapshot& snapshot, std::string_view id) {
  for (const engine::package::Package* package : packages_in(snapshot)) {
    if (const auto* intake = package->find_intake(id)) return {package, intake};
  }
  return {};
}

bool may_use(const Caller& caller, const engine::package::Intake& intake) {
  engine::people::Relations relations;
  if (is_sender(caller, intake)) relations.add(engine::people::Relation::kDeclared);
  return caller.may(engine::people::Action::kUseIntake, relations);
}

IntakeDoor door_of(const Reading& reading, const engine::package::Intake& intake,
                   const std::string& correlation_key) {
  IntakeDoor door;
  door.may_use = may_use(reading.caller, intake);
  std::vector<Entry> names = names_of(reading, correlation_key);
  names.push_back({"reads", reads_of(reading, intake, names)});
  Declared declared(reading, Value::context(names));
  for (const engine::package::Refusal& refusal : intake.refuse) {
    if (!declared.value(refusal.when).is_true()) continue;
    door.reason = declared.words(refusal.reason);
    return door;
  }
  const std::string key =
      intake.correlation_key ? declared.text(*intake.correlation_key) : correlation_key;
  door.is_open = is_awaited(reading, intake, key);
  if (!door.is_open) door.reason = words("现在不能提交", "nothing is awaited here now");
  return door;
}

std::string register_of_key(const engine::package::Intake& intake) {
  for (const engine::package::IntakeRead& read : intake.reads) {
    if (read.key.source() == "correlationKey") return read.register_id;
  }
  return {};
}

}  // namespace web::api
