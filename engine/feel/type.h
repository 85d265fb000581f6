#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/feel/value.h"

namespace engine::feel {

struct Environment;
struct TypeField;

// A FEEL type: immutable, cheap to copy. The default is Any.
class Type {
 public:
  enum class Form : std::uint8_t { kAny, kNull, kSimple, kList, kContext, kRange, kFunction };
  // Whether a value that has the form is allowed; what an item definition's constraint asks. The
  // steps that it takes come from the budget.
  using Constraint = std::function<bool(const Value&, Environment&)>;

  Type() = default;
  static Type null();
  // Of kinds that have no parts: boolean, number, string, the temporal kinds.
  static Type simple(Kind kind);
  static Type list(Type item);
  static Type context(std::vector<TypeField> fields);
  static Type range(Type end);
  static Type function(std::vector<Type> parameters, Type result);
  static Type any_function();
  static Type constrained(const Type& base, Constraint constraint);

  Form form() const;
  bool is_any() const { return form() == Form::kAny; }
  // The default: every value conforms.
  bool is_unconstrained_any() const { return data_ == nullptr; }
  Kind kind() const;
  // Item of a list, end of a range, result of a function.
  const Type& part() const;
  const std::vector<TypeField>& fields() const;
  const std::vector<Type>& parameters() const;
  // Whether it says nothing of parameters and result.
  bool is_any_function() const;
  const Constraint& constraint() const;

 private:
  struct Data;
  explicit Type(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
  std::shared_ptr<const Data> data_;
};

struct TypeField {
  std::string name;
  Type type;
};

// Types known by name beside FEEL's own, as item definitions.
class TypeNames {
 public:
  virtual ~TypeNames() = default;
  virtual std::optional<Type> find(std::string_view name) const = 0;
};

// "number", "list<string>", "context<a: number>" …; a name of FEEL or of `names`.
Result<Type> parse_type(std::string_view text, const TypeNames* names = nullptr);
// FEEL's own simple names, also in the older spelling of DMN ("dayTimeDuration").
std::optional<Type> built_in_type(std::string_view name);

// These look at every item and entry, each a step of the budget; once that has failed, the answer
// is no.

// `value instance of type`; null is an instance of Null and, as an item or entry, of any type.
bool is_instance(const Value& value, const Type& type, Environment& environment);
// Whether the value may stand where the type is asked for; null may stand anywhere.
bool conforms(const Value& value, const Type& type, Environment& environment);
// The value as the type asks for it: a single item out of its list or into a list, a date as a
// date and time at midnight UTC (DMN 1.5 §10.3.2.9.4); nothing if it does not conform even so.
std::optional<Value> coerce(const Value& value, const Type& type, Environment& environment);
std::string to_text(const Type& type);

}  // namespace engine::feel
