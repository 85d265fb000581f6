#include "engine/service/register.h"

#include <utility>

#include "engine/core/leaving.h"
#include "engine/core/records.h"
#include "engine/service/argument.h"

namespace engine {
namespace {

// The records to write, as they were given: one, or a list.
Result<std::vector<feel::Value>> given_records(const Names& names) {
  if (const feel::Value* one = names.find("record"); one != nullptr && one->is_context()) {
    return std::vector<feel::Value>{*one};
  }
  const feel::Value* list = names.find("records");
  if (list == nullptr || !list->is_list()) {
    return Failure{ErrorCode::kExtractValueError,
                   "assent:register needs a context 'record' or a list 'records'",
                   {}};
  }
  return std::vector<feel::Value>(list->items().begin(), list->items().end());
}

feel::Value result_of(bool is_list, std::vector<feel::Value> keys) {
  Entries entries;
  if (is_list) {
    entries.push_back({"recordIds", feel::Value::list(std::move(keys))});
  } else {
    entries.push_back({"recordId", keys.front()});
  }
  return feel::Value::context(std::move(entries));
}

}  // namespace

Result<> RegisterService::on_activate(ElementContext& context) const {
  if (Result<> prepared = context.prepare_locals(); !prepared) return prepared;
  const Names names = context.names();
  const Result<std::string> id = text_argument(names, "register");
  if (!id) return id.error();
  const registers::Register* declared = find_register(context.step.state().catalog, *id);
  if (declared == nullptr) {
    return Failure{
        ErrorCode::kResourceNotFound, "no package declares the register '" + *id + "'", {}};
  }
  const Result<std::vector<feel::Value>> records = given_records(names);
  if (!records) return records.error();
  const bool is_list = names.find("record") == nullptr;
  const std::string key = is_list ? std::string() : optional_text_argument(names, "key");
  std::vector<PreparedRecord> prepared;
  std::vector<feel::Value> keys;
  for (const feel::Value& record : *records) {
    Result<PreparedRecord> one =
        prepare_record(context.step, {*declared, key, record, context.visit.instance},
                       context.step.evaluator().environment());
    if (!one) return one.error();
    keys.push_back(feel::Value::string(one->event.record_key.value));
    prepared.push_back(*std::move(one));
  }
  const ElementInstanceKey scope = context.visit.scope;
  if (Result<> passed = pass(context, result_of(is_list, std::move(keys))); !passed) return passed;
  for (PreparedRecord& record : prepared) write_record(context.step, std::move(record));
  context.step.speak_for(scope);
  return {};
}

}  // namespace engine
