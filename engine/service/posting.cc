#include "engine/service/posting.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/calendar/calendar.h"
#include "engine/core/leaving.h"
#include "engine/core/records.h"
#include "engine/feel/decimal.h"
#include "engine/register/register.h"
#include "engine/service/argument.h"

namespace engine {
namespace {

constexpr const char* kRegister = "R-POSTING";
constexpr std::int64_t kFewestDays = 5;
constexpr std::array<std::string_view, 5> kShown{"candidateId", "name", "gender", "birthMonth",
                                                 "education"};

Failure wrong(std::string message) {
  return Failure{ErrorCode::kExtractValueError, "assent:posting: " + std::move(message), {}};
}

Result<> check_person(const feel::Value& person) {
  if (!person.is_context()) return wrong("a person in 'persons' is not a context");
  for (const feel::Entry& entry : person.entries()) {
    if (std::find(kShown.begin(), kShown.end(), entry.key) == kShown.end()) {
      return wrong("a posting does not show '" + entry.key + "' of a person");
    }
  }
  const feel::Value* name = person.find("name");
  if (name == nullptr || !name->is_string()) return wrong("a person in 'persons' has no name");
  return {};
}

Result<feel::Value> persons_argument(const Names& names) {
  const feel::Value* persons = names.find("persons");
  if (persons == nullptr || !persons->is_list() || persons->items().empty()) {
    return wrong("'persons' is no list, or empty");
  }
  for (const feel::Value& person : persons->items()) {
    if (Result<> checked = check_person(person); !checked) return checked.error();
  }
  return *persons;
}

Result<std::int64_t> days_argument(const Names& names) {
  const feel::Value* days = names.find("days");
  const std::optional<std::int64_t> count =
      days != nullptr && days->is_number() ? feel::to_integer(days->as_number()) : std::nullopt;
  if (!count || *count < kFewestDays) {
    return wrong("'days' is not a whole number of five or more");
  }
  return *count;
}

feel::Value given(const Names& names, std::string_view name) {
  const feel::Value* value = names.find(name);
  return value == nullptr ? feel::Value() : *value;
}

// The record of a notice that begins today.
Result<feel::Value> published(ElementContext& context, const Names& names,
                              const std::string& posting_id) {
  const Result<std::string> post = text_argument(names, "post");
  if (!post) return post.error();
  Result<feel::Value> persons = persons_argument(names);
  if (!persons) return persons.error();
  const Result<std::int64_t> days = days_argument(names);
  if (!days) return days.error();
  Evaluator& evaluator = context.step.evaluator();
  const CivilDate today = evaluator.today();
  const std::optional<CivilDate> end = evaluator.calendar().add_working_days(today, *days);
  if (!end) return wrong("the end of the period is out of range");
  const auto person_count = static_cast<std::int64_t>(persons->items().size());
  return feel::Value::context({{"postingId", feel::Value::string(posting_id)},
                               {"post", feel::Value::string(*post)},
                               {"persons", *std::move(persons)},
                               {"personCount", feel::Value::number(person_count)},
                               {"days", feel::Value::number(*days)},
                               {"channels", given(names, "channels")},
                               {"hotline", given(names, "hotline")},
                               {"publishedOn", day_value(today)},
                               {"endsOn", day_value(*end)},
                               {"state", feel::Value::string("open")}});
}

// What a notice becomes when it is taken down today.
feel::Value taken_down(ElementContext& context) {
  return feel::Value::context({{"state", feel::Value::string("closed")},
                               {"persons", feel::Value::list({})},
                               {"closedOn", day_value(context.step.evaluator().today())}});
}

bool is_open(const feel::Value& record) {
  const feel::Value* state = record.is_context() ? record.find("state") : nullptr;
  return state != nullptr && state->is_string() && state->as_string() == "open";
}

Result<> write_and_pass(ElementContext& context, const registers::Register& declared,
                        const std::string& posting_id, feel::Value change, feel::Value brought) {
  Result<PreparedRecord> record = prepare_record(
      context.step, {declared, posting_id, std::move(change), context.visit.instance},
      context.step.evaluator().environment());
  if (!record) return record.error();
  const ElementInstanceKey scope = context.visit.scope;
  if (Result<> passed = pass(context, std::move(brought)); !passed) return passed;
  write_record(context.step, *std::move(record));
  context.step.speak_for(scope);
  return {};
}

Result<> publish(ElementContext& context, const Names& names, const registers::Register& declared,
                 const std::string& posting_id) {
  if (!record_at(context.step, kRegister, posting_id).is_null()) {
    return wrong("'" + posting_id + "' was published before");
  }
  Result<feel::Value> record = published(context, names, posting_id);
  if (!record) return record.error();
  const feel::Value brought = feel::Value::context(
      {{"publishedOn", *record->find("publishedOn")}, {"endsOn", *record->find("endsOn")}});
  return write_and_pass(context, declared, posting_id, *std::move(record), brought);
}

Result<> close(ElementContext& context, const registers::Register& declared,
               const std::string& posting_id) {
  if (!is_open(record_at(context.step, kRegister, posting_id))) {
    return pass(context, feel::Value::context({}));
  }
  return write_and_pass(context, declared, posting_id, taken_down(context),
                        feel::Value::context({}));
}

}  // namespace

Result<> PostingService::on_activate(ElementContext& context) const {
  if (Result<> prepared = context.prepare_locals(); !prepared) return prepared;
  const Names names = context.names();
  const registers::Register* declared = find_register(context.step.state().catalog, kRegister);
  if (declared == nullptr) {
    return Failure{ErrorCode::kResourceNotFound,
                   std::string("no package declares the register '") + kRegister + "'",
                   {}};
  }
  const Result<std::string> posting_id = text_argument(names, "postingId");
  if (!posting_id) return posting_id.error();
  const std::string what = optional_text_argument(names, "do");
  if (what == "publish") return publish(context, names, *declared, *posting_id);
  if (what == "close") return close(context, *declared, *posting_id);
  return wrong("'do' is neither \"publish\" nor \"close\"");
}

}  // namespace engine
