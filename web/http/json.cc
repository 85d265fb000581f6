#include "web/http/json.h"

#include <bitset>

#include "engine/feel/json.h"

namespace web {

Outcome<engine::feel::Value> parse_body(std::string_view text) {
  engine::Result<engine::feel::Value> value = engine::feel::parse_json(text);
  if (!value) return bad_request("the body is not valid JSON: " + value.error().message);
  return std::move(*value);
}

Outcome<> check_json_type(const Request& request) {
  if (request.body.empty()) return {};
  const std::string type = request.content_type();
  if (type == "application/json" || (type.starts_with("application/") && type.ends_with("+json"))) {
    return {};
  }
  return Problem{Status::kUnsupportedMediaType, {}, "the body must be application/json", {}};
}

Outcome<> read_query_members(std::span<const JsonMember> members, const Request& request,
                             void* object) {
  const FieldPath top;
  std::bitset<kMaxJsonMembers> seen;
  for (const Parameter& parameter : request.query()) {
    const FieldPath path(top, parameter.name);
    std::size_t index = 0;
    while (index < members.size() && members[index].name != parameter.name) ++index;
    if (index == members.size()) return path.refuse("is not known");
    if (seen.test(index)) return path.refuse("is given twice");
    const Outcome<> read = members[index].read_text(object, parameter.value, path);
    if (!read) return read.error();
    seen.set(index);
  }
  for (std::size_t index = 0; index < members.size(); ++index) {
    if (seen.test(index) || members[index].may_be_missing) continue;
    return FieldPath(top, members[index].name).refuse("is missing");
  }
  return {};
}

}  // namespace web
