#pragma once

#include <optional>
#include <string_view>

namespace engine {

// How closely a value is kept: what a posting shows, internal, personal, specially protected
// (TRUST §4.2).
enum class FieldClass { kP0, kP1, kP2, kP3 };

class FieldClassSet {
 public:
  constexpr FieldClassSet() = default;
  template <class... Classes>
  static constexpr FieldClassSet of(Classes... classes) {
    FieldClassSet set;
    (set.add(classes), ...);
    return set;
  }
  // P0 up to and with `last`.
  static constexpr FieldClassSet up_to(FieldClass last) {
    FieldClassSet set;
    for (int i = 0; i <= static_cast<int>(last); ++i) set.add(static_cast<FieldClass>(i));
    return set;
  }

  constexpr bool has(FieldClass one) const { return (bits_ & bit(one)) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr void add(FieldClass one) { bits_ |= bit(one); }
  constexpr void add(FieldClassSet others) { bits_ |= others.bits_; }
  constexpr bool operator==(const FieldClassSet&) const = default;

 private:
  static constexpr unsigned bit(FieldClass one) { return 1U << static_cast<unsigned>(one); }

  unsigned bits_ = 0;
};

// "P0" to "P3".
const char* name_of(FieldClass field_class);
std::optional<FieldClass> parse_field_class(std::string_view name);

}  // namespace engine
