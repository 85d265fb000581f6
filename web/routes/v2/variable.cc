#include "web/routes/v2/variable.h"

#include "engine/feel/json.h"

namespace web::v2 {
namespace {

// Cuts between characters, never inside one.
void cut_to(std::string& text, std::size_t bytes) {
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
  text.resize(bytes);
}

}  // namespace

FoundVariable variable_of(const engine::Variable& row, bool truncates) {
  FoundVariable variable;
  variable.name = row.name;
  variable.value = engine::feel::to_json(row.value);
  variable.is_truncated = truncates && variable.value.size() > kShownBytes;
  if (variable.is_truncated) cut_to(variable.value, kShownBytes);
  variable.variable_key = wire(row.key);
  variable.scope_key = wire(row.scope);
  variable.process_instance_key = wire(row.instance);
  variable.root_process_instance_key = wire_or_null(row.root);
  return variable;
}

Outcome<bool> truncates_values(const Request& request) {
  const std::optional<std::string_view> given = request.query("truncateValues");
  if (!given || *given == "true") return true;
  if (*given == "false") return false;
  return bad_field("truncateValues", "must be true or false");
}

}  // namespace web::v2
