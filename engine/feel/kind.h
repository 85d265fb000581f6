#pragma once

#include <cstdint>
#include <string_view>

namespace engine::feel {

// The kinds of FEEL values.
enum class Kind : std::uint8_t {
  kNull,
  kBoolean,
  kNumber,
  kString,
  kDate,
  kTime,
  kDateTime,
  kYearsMonths,
  kDaysTime,
  kList,
  kContext,
  kRange,
  kFunction
};

// The name that FEEL gives to the kind, as "years and months duration".
std::string_view name_of(Kind kind);

}  // namespace engine::feel
