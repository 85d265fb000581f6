#include "engine/feel/closure.h"

#include <algorithm>

#include "engine/feel/interpreter.h"

namespace engine::feel {

Closure::Closure(std::shared_ptr<const Program> program, std::uint32_t function,
                 std::vector<Value> captured)
    : program_(std::move(program)), function_(function), captured_(std::move(captured)) {
  measure_.depth = 1;
  for (const Value& value : captured_) measure_.add(value.measure());
}

Result<Value> Closure::call(std::span<const Value> arguments, Environment& environment) const {
  std::vector<Value> locals(code().locals);
  std::copy(arguments.begin(), arguments.end(), locals.begin());
  for (std::size_t i = 0; i < captured_.size(); ++i) {
    locals[code().captures[i].local] = captured_[i];
  }
  const std::shared_ptr<const Function> self = shared_from_this();
  Value result = Interpreter(*program_, environment, {}, locals, &self).evaluate(code().body);
  if (environment.budget.failed()) return *environment.budget.failure();
  return result;
}

namespace {

// The type of a parameter that takes one kind, else Any.
Type type_of(const BuiltinParameter& parameter) {
  const auto takes_only = [&](Kind kind) {
    return (parameter.kinds & ~bit(Kind::kNull)) == bit(kind);
  };
  if (takes_only(Kind::kList)) return Type::list({});
  for (const Kind kind : {Kind::kBoolean, Kind::kNumber, Kind::kString, Kind::kDate, Kind::kTime,
                          Kind::kDateTime, Kind::kYearsMonths, Kind::kDaysTime}) {
    if (takes_only(kind)) return Type::simple(kind);
  }
  return {};
}

}  // namespace

BuiltinFunction::BuiltinFunction(std::span<const Builtin> signatures) : signatures_(signatures) {
  const Builtin& first = signatures.front();
  for (std::size_t i = 0; i < first.parameter_count(); ++i) {
    parameters_.push_back({std::string(first.parameters[i].name), type_of(first.parameters[i])});
  }
}

Result<Value> BuiltinFunction::call(std::span<const Value> arguments,
                                    Environment& environment) const {
  Value result = call_candidates(builtin_call(signatures_[0].name, arguments.size(), {}), arguments,
                                 environment, {});
  if (environment.budget.failed()) return *environment.budget.failure();
  return result;
}

namespace {

// The kinds that values of the type may have.
Kinds kinds_of(const Type& type) {
  switch (type.form()) {
    case Type::Form::kAny: return kNotNull;
    case Type::Form::kNull: return 0;
    case Type::Form::kSimple:
    case Type::Form::kList:
    case Type::Form::kContext:
    case Type::Form::kRange:
    case Type::Form::kFunction: return bit(type.kind());
  }
  return 0;
}

bool takes(const Builtin& builtin, const std::vector<Type>& types) {
  const bool few = types.size() < builtin.required_count();
  const bool many = !builtin.is_variadic() && types.size() > builtin.parameter_count();
  if (few || many) return false;
  for (std::size_t i = 0; i < types.size(); ++i) {
    const std::size_t last = builtin.parameter_count() - 1;
    if ((kinds_of(types[i]) & ~builtin.parameters[std::min(i, last)].kinds) != 0) return false;
  }
  return true;
}

}  // namespace

bool takes(std::span<const Builtin> signatures, const std::vector<Type>& types) {
  return std::any_of(signatures.begin(), signatures.end(),
                     [&](const Builtin& builtin) { return takes(builtin, types); });
}

Value built_in_function(std::string_view name) {
  const std::span<const Builtin> signatures = find_builtins(name);
  if (signatures.empty()) return {};
  return Value::function(std::make_shared<BuiltinFunction>(signatures));
}

}  // namespace engine::feel
