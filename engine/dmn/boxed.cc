#include "engine/dmn/boxed.h"

#include <string>
#include <utility>

namespace engine::dmn {

feel::Value coerced(feel::Value value, const feel::Type& type, std::string_view what,
                    feel::Environment& environment) {
  if (type.is_any() || value.is_null()) return value;
  if (feel::conforms(value, type)) return value;
  std::optional<feel::Value> fitting = feel::coerce(value, type);
  if (fitting) return std::move(*fitting);
  environment.warn(std::string(what) + " is no " + feel::to_text(type));
  return feel::Value();
}

}  // namespace engine::dmn
