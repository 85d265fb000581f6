#include "web/routes/api/shown_records.h"

#include "web/routes/api/declared.h"
#include "web/routes/api/register_view.h"

namespace web::api {
namespace {

using engine::feel::Entry;
using engine::feel::Value;

Value asked_of(const engine::feel::Expression& expression, const engine::feel::Scope& names) {
  std::vector<Entry> found;
  for (const std::string& name : expression.variables()) {
    if (const Value* value = names.find(name)) found.push_back({name, *value});
  }
  return Value::context(std::move(found));
}

std::optional<Value> record_of(const Reading& reading, const engine::form::ShownRecord& shown,
                               const engine::feel::Scope& names) {
  const auto* declared = find_register(*reading.snapshot, shown.register_id);
  if (declared == nullptr) return std::nullopt;
  const std::string key = Declared(reading, asked_of(shown.key, names)).text(shown.key);
  if (key.empty()) return std::nullopt;
  const auto seen = RegisterView(reading, *declared).record(key);
  if (!seen) return std::nullopt;
  return engine::registers::masked(*declared, seen->record.value, seen->classes);
}

void add_records(const Reading& reading, const std::vector<engine::form::Field>& fields,
                 const engine::feel::Scope& names, std::vector<Entry>& records) {
  for (const engine::form::Field& field : fields) {
    if (field.key.empty()) add_records(reading, field.fields, names, records);
    if (!field.record) continue;
    if (auto record = record_of(reading, *field.record, names)) {
      records.push_back({field.key, *std::move(record)});
    }
  }
}

}  // namespace

std::vector<Entry> shown_records(const Reading& reading, const engine::form::Form& form,
                                 const engine::feel::Scope& names) {
  std::vector<Entry> records;
  add_records(reading, form.fields, names, records);
  return records;
}

}  // namespace web::api
