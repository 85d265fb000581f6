#pragma once

#include <concepts>
#include <cstdint>
#include <limits>
#include <type_traits>

#include "engine/base/instant.h"
#include "web/http/json_codec.h"

namespace web {

// A key on the wire: decimal digits in a text.
struct WireKey {
  std::int64_t value = 0;

  bool operator==(const WireKey&) const = default;
};

// JSON of any shape but that it must be an object, as `variables`.
struct JsonObject {
  engine::feel::Value value = engine::feel::Value::context({});
};

Outcome<std::int64_t> read_integer(const engine::feel::Value& value, const FieldPath& path,
                                   std::int64_t low, std::int64_t high);
Outcome<std::int64_t> read_integer_text(std::string_view text, const FieldPath& path,
                                        std::int64_t low, std::int64_t high);
void append_integer(std::string& out, std::int64_t value);

template <>
struct JsonCodec<bool> {
  static Outcome<> read(const engine::feel::Value& value, const FieldPath& path, bool& out);
  static Outcome<> read_text(std::string_view text, const FieldPath& path, bool& out);
  static void write(std::string& out, bool value) { out += value ? "true" : "false"; }
  static std::string schema(Schemas&) { return R"({"type":"boolean"})"; }
};

template <class T>
struct JsonCodec<T, std::enable_if_t<std::is_integral_v<T> && !std::is_same_v<T, bool>>> {
  static_assert(std::is_signed_v<T>, "integers on the wire are signed");
  static constexpr std::int64_t kLow = std::numeric_limits<T>::min();
  static constexpr std::int64_t kHigh = std::numeric_limits<T>::max();

  static Outcome<> read(const engine::feel::Value& value, const FieldPath& path, T& out) {
    return take(read_integer(value, path, kLow, kHigh), out);
  }
  static Outcome<> read_text(std::string_view text, const FieldPath& path, T& out) {
    return take(read_integer_text(text, path, kLow, kHigh), out);
  }
  static void write(std::string& out, T value) { append_integer(out, value); }
  static std::string schema(Schemas&) {
    return sizeof(T) == 8 ? R"({"type":"integer","format":"int64"})"
                          : R"({"type":"integer","format":"int32"})";
  }

 private:
  static Outcome<> take(const Outcome<std::int64_t>& number, T& out) {
    if (!number) return number.error();
    out = static_cast<T>(*number);
    return {};
  }
};

template <>
struct JsonCodec<std::string> {
  static Outcome<> read(const engine::feel::Value& value, const FieldPath& path, std::string& out);
  static Outcome<> read_text(std::string_view text, const FieldPath& path, std::string& out);
  static void write(std::string& out, std::string_view value);
  static std::string schema(Schemas&) { return R"({"type":"string"})"; }
};

template <>
struct JsonCodec<WireKey> {
  static Outcome<> read(const engine::feel::Value& value, const FieldPath& path, WireKey& out);
  static Outcome<> read_text(std::string_view text, const FieldPath& path, WireKey& out);
  static void write(std::string& out, const WireKey& value);
  static std::string schema(Schemas&) { return R"({"type":"string","pattern":"^-?[0-9]{1,25}$"})"; }
};

template <>
struct JsonCodec<engine::Instant> {
  static Outcome<> read(const engine::feel::Value& value, const FieldPath& path,
                        engine::Instant& out);
  static Outcome<> read_text(std::string_view text, const FieldPath& path, engine::Instant& out);
  static void write(std::string& out, const engine::Instant& value);
  static std::string schema(Schemas&) { return R"({"type":"string","format":"date-time"})"; }
};

// Raw JSON: digits kept, null included.
template <>
struct JsonCodec<engine::feel::Value> {
  static Outcome<> read(const engine::feel::Value& value, const FieldPath& path,
                        engine::feel::Value& out);
  static void write(std::string& out, const engine::feel::Value& value);
  static std::string schema(Schemas&) { return "{}"; }
};

template <>
struct JsonCodec<JsonObject> {
  static Outcome<> read(const engine::feel::Value& value, const FieldPath& path, JsonObject& out);
  static void write(std::string& out, const JsonObject& value);
  static std::string schema(Schemas&) { return R"({"type":"object","additionalProperties":true})"; }
};

}  // namespace web
