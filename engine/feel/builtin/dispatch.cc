#include <optional>

#include "engine/feel/closure.h"
#include "engine/feel/token.h"

namespace engine::feel {
namespace {

const BuiltinParameter& parameter_at(const Builtin& builtin, std::size_t index) {
  const std::size_t last = builtin.parameter_count() - 1;
  return builtin.parameters[std::min(index, last)];
}

bool takes(const BuiltinParameter& parameter, const Value& value) {
  return (parameter.kinds & bit(value.kind())) != 0;
}

bool takes_all(const Builtin& builtin, std::span<const Value> arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (!takes(parameter_at(builtin, i), arguments[i])) return false;
  }
  return true;
}

// The argument as the parameter takes it: out of its list, into a list, or a date as its midnight.
std::optional<Value> fitted(const BuiltinParameter& parameter, const Value& value) {
  if (takes(parameter, value)) return value;
  if (value.is_null()) return std::nullopt;
  if (value.is_list()) {
    const auto items = value.items();
    if (items.size() == 1 && !items[0].is_null() && takes(parameter, items[0])) return items[0];
    return std::nullopt;
  }
  if ((parameter.kinds & bit(Kind::kList)) != 0) return Value::list({value});
  if (value.is(Kind::kDate) && (parameter.kinds & bit(Kind::kDateTime)) != 0) {
    return Value::date_time({value.as_date(), {0, Zone::utc()}});
  }
  return std::nullopt;
}

// Arguments given by name, in the order of the parameters; `given[i]` says whether there is one.
struct Ordered {
  std::vector<Value> values;
  std::vector<bool> given;
};

Ordered in_order(const Candidate& candidate, std::span<const Value> arguments) {
  Ordered ordered;
  for (const std::int8_t place : candidate.order) {
    ordered.given.push_back(place >= 0);
    ordered.values.push_back(place >= 0 ? arguments[static_cast<std::size_t>(place)] : Value());
  }
  while (ordered.given.size() > candidate.builtin->required_count() && !ordered.given.back()) {
    ordered.given.pop_back();
    ordered.values.pop_back();
  }
  return ordered;
}

// The first argument that does not fit, as a warning; or the arguments as they fit.
struct Fit {
  std::vector<Value> values;
  std::string problem;
};

Fit fit(const Builtin& builtin, const Ordered& ordered) {
  Fit result;
  for (std::size_t i = 0; i < ordered.values.size(); ++i) {
    if (!ordered.given[i]) {
      result.values.emplace_back();
      continue;
    }
    const BuiltinParameter& parameter = parameter_at(builtin, i);
    std::optional<Value> value = fitted(parameter, ordered.values[i]);
    if (!value) {
      result.problem = "'" + std::string(parameter.name) + "' cannot be " +
                       std::string(name_of(ordered.values[i].kind()));
      return result;
    }
    result.values.push_back(std::move(*value));
  }
  return result;
}

std::int64_t steps_of(Cost cost, std::span<const Value> arguments) {
  constexpr std::uint64_t kBytesEach = 64;
  std::uint64_t bytes = 0;
  for (const Value& argument : arguments) bytes += argument.measure().bytes;
  std::uint64_t steps = 0;
  switch (cost) {
    case Cost::kConstant: break;
    case Cost::kSize: steps = bytes / kBytesEach; break;
    case Cost::kItems: steps = 2 * bytes / sizeof(Value); break;
    case Cost::kSorting: steps = 6 * bytes / sizeof(Value); break;
  }
  return static_cast<std::int64_t>(steps);
}

Value run(const Builtin& builtin, const Call& call) {
  const bool may_run = builtin.cost == Cost::kConstant ||
                       call.budget().steps(steps_of(builtin.cost, call.arguments));
  if (!may_run) return {};
  return builtin.function(call);
}

}  // namespace

Position Place::position() const {
  return text.empty() ? Position{} : position_in(text, offset);
}

Value call_candidates(const BuiltinCall& call, std::span<const Value> arguments,
                      Environment& environment, Place place) {
  Call under_way{arguments, environment, call.name, place};
  for (const Candidate& candidate : call.candidates) {
    if (candidate.order.empty() && takes_all(*candidate.builtin, arguments)) {
      return run(*candidate.builtin, under_way);
    }
  }
  std::string problem = "no signature takes these arguments";
  for (const Candidate& candidate : call.candidates) {
    const Ordered ordered = candidate.order.empty()
                                ? Ordered{{arguments.begin(), arguments.end()},
                                          std::vector<bool>(arguments.size(), true)}
                                : in_order(candidate, arguments);
    const Fit fitting = fit(*candidate.builtin, ordered);
    if (fitting.problem.empty()) {
      under_way.arguments = fitting.values;
      return run(*candidate.builtin, under_way);
    }
    problem = fitting.problem;
  }
  return under_way.null(problem);
}

Value Call::null(std::string_view reason) const {
  if (!environment.takes_warnings()) return {};
  std::string message(function);
  message.append(": ").append(reason);
  environment.warn(std::move(message), place.position());
  return {};
}

Value Call::invoke(const Value& callee, std::span<const Value> given) const {
  Result<Value> result = feel::invoke(callee, given, environment);
  if (result) return std::move(*result);
  environment.budget.fail(result.error().code, result.error().message);
  return {};
}

Value Call::string(std::string_view text) const {
  if (!budget().string_size(text.size())) return {};
  if (!budget().allocate(static_cast<std::int64_t>(text.size()))) return {};
  return Value::string(text);
}

Value Call::list(std::vector<Value> items) const {
  if (!budget().list_size(items.size())) return {};
  if (!budget().allocate(static_cast<std::int64_t>(items.size() * sizeof(Value)))) return {};
  if (!budget().steps(static_cast<std::int64_t>(items.size()))) return {};
  return Value::list(std::move(items));
}

}  // namespace engine::feel
