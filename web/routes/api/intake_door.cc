#include "web/routes/api/intake_door.h"

#include <algorithm>

#include "web/routes/api/declared.h"
#include "web/routes/api/packages.h"
#include "web/routes/api/register_view.h"
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

std::optional<engine::RegisterRecord> record_at(const Reading& reading,
                                                const std::string& register_id,
                                                const std::string& key) {
  if (key.empty()) return std::nullopt;
  return only(reading.queries.records(
      search_for({equals("registerId", register_id), equals("recordKey", key)})));
}

// What the expressions of an intake see before a form is filled in.
std::vector<Entry> names_of(const Reading& reading, const engine::package::Intake& intake,
                            const std::string& correlation_key) {
  const Value person = Value::context({{"login", text_or_nothing(reading.caller.login)},
                                       {"personId", text_or_nothing(reading.caller.person_id)}});
  std::vector<Entry> names{{"correlationKey", Value::string(correlation_key)},
                           {"form", Value::context({})},
                           {"person", person},
                           {"receipt", Value()},
                           {"source", source_of(reading, intake, correlation_key)}};
  Declared declared(reading, Value::context(names));
  std::vector<Entry> reads;
  for (const engine::package::IntakeRead& read : intake.reads) {
    const auto record = record_at(reading, read.register_id, declared.text(read.key));
    reads.push_back({read.name, record ? record->value : Value()});
  }
  names.push_back({"reads", Value::context(std::move(reads))});
  return names;
}

// The record under the correlation key without the fields that the caller does not see.
Value main_record(const Reading& reading, const engine::package::Intake& intake,
                  const std::string& correlation_key) {
  const engine::package::IntakeRead* read = intake.main_read();
  const engine::registers::Register* declared =
      read == nullptr ? nullptr : find_register(*reading.snapshot, read->register_id);
  const auto record =
      declared == nullptr ? std::nullopt : record_at(reading, read->register_id, correlation_key);
  if (!record) return Value::context({});
  engine::FieldClassSet classes;
  if (intake.who == Sender::kPublic) classes.add(engine::FieldClass::kP0);
  const auto seen = RegisterView(reading, *declared).record(correlation_key);
  if (seen) classes.add(seen->classes);
  return engine::registers::masked(*declared, record->value, classes);
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

Problem not_for(const Caller& caller) {
  if (caller.subject.kind == engine::people::SubjectKind::kPublic) {
    return {Status::kUnauthorized, {}, "sign in first", {}};
  }
  return forbidden("this is handed in by other people");
}

bool may_use(const Caller& caller, const engine::package::Intake& intake) {
  engine::people::Relations relations;
  if (is_sender(caller, intake)) relations.add(engine::people::Relation::kDeclared);
  return caller.may(engine::people::Action::kUseIntake, relations);
}

Value source_of(const Reading& reading, const engine::package::Intake& intake,
                const std::string& correlation_key) {
  const engine::package::IntakeRead* read = intake.main_read();
  if (!intake.otherwise || read == nullptr) return {};
  const auto record = record_at(reading, read->register_id, correlation_key);
  if (!record || !record->instance.exists()) return {};
  const engine::Operand key = operand(record->instance);
  const auto instance =
      only(reading.queries.process_instances(search_for({equals("processInstanceKey", key)})));
  if (!instance || instance->row.state == engine::InstanceState::kActive) return {};
  std::vector<Entry> variables;
  for (engine::Variable& one :
       reading.queries.variables(search_for({equals("scopeKey", key)})).rows) {
    variables.push_back({std::move(one.name), std::move(one.value)});
  }
  return Value::context(std::move(variables));
}

Value shown_to_form(const Reading& reading, const engine::package::Intake& intake,
                    const std::string& correlation_key) {
  if (!intake.shows) return main_record(reading, intake, correlation_key);
  Declared declared(reading, Value::context(names_of(reading, intake, correlation_key)));
  const Value shown = declared.value(*intake.shows);
  return shown.is_context() ? shown : Value::context({});
}

IntakeDoor door_of(const Reading& reading, const engine::package::Intake& intake,
                   const std::string& correlation_key) {
  IntakeDoor door;
  door.may_use = may_use(reading.caller, intake);
  const Value names = Value::context(names_of(reading, intake, correlation_key));
  Declared declared(reading, names);
  for (const engine::package::Refusal& refusal : intake.refuse) {
    if (!declared.value(refusal.when).is_true()) continue;
    door.reason = declared.words(refusal.reason);
    return door;
  }
  const std::string key =
      intake.correlation_key ? declared.text(*intake.correlation_key) : correlation_key;
  const bool can_stand_alone = intake.otherwise && !names.find("source")->is_null();
  door.is_open = can_stand_alone || is_awaited(reading, intake, key);
  if (!door.is_open) door.reason = words("现在不能提交", "nothing is awaited here now");
  return door;
}

std::string register_of_key(const engine::package::Intake& intake) {
  const engine::package::IntakeRead* read = intake.main_read();
  return read == nullptr ? std::string() : read->register_id;
}

}  // namespace web::api
