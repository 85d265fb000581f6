#include <algorithm>

#include "web/routes/api/handing_in.h"
#include "web/routes/api/intake_door.h"
#include "web/routes/api/once.h"
#include "web/routes/api/register_view.h"
#include "web/routes/api/searching.h"
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
  // What the expressions of the forms see beside their values.
  JsonObject around;
  bool open = false;
  std::optional<Words> reason;
};
BOOST_DESCRIBE_STRUCT(IntakeForm, (), (id, label, forms, values, around, open, reason))

struct IntakeSubmission {
  std::string correlation_key;
  JsonObject values;
  std::optional<JsonObject> consent;
};
BOOST_DESCRIBE_STRUCT(IntakeSubmission, (), (correlation_key, values, consent))

struct Received {
  std::optional<std::string> record_key;
  // By which it can be found in the log again; of what is handed in without an account the number
  // by which its sender asks for it.
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

std::string place_in_log(const engine::Done& done) {
  return std::to_string(done.seq) + "-" + hex(done.leaf).substr(0, 12);
}

// GET /intakes/{id}
void get_intake(Services& services, const Request& request, const IntakeQuery& query, Reply reply) {
  const Reading reading(services, request);
  const FoundIntake found = find_intake(*reading.snapshot, request.parameter("id"));
  if (found.intake == nullptr) return reply(problem(not_found("there is no such intake")));
  const IntakeDoor door = door_of(reading, *found.intake, query.correlation_key);
  if (!door.may_use) return reply(problem(not_for(reading.caller)));
  IntakeForm answer{found.intake->id,
                    words_of(found.intake->label),
                    {},
                    {},
                    {shown_to_form(reading, *found.intake, query.correlation_key)},
                    door.is_open,
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

void submit_as_sent(Services& services, const Request& request, const IntakeSubmission& body,
                    Reply reply) {
  const Reading reading(services, request);
  HandedIn handed_in{request.parameter("id"), body.correlation_key, body.values.value, {}};
  if (body.consent) handed_in.consent = body.consent->value;
  Outcome<engine::SubmitIntake> command = command_of(reading, handed_in);
  if (!command) return reply(problem(command.error()));
  const std::string number = command->receipt;
  // The key of a record may count what others handed in.
  const bool tells_key = !request.actor.is_public();
  run_once(services, request, *std::move(command), std::move(reply),
           [number, tells_key](const engine::Done& done) {
             const auto* received = std::get_if<engine::IntakeReply>(&done.reply);
             std::optional<std::string> key;
             if (tells_key && received != nullptr) key = text_or_null(received->record_key);
             return json(Received{key, number.empty() ? place_in_log(done) : number})
                 .with(Status::kCreated);
           });
}

// POST /intakes/{id}/submissions: what everybody may hand in comes from nobody.
void submit(Services& services, const Request& request, const IntakeSubmission& body, Reply reply) {
  const auto snapshot = services.processor.snapshot();
  if (!is_for_everybody(*snapshot, request.parameter("id"))) {
    return submit_as_sent(services, request, body, std::move(reply));
  }
  Request from_nobody = request;
  from_nobody.actor = {};
  submit_as_sent(services, from_nobody, body, std::move(reply));
}

constexpr Route kRoutes[] = {
    {Method::kGet, "/intakes/{id}", with_query<get_intake>(), Permission::kPublic,
     shows(FieldClass::kP0, FieldClass::kP1, FieldClass::kP2, FieldClass::kP3),
     answers<IntakeForm>()},
    {Method::kPost, "/intakes/{id}/submissions", with_body<submit>(), Permission::kPublic,
     shows(FieldClass::kP0), answers<Received>(Status::kCreated)},
};

}  // namespace

RouteTable intake_routes() {
  return kRoutes;
}

}  // namespace web::api
