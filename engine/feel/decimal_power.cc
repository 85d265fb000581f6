#include <bid_conf.h>
#include <bid_functions.h>

#include <bit>

#include "engine/feel/decimal.h"

namespace engine::feel {
namespace {

// x * y + z, rounded once.
Decimal fused(const Decimal& x, const Decimal& y, const Decimal& z) {
  unsigned flags = 0;
  return std::bit_cast<Decimal>(
      bid128_fma(std::bit_cast<BID_UINT128>(x), std::bit_cast<BID_UINT128>(y),
                 std::bit_cast<BID_UINT128>(z), BID_ROUNDING_TO_NEAREST, &flags));
}

// A number of nearly 68 digits: `high` rounded to 34, and what it lacks.
struct Pair {
  Decimal high;
  Decimal low;
};

// high + low again, when `low` has grown to overlap.
Pair settled(const Decimal& high, const Decimal& low) {
  const Decimal sum = add(high, low);
  return {sum, add(subtract(high, sum), low)};
}

Pair times(const Pair& left, const Pair& right) {
  const Decimal product = multiply(left.high, right.high);
  if (!is_finite(product)) return {product, Decimal{}};
  const Decimal lost = fused(left.high, right.high, negate(product));
  const Decimal cross = fused(left.high, right.low, multiply(left.low, right.high));
  return settled(product, add(lost, cross));
}

// By squaring with twice the digits, so that what is left is rounded once.
Pair power_by_squaring(const Decimal& base, std::uint64_t exponent) {
  Pair result{Decimal::from_integer(1), Decimal{}};
  Pair square{base, Decimal{}};
  while (exponent != 0) {
    if ((exponent & 1) != 0) result = times(result, square);
    exponent >>= 1;
    if (exponent != 0) square = times(square, square);
  }
  return result;
}

Decimal reciprocal(const Pair& value) {
  const Decimal one = Decimal::from_integer(1);
  const Decimal quotient = divide(one, value.high);
  if (!is_finite(quotient) || is_zero(quotient)) return quotient;
  const Decimal rest =
      subtract(fused(negate(quotient), value.high, one), multiply(quotient, value.low));
  return add(quotient, divide(rest, value.high));
}

}  // namespace

Decimal power(const Decimal& base, const Decimal& exponent) {
  constexpr std::int64_t kLargestBySquaring = 1'000'000;
  const std::optional<std::int64_t> whole = to_integer(exponent);
  if (whole && *whole >= 0 && *whole <= kLargestBySquaring) {
    return power_by_squaring(base, static_cast<std::uint64_t>(*whole)).high;
  }
  if (whole && *whole < 0 && *whole >= -kLargestBySquaring) {
    return reciprocal(power_by_squaring(base, static_cast<std::uint64_t>(-*whole)));
  }
  unsigned flags = 0;
  return std::bit_cast<Decimal>(bid128_pow(std::bit_cast<BID_UINT128>(base),
                                           std::bit_cast<BID_UINT128>(exponent),
                                           BID_ROUNDING_TO_NEAREST, &flags));
}

}  // namespace engine::feel
