#pragma once

#include <cstdint>

namespace web {

// How far a value may go (TRUST §4.2).
enum class FieldClass : std::uint8_t {
  kP0 = 1,  // public
  kP1 = 2,  // internal
  kP2 = 4,  // personal
  kP3 = 8,  // special
};

// The classes that the answers of a route may show. Has no default: a route says it, and a route
// that shows nothing says `shows()`.
class FieldClasses {
 public:
  constexpr bool has(FieldClass field_class) const {
    return (bits_ & static_cast<unsigned>(field_class)) != 0;
  }
  // A read of these leaves a record before its answer.
  constexpr bool personal() const { return has(FieldClass::kP2) || has(FieldClass::kP3); }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr bool operator==(const FieldClasses&) const = default;

  template <class... Classes>
  friend constexpr FieldClasses shows(Classes... classes);

 private:
  constexpr explicit FieldClasses(unsigned bits) : bits_(bits) {}

  unsigned bits_;
};

template <class... Classes>
constexpr FieldClasses shows(Classes... classes) {
  return FieldClasses((0U | ... | static_cast<unsigned>(FieldClass{classes})));
}

}  // namespace web
