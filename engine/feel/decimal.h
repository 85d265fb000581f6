#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace engine::feel {

// An IEEE 754 decimal128: 34 digits, half-even unless a function says otherwise. No operation
// fails; what has no finite result gives one for which `is_finite()` is false.
struct alignas(16) Decimal {
  std::uint64_t words[2] = {0, 0x3040000000000000U};

  static Decimal from_integer(std::int64_t value);
  // coefficient * 10^exponent, exact.
  static Decimal from_scaled(std::int64_t coefficient, int exponent);
};

enum class Rounding { kHalfEven, kHalfUp, kHalfDown, kUp, kDown, kFloor, kCeiling };

Decimal add(const Decimal& left, const Decimal& right);
Decimal subtract(const Decimal& left, const Decimal& right);
Decimal multiply(const Decimal& left, const Decimal& right);
Decimal divide(const Decimal& left, const Decimal& right);
Decimal power(const Decimal& base, const Decimal& exponent);
Decimal square_root(const Decimal& value);
Decimal natural_logarithm(const Decimal& value);
Decimal exponential(const Decimal& value);
Decimal sine(const Decimal& value);
Decimal cosine(const Decimal& value);
// left - right * floor(left / right): the result has the sign of `right`.
Decimal floor_modulo(const Decimal& left, const Decimal& right);
Decimal negate(const Decimal& value);
Decimal absolute(const Decimal& value);
// With `scale` digits behind the point; a negative scale rounds to tens, hundreds …
Decimal round(const Decimal& value, int scale, Rounding rounding);

bool is_finite(const Decimal& value);
bool is_negative(const Decimal& value);
bool is_zero(const Decimal& value);
bool is_integral(const Decimal& value);
// -1, 0 or 1; both must be finite.
int compare(const Decimal& left, const Decimal& right);

// The value as an integer if it is one and fits.
std::optional<std::int64_t> to_integer(const Decimal& value);
// Cut toward zero; the nearest end of the range if it does not fit.
std::int64_t to_integer_cut(const Decimal& value);

// A finite value as coefficient * 10^-scale with the smallest scale >= 0; nothing if the
// coefficient does not fit.
struct Scaled {
  std::int64_t coefficient = 0;
  int scale = 0;
};
std::optional<Scaled> to_scaled(const Decimal& value);

// A finite value as sign, digits without trailing zeros, and exponent: digits * 10^exponent.
struct DecimalDigits {
  bool negative = false;
  std::string digits;
  int exponent = 0;
};
DecimalDigits digits_of(const Decimal& value);

// -?digits[.digits][(e|E)[+-]digits], rounded to 34 digits; nothing else is a number.
std::optional<Decimal> parse_decimal(std::string_view text);
// The shortest plain form; an exponent only beyond 40 places.
void append_decimal(std::string& out, const Decimal& value);

}  // namespace engine::feel
