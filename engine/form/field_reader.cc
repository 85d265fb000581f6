#include "engine/form/field_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/feel/evaluate.h"
#include "engine/feel/function.h"
#include "engine/feel/number.h"

namespace engine::form {
namespace {

using feel::Value;

constexpr std::size_t kMaxKeyLength = 100;

struct TypeName {
  std::string_view name;
  FieldType type;
};

constexpr std::array<TypeName, 14> kTypes = {{{"textfield", FieldType::kText},
                                              {"textarea", FieldType::kTextArea},
                                              {"number", FieldType::kNumber},
                                              {"checkbox", FieldType::kCheckbox},
                                              {"checklist", FieldType::kChecklist},
                                              {"taglist", FieldType::kChecklist},
                                              {"radio", FieldType::kRadio},
                                              {"select", FieldType::kSelect},
                                              {"datetime", FieldType::kDate},
                                              {"dynamiclist", FieldType::kList},
                                              {"group", FieldType::kGroup},
                                              {"expression", FieldType::kExpression},
                                              {"wf-person", FieldType::kPerson},
                                              {"wf-org", FieldType::kOrg}}};

// Components that show something and hold no value.
constexpr std::array<std::string_view, 4> kShown = {"text", "separator", "spacer", "button"};

bool is_shown_only(std::string_view type) {
  return std::find(kShown.begin(), kShown.end(), type) != kShown.end();
}

std::string text_of(const JsonNode& node, std::string_view key) {
  const JsonNode* member = node.find(key);
  return member != nullptr && member->is_string() ? member->text : std::string();
}

bool is_true(const JsonNode* node) {
  return node != nullptr && (node->boolean || node->text == "true");
}

std::optional<std::int64_t> integer_of(const JsonNode& node, std::string_view key) {
  const JsonNode* member = node.find(key);
  return member == nullptr ? std::nullopt : member->as_integer();
}

bool is_key(std::string_view key) {
  if (key.empty() || key.size() > kMaxKeyLength || (key[0] >= '0' && key[0] <= '9')) return false;
  return key.find_first_of(" .,;:+-*/()[]{}<>=!?\"'\\@#%&|^~`\t\r\n") == std::string_view::npos;
}

}  // namespace

Value value_of(const JsonNode& node) {
  switch (node.kind) {
    case JsonNode::Kind::kNull: return Value();
    case JsonNode::Kind::kBoolean: return Value::boolean(node.boolean);
    case JsonNode::Kind::kNumber: return feel::parse_number(node.text).value_or(Value());
    case JsonNode::Kind::kString: return Value::string(node.text);
    case JsonNode::Kind::kArray: {
      std::vector<Value> items;
      for (const JsonNode& item : node.items) items.push_back(value_of(item));
      return Value::list(std::move(items));
    }
    case JsonNode::Kind::kObject: {
      std::vector<feel::Entry> entries;
      for (std::size_t i = 0; i < node.keys.size(); ++i) {
        entries.push_back({node.keys[i], value_of(node.items[i])});
      }
      return Value::context(std::move(entries));
    }
  }
  return Value();
}

void FieldReader::report(Severity severity, std::string_view rule, const JsonNode& at,
                         const Field& field, std::string message) {
  findings_.push_back({severity, std::string(rule), field.key.empty() ? field.id : field.key,
                       Position{at.line, 0}, std::move(message)});
}

std::vector<Field> FieldReader::read(const JsonNode& components) {
  std::vector<Field> fields;
  for (const JsonNode& node : components.items) {
    std::optional<Field> field = component(node);
    if (field) fields.push_back(std::move(*field));
  }
  return fields;
}

std::optional<Field> FieldReader::component(const JsonNode& node) {
  Field field;
  field.id = text_of(node, "id");
  if (!read_type(node, field)) return std::nullopt;
  read_key(node, field);
  read_words(node, field);
  read_constraints(node, field);
  read_options(node, field);
  read_switches(node, field);
  read_properties(node, field);
  read_parts(node, field);
  if (field.type == FieldType::kExpression) {
    const JsonNode* expression = node.find("expression");
    if (expression != nullptr) field.expression = compile(*expression, field);
    if (!field.expression) {
      report(Severity::kError, "missing-expression", node, field, "an expression is needed");
    }
  }
  return field;
}

bool FieldReader::read_type(const JsonNode& node, Field& field) {
  const std::string type = text_of(node, "type");
  if (is_shown_only(type)) return false;
  const auto found = std::find_if(kTypes.begin(), kTypes.end(),
                                  [&](const TypeName& row) { return row.name == type; });
  if (found == kTypes.end()) {
    report(Severity::kError, "unsupported-component", node, field,
           "components of type '" + type + "' are not supported");
    return false;
  }
  field.type = found->type;
  const std::string subtype = text_of(node, "subtype");
  if (type == "datetime" && subtype == "time") field.type = FieldType::kTime;
  if (type == "datetime" && subtype == "datetime") field.type = FieldType::kDateTime;
  return true;
}

void FieldReader::read_key(const JsonNode& node, Field& field) {
  const bool is_container = field.type == FieldType::kGroup || field.type == FieldType::kList;
  field.key = text_of(node, is_container ? "path" : "key");
  if (field.key.empty() && field.type == FieldType::kGroup) return;
  if (!is_key(field.key)) {
    report(Severity::kError, "bad-key", node, field,
           "'" + field.key + "' cannot be a key: one word is needed, without points");
  } else if (!keys_.insert(field.key).second) {
    report(Severity::kError, "duplicate-key", node, field,
           "the key '" + field.key + "' stands twice");
  } else if (feel::is_reserved_name(field.key)) {
    report(Severity::kWarning, "shadows-function", node, field,
           "'" + field.key + "' is the name of a function or keyword of FEEL");
  }
}

void FieldReader::read_words(const JsonNode& node, Field& field) {
  field.label.zh = text_of(node, "label");
  if (field.label.zh.empty()) field.label.zh = text_of(node, "dateLabel");
  if (field.label.zh.empty()) field.label.zh = text_of(node, "timeLabel");
  field.description.zh = text_of(node, "description");
}

void FieldReader::read_constraints(const JsonNode& node, Field& field) {
  Constraints& constraints = field.constraints;
  constraints.decimal_digits = integer_of(node, "decimalDigits");
  constraints.no_past_dates = is_true(node.find("disallowPassedDates"));
  const JsonNode* validate = node.find("validate");
  if (validate == nullptr) return;
  constraints.required = is_true(validate->find("required"));
  constraints.min_length = integer_of(*validate, "minLength");
  constraints.max_length = integer_of(*validate, "maxLength");
  for (const std::string_view end : {"min", "max"}) {
    const JsonNode* limit = validate->find(end);
    if (limit == nullptr || limit->is_null()) continue;
    std::optional<Value> number = feel::parse_number(limit->text);
    if (!number) {
      report(Severity::kError, "bad-value", *limit, field,
             "'" + std::string(end) + "' must be a number");
    } else {
      (end == "min" ? constraints.min : constraints.max) = std::move(*number);
    }
  }
  read_pattern(*validate, field);
}

void FieldReader::read_pattern(const JsonNode& validate, Field& field) {
  const std::string type = text_of(validate, "validationType");
  field.constraints.pattern = text_of(validate, "pattern");
  if (type == "email") field.constraints.pattern = "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$";
  if (type == "phone") field.constraints.pattern = "^\\+?[0-9][0-9 ()\\-]{4,20}$";
  if (field.constraints.pattern.empty()) return;
  const std::array<Value, 2> arguments = {Value::string(""),
                                          Value::string(field.constraints.pattern)};
  feel::Environment environment;
  const Result<Value> tried =
      feel::invoke(feel::built_in_function("matches"), arguments, environment);
  if (!tried || !tried->is_boolean()) {
    report(Severity::kError, "bad-pattern", validate, field,
           "'" + field.constraints.pattern + "' is no regular expression");
  }
}

void FieldReader::read_options(const JsonNode& node, Field& field) {
  const bool chooses = field.type == FieldType::kChecklist || field.type == FieldType::kRadio ||
                       field.type == FieldType::kSelect;
  if (!chooses) return;
  field.options_key = text_of(node, "valuesKey");
  if (const JsonNode* expression = node.find("valuesExpression")) {
    field.options_expression = compile(*expression, field);
  }
  const JsonNode* values = node.find("values");
  const bool has_other_source = !field.options_key.empty() || field.options_expression.has_value();
  if (values == nullptr || !values->is_array()) {
    if (!has_other_source) {
      report(Severity::kError, "missing-options", node, field, "there is nothing to choose from");
    }
    return;
  }
  for (const JsonNode& option : values->items) {
    const JsonNode* value = option.find("value");
    if (value == nullptr) {
      report(Severity::kError, "bad-value", option, field, "an option needs a value");
      continue;
    }
    field.options.push_back(
        {value_of(*value), {text_of(option, "label"), text_of(option, "label.en")}});
  }
}

Switch FieldReader::read_switch(const JsonNode* node, const Field& field) {
  Switch result;
  if (node == nullptr) return result;
  result.always = node->boolean;
  if (node->is_string() && !node->text.empty()) result.condition = compile(*node, field);
  return result;
}

void FieldReader::read_switches(const JsonNode& node, Field& field) {
  field.read_only = read_switch(node.find("readonly"), field);
  if (is_true(node.find("disabled"))) field.read_only.always = true;
  const JsonNode* conditional = node.find("conditional");
  if (conditional != nullptr) field.hidden = read_switch(conditional->find("hide"), field);
}

void FieldReader::read_properties(const JsonNode& node, Field& field) {
  const JsonNode* properties = node.find("properties");
  if (properties == nullptr) return;
  field.label.en = text_of(*properties, "label.en");
  field.description.en = text_of(*properties, "description.en");
  field.check_message = {text_of(*properties, "wf.message"), text_of(*properties, "wf.message.en")};
  field.is_multiple = is_true(properties->find("multiple"));
  field.choice_filter = text_of(*properties, field.type == FieldType::kPerson ? "role" : "kind");
  read_record(*properties, field);
  for (std::size_t i = 0; i < properties->keys.size(); ++i) {
    if (properties->keys[i].starts_with("wf.")) {
      read_property(properties->keys[i], properties->items[i], field);
    }
  }
}

void FieldReader::read_record(const JsonNode& properties, Field& field) {
  const JsonNode* name = properties.find("wf.register");
  const JsonNode* key = properties.find("wf.recordKey");
  if (name == nullptr && key == nullptr) return;
  const JsonNode& at = name == nullptr ? *key : *name;
  if (name == nullptr || key == nullptr || field.type != FieldType::kGroup || field.key.empty()) {
    report(Severity::kError, "bad-value", at, field,
           "a group with a path shows a record by 'wf.register' and 'wf.recordKey'");
    return;
  }
  std::optional<feel::Expression> compiled = compile(*key, field);
  if (compiled) field.record = ShownRecord{name->text, *std::move(compiled)};
}

void FieldReader::read_property(const std::string& name, const JsonNode& value, Field& field) {
  if (name == "wf.message" || name == "wf.message.en") return;
  if (name == "wf.register" || name == "wf.recordKey") return;
  if (name == "wf.class") {
    field.field_class = parse_field_class(value.text);
    if (!field.field_class) {
      report(Severity::kError, "bad-value", value, field,
             "the class '" + value.text + "' is none of P0, P1, P2, P3");
    }
  } else if (name == "wf.hashed") {
    field.is_hashed = is_true(&value);
  } else if (name == "wf.stoodForBy") {
    field.stood_for_by = value.text;
    if (field.type != FieldType::kOrg) {
      report(Severity::kError, "bad-value", value, field, "only a unit is stood for by somebody");
    }
  } else if (name == "wf.material") {
    field.is_material = is_true(&value);
  } else if (name == "wf.opinion") {
    field.is_opinion = is_true(&value);
    const bool is_text = field.type == FieldType::kText || field.type == FieldType::kTextArea;
    if (field.is_opinion && !is_text) {
      report(Severity::kError, "bad-value", value, field, "only a text can be the opinion");
    }
  } else if (name == "wf.check") {
    read_check(field, value);
  } else {
    report(Severity::kError, "unknown-property", value, field,
           "there is no property '" + name + "'");
  }
}

void FieldReader::read_check(Field& field, const JsonNode& value) {
  field.check = compile(value, field);
  if (field.check && field.check_message.zh.empty()) {
    report(Severity::kError, "missing-message", value, field,
           "a check needs a 'wf.message' that says what is wrong");
  }
}

void FieldReader::read_parts(const JsonNode& node, Field& field) {
  if (field.type != FieldType::kGroup && field.type != FieldType::kList) return;
  if (const JsonNode* growing = node.find("allowAddRemove")) field.is_growing = is_true(growing);
  const JsonNode* components = node.find("components");
  if (components == nullptr) return;
  if (field.key.empty()) {
    field.fields = read(*components);
  } else {
    field.fields = FieldReader(findings_).read(*components);
  }
}

std::optional<feel::Expression> FieldReader::compile(const JsonNode& node, const Field& field) {
  std::string_view source = node.text;
  if (source.starts_with("=")) source.remove_prefix(1);
  Result<feel::Expression> compiled = feel::compile(source);
  if (compiled) return std::move(*compiled);
  findings_.push_back({Severity::kError, "feel-error", field.key.empty() ? field.id : field.key,
                       Position{node.line, compiled.error().position.column},
                       compiled.error().message});
  return std::nullopt;
}

}  // namespace engine::form
