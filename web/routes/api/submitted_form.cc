#include "web/routes/api/submitted_form.h"

#include <algorithm>

#include "engine/people/seats.h"
#include "web/routes/api/declared.h"

namespace web::api {
namespace {

using engine::feel::Entry;
using engine::feel::Value;
using engine::form::Field;
using engine::form::FieldType;

Problem form_invalid(const std::vector<engine::form::FieldError>& errors, std::string_view prefix) {
  Problem problem{Status::kBadRequest, "FORM_INVALID", "the form is not valid", {}};
  for (const engine::form::FieldError& error : errors) {
    problem.errors.push_back(
        {std::string(prefix) + error.field, error.message.en, error.message.zh, error.code});
  }
  return problem;
}

// The last four letters of a text in UTF-8.
std::string_view last_four(std::string_view text) {
  std::size_t letters = 0;
  std::size_t at = text.size();
  while (at > 0 && letters < 4) {
    --at;
    const bool begins_letter = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    letters += begins_letter ? 1 : 0;
  }
  return text.substr(at);
}

Value hashed_text(const Value& value, const Digest& digest) {
  if (!value.is_string()) return value;
  const std::string_view text = value.as_string();
  return Value::context(
      {{"hash", Value::string(digest(text))}, {"last4", Value::string(last_four(text))}});
}

const Field* field_of(const std::vector<Field>& fields, std::string_view key) {
  for (const Field& field : fields) {
    if (field.key == key && !key.empty()) return &field;
    if (field.type != FieldType::kGroup || !field.key.empty()) continue;
    if (const Field* inner = field_of(field.fields, key)) return inner;
  }
  return nullptr;
}

}  // namespace

bool SnapshotDirectory::has_person(std::string_view login, std::string_view role) const {
  const engine::Account* account = snapshot_.account(login);
  return account != nullptr && engine::people::may_be_named(snapshot_.roles_of(*account), role);
}

bool SnapshotDirectory::has_unit(std::string_view code, std::string_view kind) const {
  const engine::Unit* unit = snapshot_.unit(code);
  return unit != nullptr && (kind.empty() || unit->kind == kind);
}

bool SnapshotDirectory::stands_for(std::string_view login, std::string_view unit) const {
  const engine::Account* account = snapshot_.account(login);
  const engine::Unit* stood_for = snapshot_.unit(unit);
  return account != nullptr && stood_for != nullptr &&
         engine::people::may_stand_for(snapshot_.roles_of(*account), unit, stood_for->kind);
}

Value hashed(const std::vector<Field>& fields, const Value& values, const Digest& digest) {
  if (values.is_list()) {
    std::vector<Value> items;
    for (const Value& item : values.items()) items.push_back(hashed(fields, item, digest));
    return Value::list(std::move(items));
  }
  if (!values.is_context()) return values;
  std::vector<Entry> entries;
  for (const Entry& entry : values.entries()) {
    const Field* field = field_of(fields, entry.key);
    Value value = entry.value;
    if (field != nullptr && field->is_hashed) {
      value = hashed_text(value, digest);
    } else if (field != nullptr && !field->fields.empty()) {
      value = hashed(field->fields, value, digest);
    }
    entries.push_back({entry.key, std::move(value)});
  }
  return Value::context(std::move(entries));
}

Outcome<Value> take_form(const Reading& reading, std::string_view form_id, const Value& answer,
                         const Value& around, std::string_view prefix) {
  const engine::FormVersion* version = reading.snapshot->newest_form(form_id);
  const engine::form::Form* form =
      version == nullptr ? nullptr : reading.snapshot->catalog.form(version->key);
  if (form == nullptr) return not_found("the form " + std::string(form_id) + " is not deployed");
  engine::feel::Environment environment = environment_of(reading);
  const engine::feel::ContextScope scope(around);
  const SnapshotDirectory directory(*reading.snapshot);
  const engine::form::Answer checked =
      engine::form::validate(*form, answer, {scope, environment, &directory, nullptr});
  if (!checked.is_valid()) return form_invalid(checked.errors, prefix);
  return hashed(form->fields, checked.value, reading.services.identity_digest);
}

}  // namespace web::api
