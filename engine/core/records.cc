#include "engine/core/records.h"

#include "engine/package/package.h"
#include "engine/register/register.h"

namespace engine {
namespace {

std::vector<std::string> changed_fields(const feel::Value& old, const feel::Value& record) {
  std::vector<std::string> changed;
  if (!record.is_context()) return changed;
  for (const feel::Entry& entry : record.entries()) {
    const feel::Value* before = old.find(entry.key);
    const bool is_same = before == nullptr ? entry.value.is_null() : *before == entry.value;
    if (!is_same) changed.push_back(entry.key);
  }
  return changed;
}

}  // namespace

const registers::Register* find_register(const Catalog& catalog, const std::string& id) {
  for (const auto& [name, package] : catalog.packages()) {
    if (const registers::Register* found = package->find_register(id)) return found;
  }
  return nullptr;
}

feel::Value record_at(StepContext& step, const std::string& register_id,
                      const std::string& record_key) {
  step.ask({Lookup::Kind::kRegisterRecord, register_id, record_key});
  const RegisterRecord* record = step.state().records.find({register_id, record_key});
  return record == nullptr ? feel::Value() : record->value;
}

Result<PreparedRecord> prepare_record(StepContext& step, const RecordChange& change,
                                      feel::Environment& environment) {
  std::string record_key = change.record_key;
  if (record_key.empty()) {
    Result<std::string> reckoned = registers::key_of(change.declared, change.value, environment);
    if (!reckoned) return reckoned.error();
    record_key = *std::move(reckoned);
  }
  const feel::Value old = record_at(step, change.declared.id, record_key);
  const feel::Value record = old.is_null() ? change.value : registers::laid_over(old, change.value);
  if (const Result<> checked = registers::check_record(change.declared, record); !checked) {
    return checked.error();
  }
  Result<std::string> subject = registers::subject_of(change.declared, record, environment);
  if (!subject) return subject.error();
  const RegisterRecord* row = step.state().records.find({change.declared.id, record_key});
  return PreparedRecord{
      {row == nullptr ? RecordKey{} : row->key, change.declared.id, std::move(record_key), record,
       change.instance, changed_fields(old, record)},
      *std::move(subject)};
}

std::string write_record(StepContext& step, PreparedRecord record) {
  if (!record.event.key.exists()) record.event.key = step.new_key<RecordKey>();
  if (!record.subject.empty()) step.speak_for_person(feel::Value::string(record.subject));
  std::string key = record.event.record_key.value;
  step.write(std::move(record.event));
  return key;
}

}  // namespace engine
