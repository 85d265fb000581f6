#include <algorithm>

#include "engine/command/handler.h"
#include "engine/core/records.h"
#include "engine/register/register.h"

namespace engine {
namespace {

// Texts in the order of the keys.
std::string access_id(RecordKey key) {
  constexpr std::size_t kDigits = 20;
  const std::string number = to_text(key);
  return std::string(kDigits - std::min(kDigits, number.size()), '0') + number;
}

feel::Value record_of(StepContext& step, const ReadDossier& command, const DossierView& view,
                      RecordKey key) {
  return feel::Value::context({{"accessId", feel::Value::string(access_id(key))},
                               {"readAt", feel::Value::string(to_iso(step.now()))},
                               {"reader", feel::Value::string(command.actor.login)},
                               {"personId", feel::Value::string(view.person_id)},
                               {"object", feel::Value::string(view.object)},
                               {"why", feel::Value::string(view.why)}});
}

}  // namespace

Refusal handle(StepContext& step, const ReadDossier& command) {
  const registers::Register* log =
      find_register(step.state().catalog, std::string(registers::kAccessLog));
  if (log == nullptr) return refuse(RejectionCode::kNotFound, "no package keeps an access log");
  for (const DossierView& view : command.views) {
    const auto key = step.new_key<RecordKey>();
    Result<PreparedRecord> record =
        prepare_record(step, {*log, access_id(key), record_of(step, command, view, key), {}},
                       step.evaluator().environment());
    if (!record) return refuse(RejectionCode::kArgInvalid, record.error().message);
    write_record(step, *std::move(record));
  }
  return {};
}

}  // namespace engine
