#include "web/http/json_described.h"

#include <bitset>
#include <stdexcept>

#include "engine/feel/json.h"
#include "web/http/json_container.h"
#include "web/http/text.h"

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

std::string list_of(std::span<const JsonWord> words) {
  std::string list;
  for (const JsonWord& word : words) {
    if (!list.empty()) list += ", ";
    list += word.word;
  }
  return list;
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

Outcome<std::int64_t> read_word(std::span<const JsonWord> words, std::string_view text,
                                const FieldPath& path) {
  for (const JsonWord& word : words) {
    if (equal_ignoring_case(word.word, text)) return word.value;
  }
  return path.refuse("must be one of " + list_of(words));
}

std::string_view word_of(std::span<const JsonWord> words, std::int64_t value) {
  for (const JsonWord& word : words) {
    if (word.value == value) return word.word;
  }
  throw std::logic_error("an enumeration holds a value that it does not have");
}

std::string schema_of_words(std::span<const JsonWord> words) {
  std::string schema = "{\"type\":\"string\",\"enum\":[";
  for (const JsonWord& word : words) {
    if (schema.back() != '[') schema += ',';
    append_json_string(schema, word.word);
  }
  return schema + "]}";
}

std::string nullable_schema(std::string schema) {
  if (schema == "{}") return schema;
  return "{\"anyOf\":[" + std::move(schema) + ",{\"type\":\"null\"}]}";
}

}  // namespace web
