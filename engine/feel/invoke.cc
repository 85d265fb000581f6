#include <algorithm>
#include <optional>

#include "engine/feel/closure.h"
#include "engine/feel/function.h"
#include "engine/feel/text.h"

namespace engine::feel {
namespace {

std::string called(const Function& function) {
  return function.name().empty() ? "the function" : "'" + function.name() + "'";
}

// The arguments as the parameters ask for them; nothing, after a warning, if one does not conform.
std::optional<std::vector<Value>> coerced(const Function& function,
                                          std::span<const Value> arguments,
                                          Environment& environment) {
  const auto parameters = function.parameters();
  if (arguments.size() != parameters.size()) {
    environment.warn(called(function) + " takes " + std::to_string(parameters.size()) +
                     (parameters.size() == 1 ? " argument" : " arguments") + ", not " +
                     std::to_string(arguments.size()));
    return std::nullopt;
  }
  std::vector<Value> result;
  result.reserve(arguments.size());
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    std::optional<Value> value = coerce(arguments[i], parameters[i].type, environment);
    if (!value) {
      environment.warn(called(function) + ": '" + parameters[i].name + "' must be " +
                       to_text(parameters[i].type));
      return std::nullopt;
    }
    result.push_back(std::move(*value));
  }
  return result;
}

Result<Value> call_counted(const Function& function, std::span<const Value> arguments,
                           Environment& environment) {
  constexpr std::int64_t kCallSteps = 4;
  const bool entered =
      environment.budget.enter_call(function.height()) && environment.budget.steps(kCallSteps);
  Result<Value> result = entered ? function.call(arguments, environment)
                                 : Result<Value>(*environment.budget.failure());
  environment.budget.leave_call(function.height());
  return result;
}

}  // namespace

Result<Value> invoke(const Value& function, std::span<const Value> arguments,
                     Environment& environment) {
  const SharedBudget budget(environment);
  if (!function.is_function()) {
    environment.warn(std::string(name_of(function.kind())) + " cannot be called");
    return Value();
  }
  const Function& callee = *function.as_function();
  if (!callee.signatures().empty()) return call_counted(callee, arguments, environment);
  const std::optional<std::vector<Value>> values = coerced(callee, arguments, environment);
  if (!values) return Value();
  return call_counted(callee, *values, environment);
}

namespace {

Result<Value> invoke_built_in(const Function& function, std::span<const NamedArgument> arguments,
                              Environment& environment) {
  std::vector<std::string> names;
  std::vector<Value> values;
  for (const NamedArgument& argument : arguments) {
    names.push_back(argument.name);
    values.push_back(argument.value);
  }
  const BuiltinCall call = builtin_call(function.name(), values.size(), names);
  Value result = call_candidates(call, values, environment, {});
  if (environment.budget.failed()) return *environment.budget.failure();
  return result;
}

}  // namespace

Result<Value> invoke(const Value& function, std::span<const NamedArgument> arguments,
                     Environment& environment) {
  const SharedBudget budget(environment);
  if (!function.is_function()) {
    environment.warn(std::string(name_of(function.kind())) + " cannot be called");
    return Value();
  }
  const Function& callee = *function.as_function();
  if (!callee.signatures().empty()) return invoke_built_in(callee, arguments, environment);
  // A parameter that is not named is null (DMN 1.5 §10.3.2.13.5).
  const auto parameters = callee.parameters();
  std::vector<Value> values(parameters.size());
  for (const NamedArgument& argument : arguments) {
    const auto found =
        std::find_if(parameters.begin(), parameters.end(),
                     [&](const Parameter& parameter) { return parameter.name == argument.name; });
    if (found == parameters.end()) {
      environment.warn(called(callee) + " has no parameter '" + argument.name + "'");
      return Value();
    }
    values[static_cast<std::size_t>(found - parameters.begin())] = argument.value;
  }
  return invoke(function, values, environment);
}

}  // namespace engine::feel
