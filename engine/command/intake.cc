#include <algorithm>
#include <utility>

#include "engine/command/handler.h"
#include "engine/command/publishing.h"
#include "engine/command/starting.h"
#include "engine/core/records.h"
#include "engine/package/package.h"

// The doors that packages declare (DESIGN §4).
namespace engine {
namespace {

using feel::Entry;
using feel::Value;

bool holds_one_of(const Actor& actor, const std::vector<std::string>& roles) {
  return std::any_of(actor.roles.begin(), actor.roles.end(), [&](const RoleInUnit& held) {
    return std::find(roles.begin(), roles.end(), held.role) != roles.end();
  });
}

bool may_use(const package::Intake& intake, const Actor& actor) {
  switch (intake.who) {
    case package::Sender::kPublic: return true;
    case package::Sender::kNominee: return !actor.person_id.empty();
    case package::Sender::kRole: return holds_one_of(actor, intake.roles);
  }
  return false;
}

// What the expressions of a door see, and how they are evaluated: in the package's calendar.
class Door {
 public:
  Door(StepContext& step, const package::Package& package)
      : step_(step), environment_(step.evaluator().environment()) {
    environment_.calendar = package.calendar.get();
    if (package.calendar) environment_.zone = package.calendar->zone();
  }

  void show(std::string name, Value value) {
    names_.push_back({std::move(name), std::move(value)});
  }

  Result<Value> value(const feel::Expression& expression) {
    const Value all = Value::context(names_);
    return feel::evaluate(expression, feel::ContextScope(all), environment_);
  }
  Result<std::string> text(const feel::Expression& expression) {
    const Result<Value> result = value(expression);
    if (!result) return result.error();
    if (!result->is_string() || result->as_string().empty()) {
      return Failure{
          ErrorCode::kExtractValueError, "'" + expression.source() + "' gives no text", {}};
    }
    return std::string(result->as_string());
  }
  std::string words(const package::Words& given) {
    if (!given.expression) return given.text;
    const Result<std::string> result = text(*given.expression);
    return result ? *result : std::string();
  }

  StepContext& step() { return step_; }
  feel::Environment& environment() { return environment_; }

 private:
  StepContext& step_;
  feel::Environment environment_;
  std::vector<Entry> names_;
};

Refusal refuse(const Failure& failure) {
  return refuse(RejectionCode::kArgInvalid, failure.message);
}

Value person_of(const Actor& actor) {
  std::vector<Entry> entries;
  entries.push_back({"login", Value::string(actor.login)});
  entries.push_back(
      {"personId", actor.person_id.empty() ? Value() : Value::string(actor.person_id)});
  return Value::context(std::move(entries));
}

// Reads what the intake declares.
Result<> read_records(Door& door, const package::Intake& intake) {
  std::vector<Entry> reads;
  for (const package::IntakeRead& read : intake.reads) {
    const Result<std::string> key = door.text(read.key);
    if (!key) return key.error();
    reads.push_back({read.name, record_at(door.step(), read.register_id, *key)});
  }
  door.show("reads", Value::context(std::move(reads)));
  return {};
}

Refusal first_refusal(Door& door, const package::Intake& intake) {
  for (const package::Refusal& each : intake.refuse) {
    const Result<Value> holds = door.value(each.when);
    if (!holds) return refuse(holds.error());
    if (!holds->is_true()) continue;
    Rejection rejection;
    rejection.code = parse_rejection_code(each.code).value_or(RejectionCode::kRefused);
    rejection.declared_code = each.code;
    rejection.detail = door.words(each.reason.en);
    rejection.fields = {{"", rejection.detail, door.words(each.reason.zh), each.code}};
    return rejection;
  }
  return {};
}

// Writes the records in order and gives the key of the last.
Result<std::string> keep_records(Door& door, const package::Intake& intake) {
  std::string last;
  for (const package::IntakeRecord& each : intake.records) {
    const registers::Register* declared =
        find_register(door.step().state().catalog, each.register_id);
    if (declared == nullptr) {
      return Failure{ErrorCode::kResourceNotFound, "there is no register " + each.register_id, {}};
    }
    const Result<std::string> key = door.text(each.key);
    if (!key) return key.error();
    const Result<Value> record = door.value(each.record);
    if (!record) return record.error();
    Result<PreparedRecord> prepared =
        prepare_record(door.step(), {*declared, *key, *record, {}}, door.environment());
    if (!prepared) return prepared.error();
    last = write_record(door.step(), *std::move(prepared));
  }
  return last;
}

Refusal nobody_waits() {
  return refuse(RejectionCode::kNotStartable, "nobody waits for this any more, or yet");
}

// Opens a case of its own with what was handed in.
Refusal start_alone(Door& door, const package::Otherwise& otherwise, const Actor& actor) {
  const ProcessVersion* version = door.step().state().process_index().newest(otherwise.process);
  if (version == nullptr) return nobody_waits();
  const Result<Value> variables = door.value(otherwise.variables);
  if (!variables) return refuse(variables.error());
  if (!variables->is_context()) return nobody_waits();
  std::string business_id;
  if (otherwise.business_id) {
    const Result<std::string> reckoned = door.text(*otherwise.business_id);
    if (!reckoned) return refuse(reckoned.error());
    business_id = *reckoned;
  }
  return start_instance(door.step(), {*version, *variables, {}, business_id, actor.login, {}});
}

Refusal publish_message(Door& door, const Actor& actor, const package::Intake& intake,
                        const std::string& correlation_key, const std::string& record_key) {
  Publication publication;
  publication.name = intake.message;
  publication.correlation_key = correlation_key;
  if (intake.variables) {
    const Result<Value> variables = door.value(*intake.variables);
    if (!variables) return refuse(variables.error());
    publication.variables = *variables;
  }
  StepContext& step = door.step();
  ProcessInstanceKey first;
  if (Refusal refusal = publish(step, publication, first)) return refusal;
  const MessageKey message = std::get<MessageReply>(step.result().reply).message;
  if (!first.exists()) {
    if (!intake.otherwise) return nobody_waits();
    if (Refusal refusal = start_alone(door, *intake.otherwise, actor)) return refusal;
  }
  step.result().reply = IntakeReply{message, record_key};
  return {};
}

}  // namespace

Refusal handle(StepContext& step, const SubmitIntake& command) {
  const package::Package* package = step.state().catalog.package(command.package);
  const package::Intake* intake =
      package == nullptr ? nullptr : package->find_intake(command.intake);
  if (intake == nullptr) {
    return refuse(RejectionCode::kNotFound,
                  "no package declares the intake '" + command.intake + "'");
  }
  if (!may_use(*intake, command.actor)) {
    return refuse(RejectionCode::kNotEntitled, "this is handed in by other people");
  }
  Door door(step, *package);
  door.show("correlationKey", Value::string(command.correlation_key));
  door.show("form", command.form);
  if (command.further.is_context()) {
    for (const Entry& entry : command.further.entries()) door.show(entry.key, entry.value);
  }
  door.show("person", person_of(command.actor));
  door.show("receipt", command.receipt.empty() ? Value() : Value::string(command.receipt));
  door.show("source", command.source);
  const Result<> read = read_records(door, *intake);
  if (!read) return refuse(read.error());
  if (Refusal refusal = first_refusal(door, *intake)) return refusal;
  const Result<std::string> kept = keep_records(door, *intake);
  if (!kept) return refuse(kept.error());
  if (!intake->correlation_key) {
    return publish_message(door, command.actor, *intake, command.correlation_key, *kept);
  }
  const Result<std::string> key = door.text(*intake->correlation_key);
  if (!key) return refuse(key.error());
  return publish_message(door, command.actor, *intake, *key, *kept);
}

Refusal handle(StepContext& step, const StartByStarter& command) {
  const package::Package* package = step.state().catalog.package(command.package);
  const package::Starter* starter =
      package == nullptr ? nullptr : package->find_starter(command.starter);
  const ProcessVersion* version =
      starter == nullptr ? nullptr : step.state().process_index().newest(starter->process);
  if (version == nullptr) {
    return refuse(RejectionCode::kNotFound,
                  "no package declares the starter '" + command.starter + "'");
  }
  if (!holds_one_of(command.actor, starter->roles)) {
    return refuse(RejectionCode::kNotEntitled, "this is started by other people");
  }
  Door door(step, *package);
  door.show("form", command.form);
  door.show("person", person_of(command.actor));
  Value variables = command.form;
  if (starter->variables) {
    const Result<Value> reckoned = door.value(*starter->variables);
    if (!reckoned) return refuse(reckoned.error());
    variables = *reckoned;
  }
  std::string business_id;
  if (starter->business_id) {
    const Result<std::string> reckoned = door.text(*starter->business_id);
    if (!reckoned) return refuse(reckoned.error());
    business_id = *reckoned;
  }
  return start_instance(step, {*version, variables, {}, business_id, command.actor.login, {}});
}

}  // namespace engine
