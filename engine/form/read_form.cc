#include "engine/form/read_form.h"

#include <utility>

#include "engine/form/field_reader.h"

namespace engine::form {
namespace {

void report(Findings& findings, std::string_view rule, int line, std::string message) {
  findings.push_back(
      {Severity::kError, std::string(rule), "", Position{line, 0}, std::move(message)});
}

std::string text_of(const JsonNode& node, std::string_view key) {
  const JsonNode* member = node.find(key);
  return member != nullptr && member->is_string() ? member->text : std::string();
}

}  // namespace

ReadResult read_form(std::string_view bytes) {
  ReadResult result;
  const Result<JsonNode> root = parse_json_node(bytes);
  if (!root) {
    report(result.findings, "not-json", root.error().position.line, root.error().message);
    return result;
  }
  Form form;
  form.id = text_of(*root, "id");
  form.version_tag = text_of(*root, "versionTag");
  if (form.id.empty()) report(result.findings, "missing-id", root->line, "a form needs an id");
  const JsonNode* components = root->find("components");
  if (components == nullptr || !components->is_array()) {
    report(result.findings, "no-form", root->line, "this is no form: it has no components");
    return result;
  }
  form.fields = FieldReader(result.findings).read(*components);
  if (!has_error(result.findings)) {
    result.form = std::make_shared<const Form>(std::move(form));
  }
  return result;
}

}  // namespace engine::form
