#include "engine/form/form.h"

namespace engine::form {
namespace {

const Field* find_among(const std::vector<Field>& fields, std::string_view key) {
  for (const Field& field : fields) {
    if (!field.key.empty() && field.key == key) return &field;
    if (field.type != FieldType::kGroup || !field.key.empty()) continue;
    if (const Field* found = find_among(field.fields, key)) return found;
  }
  return nullptr;
}

// The first text that is marked as the opinion.
const Field* marked_among(const std::vector<Field>& fields) {
  for (const Field& field : fields) {
    if (field.is_opinion) return &field;
    if (field.type != FieldType::kGroup || !field.key.empty()) continue;
    if (const Field* found = marked_among(field.fields)) return found;
  }
  return nullptr;
}

bool is_text(const Field* field) {
  return field != nullptr &&
         (field->type == FieldType::kText || field->type == FieldType::kTextArea);
}

std::string text_at(const feel::Value& answer, std::string_view key) {
  const feel::Value* value = answer.find(key);
  return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

}  // namespace

const Field* find_field(const Form& form, std::string_view key) {
  return find_among(form.fields, key);
}

const Field* opinion_field(const Form& form) {
  if (const Field* marked = marked_among(form.fields)) return marked;
  for (const std::string_view key : {"reasons", "opinion"}) {
    const Field* field = find_field(form, key);
    if (is_text(field)) return field;
  }
  return nullptr;
}

std::string opinion_in(const Form* form, const feel::Value& answer) {
  if (form != nullptr) {
    if (const Field* field = opinion_field(*form)) return text_at(answer, field->key);
    if (find_field(*form, "opinion") != nullptr) return {};
  }
  const std::string opinion = text_at(answer, "opinion");
  return opinion.empty() ? text_at(answer, "reasons") : opinion;
}

std::string_view name_of(FieldType type) {
  switch (type) {
    case FieldType::kText: return "textfield";
    case FieldType::kTextArea: return "textarea";
    case FieldType::kNumber: return "number";
    case FieldType::kCheckbox: return "checkbox";
    case FieldType::kChecklist: return "checklist";
    case FieldType::kRadio: return "radio";
    case FieldType::kSelect: return "select";
    case FieldType::kDate:
    case FieldType::kTime:
    case FieldType::kDateTime: return "datetime";
    case FieldType::kList: return "dynamiclist";
    case FieldType::kGroup: return "group";
    case FieldType::kExpression: return "expression";
    case FieldType::kPerson: return "wf-person";
    case FieldType::kOrg: return "wf-org";
  }
  return "";
}

}  // namespace engine::form
