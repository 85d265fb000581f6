#include "web/routes/api/field_masks.h"

#include <algorithm>
#include <optional>
#include <set>

#include "engine/record/private.h"

namespace web::api {
namespace {

using engine::FieldClass;
using engine::feel::Entry;
using engine::feel::Value;
using engine::form::Field;
using engine::form::FieldType;

bool names_person(const Value& value) {
  if (value.is_context()) return value.find("personId") != nullptr;
  if (!value.is_list()) return false;
  return std::any_of(value.items().begin(), value.items().end(), names_person);
}

class Masks {
 public:
  explicit Masks(const FormSource& source) : source_(source) {}

  std::vector<Entry> level(const std::vector<Field>& fields, const engine::feel::Scope& values) {
    std::vector<Entry> shown;
    add_level(fields, values, "", shown);
    return shown;
  }
  // What conditions ask for beside the fields.
  void add_asked(std::vector<Entry>& shown) {
    for (const std::string& name : asked_) {
      const Value* value = fields_.contains(name) ? nullptr : source_.values.find(name);
      if (value != nullptr && sees(class_of(*value, source_.is_about_somebody))) {
        shown.push_back({name, *value});
      }
    }
  }
  std::map<std::string, FieldClass>& classes() { return classes_; }
  bool is_sensitive() const { return is_sensitive_; }

 private:
  bool sees(FieldClass field_class) const { return source_.visible.has(field_class); }

  FieldClass class_of_field(const Field& field) const {
    return field.field_class.value_or(source_.is_about_somebody ? FieldClass::kP2
                                                                : FieldClass::kP1);
  }

  void ask(const std::optional<engine::feel::Expression>& expression) {
    if (!expression) return;
    for (const auto& name : expression->variables()) asked_.insert(std::string(name));
  }

  void add_level(const std::vector<Field>& fields, const engine::feel::Scope& values,
                 const std::string& path, std::vector<Entry>& shown) {
    for (const Field& field : fields) {
      ask(field.hidden.condition);
      ask(field.read_only.condition);
      ask(field.options_expression);
      ask(field.expression);
      if (!field.options_key.empty()) asked_.insert(field.options_key);
      if (field.type == FieldType::kGroup && field.key.empty()) {
        add_level(field.fields, values, path, shown);
      } else {
        add_field(field, values, path, shown);
      }
    }
  }

  void add_field(const Field& field, const engine::feel::Scope& values, const std::string& path,
                 std::vector<Entry>& shown) {
    if (path.empty()) fields_.insert(field.key);
    const std::string own_path = path.empty() ? field.key : path + "." + field.key;
    const Value* value = values.find(field.key);
    const bool is_container = !field.fields.empty();
    if (!is_container || field.field_class) {
      classes_[own_path] = class_of_field(field);
      if (!sees(class_of_field(field))) value = nullptr;
    }
    const bool is_classed = !is_container || field.field_class.has_value();
    if (is_classed && value != nullptr && !value->is_null()) {
      is_sensitive_ |= class_of_field(field) == FieldClass::kP3;
    }
    const Value nothing;
    Value found = is_container ? container(field, value == nullptr ? nothing : *value, own_path)
                               : (value == nullptr ? nothing : *value);
    if (!found.is_null()) shown.push_back({field.key, std::move(found)});
  }

  Value container(const Field& field, const Value& value, const std::string& path) {
    if (field.type == FieldType::kList && value.is_list()) {
      std::vector<Value> items;
      for (const Value& item : value.items()) items.push_back(context(field, item, path));
      return Value::list(std::move(items));
    }
    // Also without a value: the classes of what lies in it are told.
    const Value shown = context(field, value, path);
    return value.is_context() ? shown : Value();
  }

  Value context(const Field& field, const Value& value, const std::string& path) {
    std::vector<Entry> shown;
    add_level(field.fields, engine::feel::ContextScope(value), path, shown);
    return Value::context(std::move(shown));
  }

  const FormSource& source_;
  std::set<std::string> fields_;
  std::set<std::string> asked_;
  std::map<std::string, FieldClass> classes_;
  bool is_sensitive_ = false;
};

}  // namespace

FieldClass class_of(const Value& value, bool is_about_somebody) {
  return is_about_somebody || names_person(value) ? FieldClass::kP2 : FieldClass::kP1;
}

bool names_another(const Value& value, const std::function<bool(std::string_view)>& is_known) {
  if (value.is_list()) {
    return std::any_of(value.items().begin(), value.items().end(),
                       [&](const Value& item) { return names_another(item, is_known); });
  }
  if (!value.is_context()) return false;
  const Value* person = value.find("personId");
  if (person != nullptr && person->is_string() && !is_known(person->as_string())) return true;
  return std::any_of(value.entries().begin(), value.entries().end(),
                     [&](const Entry& entry) { return names_another(entry.value, is_known); });
}

bool is_erased(const Value& value) {
  return value.is_string() && value.as_string() == engine::kErased;
}

FormValues form_values(const engine::form::Form& form, const FormSource& source) {
  Masks masks(source);
  std::vector<Entry> shown = masks.level(form.fields, source.values);
  masks.add_asked(shown);
  return {Value::context(std::move(shown)), std::move(masks.classes()), masks.is_sensitive()};
}

}  // namespace web::api
