#include "web/http/json_described.h"

#include <bitset>

#include "engine/feel/json.h"

namespace web {

using engine::feel::append_json_string;
using engine::feel::Entry;
using engine::feel::Value;

namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

std::size_t index_of(std::span<const JsonMember> members, std::string_view name) {
  for (std::size_t index = 0; index < members.size(); ++index) {
    if (members[index].name == name) return index;
  }
  return kNone;
}

}  // namespace

Outcome<> read_members(std::span<const JsonMember> members, const Value& value,
                       const FieldPath& path, void* object) {
  if (!value.is_context()) return path.refuse("must be an object");
  std::bitset<kMaxJsonMembers> seen;
  for (const Entry& entry : value.entries()) {
    const FieldPath inner(path, entry.key);
    const std::size_t index = index_of(members, entry.key);
    if (index == kNone) return inner.refuse("is not known");
    const Outcome<> read = members[index].read(object, entry.value, inner);
    if (!read) return read.error();
    seen.set(index);
  }
  for (std::size_t index = 0; index < members.size(); ++index) {
    if (seen.test(index) || members[index].may_be_missing) continue;
    return FieldPath(path, members[index].name).refuse("is missing");
  }
  return {};
}

void write_members(std::span<const JsonMember> members, std::string& out, const void* object) {
  out += '{';
  bool first = true;
  for (const JsonMember& member : members) {
    if (member.is_written != nullptr && !member.is_written(object)) continue;
    out += first ? "\"" : ",\"";
    first = false;
    out += member.name;
    out += "\":";
    member.write(out, object);
  }
  out += '}';
}

std::string schema_of_members(std::span<const JsonMember> members, std::string_view type,
                              Schemas& schemas) {
  const bool is_sent = schemas.is_sent(type);
  std::string properties;
  std::string required;
  for (const JsonMember& member : members) {
    if (!properties.empty()) properties += ',';
    append_json_string(properties, member.name);
    properties += ':' + member.schema(schemas);
    if (is_sent ? member.may_be_missing : member.is_written != nullptr) continue;
    if (!required.empty()) required += ',';
    append_json_string(required, member.name);
  }
  std::string schema = "{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{";
  schema += properties + '}';
  if (!required.empty()) schema += ",\"required\":[" + required + ']';
  return schema + '}';
}

}  // namespace web
