#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/feel/evaluate.h"
#include "engine/feel/type.h"
#include "engine/feel/value.h"

namespace engine::feel {

struct Builtin;

struct Parameter {
  std::string name;
  Type type;
};

// Something that can be called: a closure, a built-in, or what a model defines (derive from it).
class Function {
 public:
  virtual ~Function() = default;

  // Of a built-in with several signatures: empty.
  virtual std::span<const Parameter> parameters() const = 0;
  // What it gives, where that is declared or plain to see; Any where it is not.
  virtual Type result() const { return {}; }
  virtual std::string name() const { return {}; }
  // Counts what the function holds, as a closure the values it has captured.
  virtual Measure measure() const { return {}; }
  // How deep its nodes are nested, for the depth of the evaluation.
  virtual int height() const { return 1; }
  // Of a built-in; then `call` chooses among them and checks the arguments itself.
  virtual std::span<const Builtin> signatures() const { return {}; }
  // `arguments` has one value for each parameter, already coerced to its type. May be called only
  // by `invoke`, which also counts the depth.
  virtual Result<Value> call(std::span<const Value> arguments, Environment& environment) const = 0;
};

struct NamedArgument {
  std::string name;
  Value value;
};

// Calls a value that is a function. Null with a warning if it is none, if the number of arguments
// or their names do not fit, or if an argument does not conform to its parameter.
Result<Value> invoke(const Value& function, std::span<const Value> arguments,
                     Environment& environment);
Result<Value> invoke(const Value& function, std::span<const NamedArgument> arguments,
                     Environment& environment);

// Whether one of the signatures takes arguments of these types.
bool takes(std::span<const Builtin> signatures, const std::vector<Type>& types);
// The built-in of that name as a value; null if there is none.
Value built_in_function(std::string_view name);
// A static method of the table in external.cc, as "java.lang.Math", "cos(double)"; null if it is
// not in the table.
Value external_function(std::string_view class_name, std::string_view signature,
                        std::vector<Parameter> parameters);

}  // namespace engine::feel
