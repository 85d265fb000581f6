#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "engine/feel/value.h"
#include "web/http/problem.h"
#include "web/http/schemas.h"

namespace web {

// Where a value stands in a request, for messages: a chain on the stack, from the inside out.
class FieldPath {
 public:
  FieldPath() = default;
  FieldPath(const FieldPath& parent, std::string_view name) : parent_(&parent), name_(name) {}
  FieldPath(const FieldPath& parent, std::size_t index) : parent_(&parent), index_(index) {}

  // `filter.state`, `elements[2].elementId`; empty at the top.
  std::string text() const;
  Problem refuse(std::string message) const;

 private:
  const FieldPath* parent_ = nullptr;
  std::string_view name_;
  std::size_t index_ = 0;
};

// How a type travels as JSON. Specialised for scalars, containers, enumerations and structs that
// are described; specialise it for whatever has a form of its own. A specialisation has
//   static Outcome<> read(const engine::feel::Value& value, const FieldPath& path, T& out);
//   static void write(std::string& out, const T& value);
//   static std::string schema(Schemas& schemas);
// and, if it may be a query parameter,
//   static Outcome<> read_text(std::string_view text, const FieldPath& path, T& out);
// whose schema is `schema`, or that of
//   static std::string text_schema(Schemas& schemas);
// and, if a field of this type may be left out of an answer,
//   static bool is_written(const T& value);
template <class T, class Enable = void>
struct JsonCodec;

// Whether it may be a query parameter.
template <class T>
concept ReadsText = requires(T& out) {
  JsonCodec<T>::read_text({}, FieldPath(), out);
};

// Whether a field of this type may be left out of a request.
template <class T>
inline constexpr bool kMayBeMissing = false;

}  // namespace web
