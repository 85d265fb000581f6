#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "web/http/json_codec.h"
#include "web/http/json_scalar.h"

namespace web {

// A field that tells missing from null: `missing`, null, or a value. Written only when given.
template <class T>
struct Given {
  bool given = false;
  std::optional<T> value;

  Given() = default;
  Given(std::optional<T> some) : given(true), value(std::move(some)) {}
};

template <class T>
inline constexpr bool kMayBeMissing<std::optional<T>> = true;
template <class T>
inline constexpr bool kMayBeMissing<Given<T>> = true;

template <class T>
struct JsonCodec<std::optional<T>> {
  static Outcome<> read(const engine::feel::Value& value, const FieldPath& path,
                        std::optional<T>& out) {
    if (value.is_null()) {
      out.reset();
      return {};
    }
    return JsonCodec<T>::read(value, path, out.emplace());
  }
  static Outcome<> read_text(std::string_view text, const FieldPath& path,
                             std::optional<T>& out) requires ReadsText<T> {
    return JsonCodec<T>::read_text(text, path, out.emplace());
  }
  static void write(std::string& out, const std::optional<T>& value) {
    if (value) {
      JsonCodec<T>::write(out, *value);
    } else {
      out += "null";
    }
  }
  static std::string schema(Schemas& schemas) {
    return nullable_schema(JsonCodec<T>::schema(schemas));
  }
  // A query leaves it out; it cannot say null.
  static std::string text_schema(Schemas& schemas) { return JsonCodec<T>::schema(schemas); }
};

template <class T>
struct JsonCodec<Given<T>> {
  static Outcome<> read(const engine::feel::Value& value, const FieldPath& path, Given<T>& out) {
    out.given = true;
    return JsonCodec<std::optional<T>>::read(value, path, out.value);
  }
  static bool is_written(const Given<T>& field) { return field.given; }
  static void write(std::string& out, const Given<T>& field) {
    JsonCodec<std::optional<T>>::write(out, field.value);
  }
  static std::string schema(Schemas& schemas) {
    return JsonCodec<std::optional<T>>::schema(schemas);
  }
};

template <class T>
struct JsonCodec<std::vector<T>> {
  static Outcome<> read(const engine::feel::Value& value, const FieldPath& path,
                        std::vector<T>& out) {
    if (!value.is_list()) return path.refuse("must be a list");
    out.clear();
    out.reserve(value.items().size());
    for (const engine::feel::Value& item : value.items()) {
      T element{};
      const Outcome<> read = JsonCodec<T>::read(item, FieldPath(path, out.size()), element);
      if (!read) return read.error();
      out.push_back(std::move(element));
    }
    return {};
  }
  static void write(std::string& out, const std::vector<T>& items) {
    out += '[';
    bool first = true;
    for (const auto& item : items) {
      if (!first) out += ',';
      first = false;
      JsonCodec<T>::write(out, item);
    }
    out += ']';
  }
  static std::string schema(Schemas& schemas) {
    return "{\"type\":\"array\",\"items\":" + JsonCodec<T>::schema(schemas) + '}';
  }
};

// An object whose names are data.
template <class T>
struct JsonCodec<std::map<std::string, T>> {
  static Outcome<> read(const engine::feel::Value& value, const FieldPath& path,
                        std::map<std::string, T>& out) {
    if (!value.is_context()) return path.refuse("must be an object");
    out.clear();
    for (const engine::feel::Entry& entry : value.entries()) {
      const FieldPath inner(path, entry.key);
      const Outcome<> read = JsonCodec<T>::read(entry.value, inner, out[entry.key]);
      if (!read) return read.error();
    }
    return {};
  }
  static void write(std::string& out, const std::map<std::string, T>& entries) {
    out += '{';
    bool first = true;
    for (const auto& [name, value] : entries) {
      if (!first) out += ',';
      first = false;
      JsonCodec<std::string>::write(out, name);
      out += ':';
      JsonCodec<T>::write(out, value);
    }
    out += '}';
  }
  static std::string schema(Schemas& schemas) {
    return "{\"type\":\"object\",\"additionalProperties\":" + JsonCodec<T>::schema(schemas) + '}';
  }
};

}  // namespace web
