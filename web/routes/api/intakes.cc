#include <algorithm>

#include "web/routes/api/declared.h"
#include "web/routes/api/intake_door.h"
#include "web/routes/api/once.h"
#include "web/routes/api/register_view.h"
#include "web/routes/api/searching.h"
#include "web/routes/api/submitted_form.h"
#include "web/routes/api/tables.h"
#include "web/routes/api/task_detail.h"

namespace web::api {
namespace {

using engine::feel::Entry;
using engine::feel::Value;

struct IntakeQuery {
  std::string correlation_key;
};
BOOST_DESCRIBE_STRUCT(IntakeQuery, (), (correlation_key))

struct IntakeForm {
  std::string id;
  Words label;
  std::vector<FormRef> forms;
  // What is known of the person already, by the fields of the first form.
  JsonObject values;
  bool open = false;
  std::optional<Words> reason;
};
BOOST_DESCRIBE_STRUCT(IntakeForm, (), (id, label, forms, values, open, reason))

struct IntakeSubmission {
  std::string correlation_key;
  JsonObject values;
  std::optional<JsonObject> consent;
};
BOOST_DESCRIBE_STRUCT(IntakeSubmission, (), (correlation_key, values, consent))

struct Received {
  std::optional<std::string> record_key;
  // By which it can be found in the log again.
  std::string receipt;
};
BOOST_DESCRIBE_STRUCT(Received, (), (record_key, receipt))

const engine::form::Form* newest_form(const Reading& reading, std::string_view id) {
  const engine::FormVersion* version = reading.snapshot->newest_form(id);
  return version == nullptr ? nullptr : reading.snapshot->catalog.form(version->key);
}

// His own records under his personId, each field by its name.
Value known_values(const Reading& reading, const engine::package::Package& package,
                   const engine::form::Form* form) {
  std::vector<Entry> known;
  if (form == nullptr || reading.caller.person_id.empty()) return Value::context({});
  for (const engine::registers::Register& declared : package.registers) {
    const auto own = RegisterView(reading, declared).record(reading.caller.person_id);
    if (!own) continue;
    const Value shown = engine::registers::masked(declared, own->record.value, own->classes);
    for (const engine::form::Field& field : form->fields) {
      const Value* value = field.key.empty() || field.is_hashed ? nullptr : shown.find(field.key);
      if (value != nullptr && !value->is_null()) known.push_back({field.key, *value});
    }
  }
  return Value::context(std::move(known));
}

Problem not_yours() {
  return forbidden("this is handed in by other people");
}

// GET /intakes/{id}
void get_intake(Services& services, const Request& request, const IntakeQuery& query, Reply reply) {
  const Reading reading(services, request);
  const FoundIntake found = find_intake(*reading.snapshot, request.parameter("id"));
  if (found.intake == nullptr) return reply(problem(not_found("there is no such intake")));
  const IntakeDoor door = door_of(reading, *found.intake, query.correlation_key);
  if (!door.may_use) return reply(problem(not_yours()));
  IntakeForm answer{found.intake->id, words_of(found.intake->label), {}, {}, door.is_open,
                    door.reason};
  std::vector<std::string> ids{found.intake->form};
  ids.insert(ids.end(), found.intake->extra_forms.begin(), found.intake->extra_forms.end());
  for (const std::string& id : ids) {
    auto form = form_of(reading, reading.snapshot->newest_form(id));
    if (form) answer.forms.push_back(*std::move(form));
  }
  answer.values = {known_values(reading, *found.package, newest_form(reading, found.intake->form))};
  reply(json(answer));
}

bool needs_further(const Reading& reading, const engine::package::Intake& intake,
                   const Value& form) {
  if (!intake.extra_when) return true;
  return Declared(reading, Value::context({{"form", form}})).value(*intake.extra_when).is_true();
}

// The further forms by the names that expressions know them by. What is sent beside the first form
// belongs to the first of them: where it is needed, nothing sent is a form not filled in.
Outcome<Value> take_further(const Reading& reading, const engine::package::Intake& intake,
                            const Value& first_form, const std::optional<JsonObject>& consent) {
  std::vector<Entry> further;
  bool is_first = true;
  for (const std::string& id : intake.extra_forms) {
    const std::string name = engine::package::name_of_form(id);
    if (!is_first || (!consent && !needs_further(reading, intake, first_form))) {
      further.push_back({name, Value()});
    } else {
      const Value sent = consent ? consent->value : Value::context({});
      const Outcome<Value> form = take_form(reading, id, sent, name + ".");
      if (!form) return form.error();
      further.push_back({name, *form});
    }
    is_first = false;
  }
  return Value::context(std::move(further));
}

// POST /intakes/{id}/submissions
void submit(Services& services, const Request& request, const IntakeSubmission& body, Reply reply) {
  const Reading reading(services, request);
  const FoundIntake found = find_intake(*reading.snapshot, request.parameter("id"));
  if (found.intake == nullptr) return reply(problem(not_found("there is no such intake")));
  if (!may_use(reading.caller, *found.intake)) return reply(problem(not_yours()));
  const Outcome<Value> form = take_form(reading, found.intake->form, body.values.value);
  if (!form) return reply(problem(form.error()));
  const Outcome<Value> further = take_further(reading, *found.intake, *form, body.consent);
  if (!further) return reply(problem(further.error()));
  run_once(services, request,
           engine::SubmitIntake{acting_in_api(services, request), found.package->id,
                                found.intake->id, *form, body.correlation_key, *further},
           std::move(reply), [](const engine::Done& done) {
             const auto* received = std::get_if<engine::IntakeReply>(&done.reply);
             return json(Received{received == nullptr ? std::nullopt
                                                      : text_or_null(received->record_key),
                                  std::to_string(done.seq) + "-" + hex(done.leaf).substr(0, 12)})
                 .with(Status::kCreated);
           });
}

constexpr Route kRoutes[] = {
    {Method::kGet, "/intakes/{id}", with_query<get_intake>(), Permission::kSignedIn,
     shows(FieldClass::kP0, FieldClass::kP1, FieldClass::kP2, FieldClass::kP3),
     answers<IntakeForm>()},
    {Method::kPost, "/intakes/{id}/submissions", with_body<submit>(), Permission::kSignedIn,
     shows(FieldClass::kP0), answers<Received>(Status::kCreated)},
};

}  // namespace

RouteTable intake_routes() {
  return kRoutes;
}

}  // namespace web::api
