#include "web/http/json_scalar.h"

#include <array>
#include <charconv>
#include <optional>

#include "engine/feel/json.h"
#include "web/http/request.h"

namespace web {

using engine::feel::Value;

std::string FieldPath::text() const {
  if (parent_ == nullptr) return {};
  std::string path = parent_->text();
  if (name_.empty()) return path + '[' + std::to_string(index_) + ']';
  if (!path.empty()) path += '.';
  return path.append(name_);
}

Problem FieldPath::refuse(std::string message) const {
  std::string field = text();
  if (field.empty()) return bad_request("the body " + message);
  return bad_field(std::move(field), std::move(message));
}

Outcome<std::int64_t> read_integer(const Value& value, const FieldPath& path, std::int64_t low,
                                   std::int64_t high) {
  if (!value.is_number()) return path.refuse("must be a whole number");
  const std::optional<std::int64_t> number = value.as_integer();
  if (!number || *number < low || *number > high) {
    return path.refuse("must be a whole number from " + std::to_string(low) + " to " +
                       std::to_string(high));
  }
  return *number;
}

Outcome<std::int64_t> read_integer_text(std::string_view text, const FieldPath& path,
                                        std::int64_t low, std::int64_t high) {
  std::int64_t number = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, number);
  if (error != std::errc{} || end != last || number < low || number > high) {
    return path.refuse("must be a whole number from " + std::to_string(low) + " to " +
                       std::to_string(high));
  }
  return number;
}

void append_integer(std::string& out, std::int64_t value) {
  std::array<char, 24> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  out.append(digits.data(), end);
}

Outcome<> JsonCodec<bool>::read(const Value& value, const FieldPath& path, bool& out) {
  if (!value.is_boolean()) return path.refuse("must be true or false");
  out = value.as_boolean();
  return {};
}

Outcome<> JsonCodec<bool>::read_text(std::string_view text, const FieldPath& path, bool& out) {
  if (text != "true" && text != "false") return path.refuse("must be true or false");
  out = text == "true";
  return {};
}

Outcome<> JsonCodec<std::string>::read(const Value& value, const FieldPath& path,
                                       std::string& out) {
  if (!value.is_string()) return path.refuse("must be a text");
  out = value.as_string();
  return {};
}

Outcome<> JsonCodec<std::string>::read_text(std::string_view text, const FieldPath&,
                                            std::string& out) {
  out = text;
  return {};
}

void JsonCodec<std::string>::write(std::string& out, std::string_view value) {
  engine::feel::append_json_string(out, value);
}

Outcome<> JsonCodec<WireKey>::read(const Value& value, const FieldPath& path, WireKey& out) {
  if (!value.is_string()) return path.refuse("must be a key: decimal digits in a text");
  return read_text(value.as_string(), path, out);
}

Outcome<> JsonCodec<WireKey>::read_text(std::string_view text, const FieldPath& path,
                                        WireKey& out) {
  const Outcome<std::int64_t> key = parse_key(text);
  if (!key) return path.refuse("must be a key: decimal digits in a text");
  out.value = *key;
  return {};
}

void JsonCodec<WireKey>::write(std::string& out, const WireKey& value) {
  out += '"';
  append_integer(out, value.value);
  out += '"';
}

Outcome<> JsonCodec<engine::Instant>::read(const Value& value, const FieldPath& path,
                                           engine::Instant& out) {
  if (!value.is_string()) return path.refuse("must be a time as 2026-01-31T08:00:00Z");
  return read_text(value.as_string(), path, out);
}

Outcome<> JsonCodec<engine::Instant>::read_text(std::string_view text, const FieldPath& path,
                                                engine::Instant& out) {
  const engine::Result<engine::Instant> instant = engine::parse_instant(text);
  if (!instant) return path.refuse("must be a time as 2026-01-31T08:00:00Z");
  out = *instant;
  return {};
}

void JsonCodec<engine::Instant>::write(std::string& out, const engine::Instant& value) {
  out += '"';
  engine::append_iso(out, value);
  out += '"';
}

Outcome<> JsonCodec<Value>::read(const Value& value, const FieldPath&, Value& out) {
  out = value;
  return {};
}

void JsonCodec<Value>::write(std::string& out, const Value& value) {
  engine::feel::append_json(out, value);
}

Outcome<> JsonCodec<JsonObject>::read(const Value& value, const FieldPath& path, JsonObject& out) {
  if (!value.is_context()) return path.refuse("must be an object");
  out.value = value;
  return {};
}

void JsonCodec<JsonObject>::write(std::string& out, const JsonObject& value) {
  engine::feel::append_json(out, value.value);
}

}  // namespace web
