#include "web/routes/api/handing_in.h"

#include <algorithm>

#include <utility>

#include "web/auth/address_limits.h"
#include "web/auth/secret.h"
#include "web/routes/api/declared.h"
#include "web/routes/api/intake_door.h"
#include "web/routes/api/once.h"
#include "web/routes/api/submitted_form.h"

namespace web::api {
namespace {

using engine::feel::Entry;
using engine::feel::Value;

constexpr int kRetryAfterS = 600;

bool needs_further(const Reading& reading, const engine::package::Intake& intake,
                   const Value& form) {
  if (!intake.extra_when) return true;
  return Declared(reading, Value::context({{"form", form}})).value(*intake.extra_when).is_true();
}

// The further forms by the names that expressions know them by. What is sent beside the first form
// belongs to the first of them: where it is needed, nothing sent is a form not filled in.
Outcome<Value> take_further(const Reading& reading, const engine::package::Intake& intake,
                            const HandedIn& handed_in, const Value& first_form,
                            const Value& around) {
  std::vector<Entry> further;
  bool is_first = true;
  for (const std::string& id : intake.extra_forms) {
    const std::string name = engine::package::name_of_form(id);
    if (!is_first || (!handed_in.consent && !needs_further(reading, intake, first_form))) {
      further.push_back({name, Value()});
    } else {
      const Value sent = handed_in.consent ? *handed_in.consent : Value::context({});
      const Outcome<Value> form = take_form(reading, id, sent, around, name + ".");
      if (!form) return form.error();
      further.push_back({name, *form});
    }
    is_first = false;
  }
  return Value::context(std::move(further));
}

Outcome<> count_one(const Reading& reading) {
  AddressLimits* limits = reading.services.public_limits;
  if (limits == nullptr || limits->take(reading.request.peer)) return {};
  Problem problem = too_many_requests("too much is handed in from this address");
  problem.retry_after_s = kRetryAfterS;
  return problem;
}

// Whether a number is kept by which one asks what became of it: also who takes it by telephone
// tells it to the caller.
bool keeps_receipt(const engine::package::Intake& intake) {
  return std::any_of(intake.records.begin(), intake.records.end(), [](const auto& kept) {
    const std::vector<std::string>& names = kept.record.variables();
    return std::find(names.begin(), names.end(), "receipt") != names.end();
  });
}

}  // namespace

bool is_for_everybody(const engine::Snapshot& snapshot, std::string_view intake) {
  const FoundIntake found = find_intake(snapshot, intake);
  return found.intake != nullptr && found.intake->who == engine::package::Sender::kPublic;
}

Outcome<engine::SubmitIntake> command_of(const Reading& reading, const HandedIn& handed_in) {
  const FoundIntake found = find_intake(*reading.snapshot, handed_in.intake);
  if (found.intake == nullptr) return not_found("there is no such intake");
  if (!may_use(reading.caller, *found.intake)) return not_for(reading.caller);
  const Value around = shown_to_form(reading, *found.intake, handed_in.correlation_key);
  Outcome<Value> form = take_form(reading, found.intake->form, handed_in.values, around);
  if (!form) return form.error();
  Outcome<Value> further = take_further(reading, *found.intake, handed_in, *form, around);
  if (!further) return further.error();
  engine::SubmitIntake command{acting_in_api(reading.services, reading.request),
                               found.package->id,
                               found.intake->id,
                               *std::move(form),
                               handed_in.correlation_key,
                               *std::move(further)};
  command.source = source_of(reading, *found.intake, handed_in.correlation_key);
  if (reading.request.actor.is_public()) {
    if (const Outcome<> counted = count_one(reading); !counted) return counted.error();
  }
  if (keeps_receipt(*found.intake)) command.receipt = make_receipt_number();
  return command;
}

}  // namespace web::api
