#include <array>
#include <set>
#include <utility>

#include "engine/register/register.h"

namespace engine::registers {
namespace {

struct TypeName {
  std::string_view name;
  FieldType type;
};

constexpr std::array<TypeName, 6> kTypes = {{{"text", FieldType::kText},
                                             {"number", FieldType::kNumber},
                                             {"boolean", FieldType::kBoolean},
                                             {"date", FieldType::kDate},
                                             {"list", FieldType::kList},
                                             {"context", FieldType::kContext}}};

std::optional<feel::Expression> read_expression(ObjectReader& reader, std::string_view key,
                                                std::string_view source) {
  if (source.starts_with("=")) source.remove_prefix(1);
  Result<feel::Expression> compiled = feel::compile(source);
  if (compiled) return std::move(*compiled);
  reader.report("feel-error", key, compiled.error().message);
  return std::nullopt;
}

RegisterField read_field(const JsonNode& node, const std::string& path, Findings& findings) {
  ObjectReader reader(node, path, findings);
  RegisterField field;
  field.name = reader.text("name");
  field.label = reader.title("label");
  field.is_required = reader.flag("required");
  field.list = reader.optional_text("list");
  const std::string type = reader.text("type");
  bool known = type.empty();
  for (const TypeName& row : kTypes) {
    if (row.name != type) continue;
    field.type = row.type;
    known = true;
  }
  if (!known) reader.report("bad-value", "type", "there is no type '" + type + "'");
  const std::string name = reader.text("class");
  const std::optional<FieldClass> field_class = parse_field_class(name);
  if (field_class) field.field_class = *field_class;
  if (!field_class && !name.empty()) {
    reader.report("bad-value", "class", "'" + name + "' is none of P0, P1, P2, P3");
  }
  if (feel::is_reserved_name(field.name)) {
    reader.report("shadows-function", "name",
                  "'" + field.name + "' is the name of a function or keyword of FEEL");
  }
  reader.finish();
  return field;
}

RegisterView read_view(const JsonNode& node, const std::string& path, Findings& findings) {
  ObjectReader reader(node, path, findings);
  RegisterView view;
  view.roles = reader.texts("roles");
  view.is_own = reader.flag("own");
  for (const std::string& name : reader.texts("classes")) {
    const std::optional<FieldClass> field_class = parse_field_class(name);
    if (!field_class) {
      reader.report("bad-value", "classes", "'" + name + "' is none of P0, P1, P2, P3");
    } else {
      view.classes.add(*field_class);
    }
  }
  reader.finish();
  return view;
}

void read_fields(ObjectReader& reader, Register& declared, Findings& findings) {
  const JsonNode* fields = reader.array("fields");
  if (fields == nullptr || fields->items.empty()) {
    reader.report("missing-field", "fields", "a register needs fields");
    return;
  }
  std::set<std::string> names;
  for (std::size_t i = 0; i < fields->items.size(); ++i) {
    declared.fields.push_back(read_field(fields->items[i], reader.path_of("fields", i), findings));
    const std::string& name = declared.fields.back().name;
    if (!names.insert(name).second) {
      reader.report("duplicate-id", "fields", "the field '" + name + "' stands twice");
    }
  }
}

// What the key or the subject is reckoned from must be fields of the register.
void check_names(ObjectReader& reader, std::string_view key, const Register& declared,
                 const std::optional<feel::Expression>& expression) {
  if (!expression) return;
  for (const std::string& name : expression->variables()) {
    if (declared.find_field(name) != nullptr) continue;
    reader.report("unknown-reference", key, "the register has no field '" + name + "'");
  }
}

}  // namespace

Register read_register(const JsonNode& node, const std::string& path, Findings& findings) {
  ObjectReader reader(node, path, findings);
  Register declared;
  declared.id = reader.text("id");
  declared.title = reader.title("title");
  const std::string key = reader.text("key");
  if (!key.empty()) declared.key = read_expression(reader, "key", key);
  const std::string subject = reader.optional_text("subject");
  if (!subject.empty()) declared.subject = read_expression(reader, "subject", subject);
  declared.is_logged = reader.flag("logged");
  read_fields(reader, declared, findings);
  check_names(reader, "key", declared, declared.key);
  check_names(reader, "subject", declared, declared.subject);
  if (const JsonNode* views = reader.array("views")) {
    for (std::size_t i = 0; i < views->items.size(); ++i) {
      declared.views.push_back(read_view(views->items[i], reader.path_of("views", i), findings));
    }
  }
  reader.finish();
  return declared;
}

}  // namespace engine::registers
