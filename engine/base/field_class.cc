#include "engine/base/field_class.h"

namespace engine {

const char* name_of(FieldClass field_class) {
  switch (field_class) {
    case FieldClass::kP0: return "P0";
    case FieldClass::kP1: return "P1";
    case FieldClass::kP2: return "P2";
    case FieldClass::kP3: return "P3";
  }
  return "";
}

std::optional<FieldClass> parse_field_class(std::string_view name) {
  for (const FieldClass one :
       {FieldClass::kP0, FieldClass::kP1, FieldClass::kP2, FieldClass::kP3}) {
    if (name == name_of(one)) return one;
  }
  return std::nullopt;
}

}  // namespace engine
