#include "engine/dmn/boxed.h"

#include <string>
#include <utility>

namespace engine::dmn {

Result<> may_make(std::size_t parts, std::size_t bytes_each, feel::Environment& environment) {
  feel::Budget& budget = environment.budget;
  const bool may = budget.list_size(parts) && budget.steps(static_cast<std::int64_t>(parts) + 1) &&
                   budget.allocate(static_cast<std::int64_t>(parts * bytes_each));
  if (!may) return *budget.failure();
  return {};
}

Result<feel::Value> made(feel::Value value, feel::Environment& environment) {
  if (!environment.budget.holds(value.measure())) return *environment.budget.failure();
  return value;
}

feel::Value coerced(feel::Value value, const feel::Type& type, std::string_view what,
                    feel::Environment& environment) {
  if (type.is_unconstrained_any() || value.is_null()) return value;
  if (feel::conforms(value, type, environment)) return value;
  std::optional<feel::Value> fitting = feel::coerce(value, type, environment);
  if (fitting) return std::move(*fitting);
  environment.warn(std::string(what) + " is no " + feel::to_text(type));
  return feel::Value();
}

}  // namespace engine::dmn
