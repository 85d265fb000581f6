#include "engine/service/archive.h"

#include <utility>

#include "engine/core/leaving.h"
#include "engine/core/records.h"
#include "engine/register/register.h"
#include "engine/service/argument.h"

namespace engine {
namespace {

constexpr const char* kRegister = "R-ARCHIVE";

// The declared key, or the same with the first free number of that day behind it.
std::string free_key(StepContext& step, const std::string& declared_key) {
  std::string key = declared_key;
  for (int n = 2; !record_at(step, kRegister, key).is_null(); ++n) {
    key = declared_key + ":" + std::to_string(n);
  }
  return key;
}

Result<feel::Value> entry_of(ElementContext& context, const Names& names) {
  const Result<std::string> person = text_argument(names, "personId");
  if (!person) return person.error();
  const Result<std::string> section = text_argument(names, "section");
  if (!section) return section.error();
  const feel::Value* content = names.find("record");
  if (content == nullptr || !content->is_context()) {
    return Failure{ErrorCode::kExtractValueError, "assent:archive needs a context 'record'", {}};
  }
  return feel::Value::context({{"personId", feel::Value::string(*person)},
                               {"section", feel::Value::string(*section)},
                               {"on", day_value(context.step.evaluator().today())},
                               {"content", *content},
                               {"status", feel::Value::string("open")}});
}

}  // namespace

Result<> ArchiveService::on_activate(ElementContext& context) const {
  if (Result<> prepared = context.prepare_locals(); !prepared) return prepared;
  StepContext& step = context.step;
  const registers::Register* declared = find_register(step.state().catalog, kRegister);
  if (declared == nullptr) {
    return Failure{ErrorCode::kResourceNotFound,
                   std::string("no package declares the register '") + kRegister + "'",
                   {}};
  }
  const Result<feel::Value> entry = entry_of(context, context.names());
  if (!entry) return entry.error();
  feel::Environment& environment = step.evaluator().environment();
  const Result<std::string> declared_key = registers::key_of(*declared, *entry, environment);
  if (!declared_key) return declared_key.error();
  const std::string key = free_key(step, *declared_key);
  Result<PreparedRecord> record =
      prepare_record(step, {*declared, key, *entry, context.visit.instance}, environment);
  if (!record) return record.error();
  const ElementInstanceKey scope = context.visit.scope;
  if (Result<> passed =
          pass(context, feel::Value::context({{"recordId", feel::Value::string(key)}}));
      !passed) {
    return passed;
  }
  write_record(step, *std::move(record));
  step.speak_for(scope);
  return {};
}

}  // namespace engine
