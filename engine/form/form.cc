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

}  // namespace

const Field* find_field(const Form& form, std::string_view key) {
  return find_among(form.fields, key);
}

const Field* opinion_field(const Form& form) {
  const Field* reasons = find_field(form, "reasons");
  return reasons != nullptr ? reasons : find_field(form, "opinion");
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
