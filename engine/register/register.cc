#include "engine/register/register.h"

#include <algorithm>
#include <utility>

#include "engine/feel/temporal.h"

namespace engine::registers {
namespace {

using feel::Value;

bool has_type(FieldType type, const Value& value) {
  switch (type) {
    case FieldType::kText: return value.is_string();
    case FieldType::kNumber: return value.is_number();
    case FieldType::kBoolean: return value.is_boolean();
    case FieldType::kDate:
      return value.is_string() && feel::parse_date(value.as_string()).has_value();
    case FieldType::kList: return value.is_list();
    case FieldType::kContext: return value.is_context();
  }
  return false;
}

bool is_code(const RegisterField& field, const Value& value) {
  return value.is_string() &&
         std::find(field.codes.begin(), field.codes.end(), value.as_string()) != field.codes.end();
}

bool has_known_codes(const RegisterField& field, const Value& value) {
  if (field.codes.empty()) return true;
  if (!value.is_list()) return is_code(field, value);
  const std::span<const Value> items = value.items();
  return std::all_of(items.begin(), items.end(),
                     [&](const Value& item) { return is_code(field, item); });
}

Failure refused(const Register& declared, std::string_view field, std::string_view why) {
  return {ErrorCode::kInvalidValue,
          declared.id + ", field '" + std::string(field) + "': " + std::string(why),
          {}};
}

// The text that an expression over the record gives.
Result<std::string> text_of(const Register& declared, const feel::Expression& expression,
                            std::string_view what, const Value& record,
                            feel::Environment& environment) {
  const Result<Value> value = feel::evaluate(expression, feel::ContextScope(record), environment);
  if (!value) return value.error();
  if (value->is_string() && !value->as_string().empty()) return std::string(value->as_string());
  return Failure{ErrorCode::kInvalidValue,
                 declared.id + ": '" + expression.source() + "' gives no " + std::string(what),
                 {}};
}

}  // namespace

const RegisterField* Register::find_field(std::string_view name) const {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const RegisterField& field) { return field.name == name; });
  return found == fields.end() ? nullptr : &*found;
}

Result<> check_record(const Register& declared, const Value& record) {
  if (!record.is_context()) return refused(declared, "", "a record is a context");
  for (const feel::Entry& entry : record.entries()) {
    const RegisterField* field = declared.find_field(entry.key);
    if (field == nullptr) return refused(declared, entry.key, "the register has no such field");
    if (entry.value.is_null()) continue;
    if (!has_type(field->type, entry.value)) {
      return refused(declared, entry.key, "the value is of another type");
    }
    if (!has_known_codes(*field, entry.value)) {
      return refused(declared, entry.key, "the value is no code of the list " + field->list);
    }
  }
  for (const RegisterField& field : declared.fields) {
    const Value* value = record.find(field.name);
    if (field.is_required && (value == nullptr || value->is_null())) {
      return refused(declared, field.name, "a value is needed");
    }
  }
  return {};
}

Result<std::string> key_of(const Register& declared, const Value& record,
                           feel::Environment& environment) {
  return text_of(declared, *declared.key, "key", record, environment);
}

Result<std::string> subject_of(const Register& declared, const Value& record,
                               feel::Environment& environment) {
  if (!declared.subject) return std::string();
  return text_of(declared, *declared.subject, "person", record, environment);
}

Value laid_over(const Value& record, const Value& change) {
  if (!record.is_context()) return change;
  if (!change.is_context()) return record;
  std::vector<feel::Entry> entries(record.entries().begin(), record.entries().end());
  for (const feel::Entry& entry : change.entries()) {
    const auto same = std::find_if(entries.begin(), entries.end(),
                                   [&](const feel::Entry& old) { return old.key == entry.key; });
    if (same == entries.end()) {
      entries.push_back(entry);
    } else {
      same->value = entry.value;
    }
  }
  return Value::context(std::move(entries));
}

FieldClassSet visible_classes(const Register& declared, std::span<const std::string> roles,
                              bool is_own) {
  FieldClassSet classes;
  for (const RegisterView& view : declared.views) {
    const bool has_role = std::any_of(roles.begin(), roles.end(), [&](const std::string& role) {
      return std::find(view.roles.begin(), view.roles.end(), role) != view.roles.end();
    });
    if (has_role || (view.is_own && is_own)) classes.add(view.classes);
  }
  return classes;
}

Value masked(const Register& declared, const Value& record, FieldClassSet classes) {
  std::vector<feel::Entry> kept;
  if (!record.is_context()) return Value::context({});
  for (const feel::Entry& entry : record.entries()) {
    const RegisterField* field = declared.find_field(entry.key);
    if (field != nullptr && classes.has(field->field_class)) kept.push_back(entry);
  }
  return Value::context(std::move(kept));
}

}  // namespace engine::registers
