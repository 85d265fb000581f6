#include "engine/feel/decimal.h"

#include <bid_conf.h>
#include <bid_functions.h>

#include <algorithm>
#include <array>
#include <bit>
#include <limits>

namespace engine::feel {
namespace {

__extension__ using Wide = unsigned __int128;

constexpr int kExponentBias = 6176;
constexpr int kMaxDigits = 34;
constexpr int kMaxExponent = 6111;

BID_UINT128 to_bid(const Decimal& value) {
  return std::bit_cast<BID_UINT128>(value);
}
Decimal from_bid(const BID_UINT128& value) {
  return std::bit_cast<Decimal>(value);
}

int exponent_of(const Decimal& value) {
  return static_cast<int>((value.words[1] >> 49) & 0x3FFF) - kExponentBias;
}

Wide coefficient_of(const Decimal& value) {
  constexpr std::uint64_t kHighPart = (std::uint64_t{1} << 49) - 1;
  return (Wide{value.words[1] & kHighPart} << 64) | value.words[0];
}

Decimal compose(bool negative, Wide coefficient, int exponent) {
  Decimal result;
  result.words[0] = static_cast<std::uint64_t>(coefficient);
  result.words[1] = static_cast<std::uint64_t>(coefficient >> 64) |
                    (static_cast<std::uint64_t>(exponent + kExponentBias) << 49) |
                    (negative ? std::uint64_t{1} << 63 : 0);
  return result;
}

const Decimal kNotANumber{{0, 0x7C00000000000000U}};

unsigned direct_rounding(Rounding rounding, bool negative) {
  switch (rounding) {
    case Rounding::kHalfEven: return BID_ROUNDING_TO_NEAREST;
    case Rounding::kHalfUp: return BID_ROUNDING_TIES_AWAY;
    case Rounding::kHalfDown: return BID_ROUNDING_TO_ZERO;
    case Rounding::kUp: return negative ? BID_ROUNDING_DOWN : BID_ROUNDING_UP;
    case Rounding::kDown: return BID_ROUNDING_TO_ZERO;
    case Rounding::kFloor: return BID_ROUNDING_DOWN;
    case Rounding::kCeiling: return BID_ROUNDING_UP;
  }
  return BID_ROUNDING_TO_NEAREST;
}

Decimal quantize(const Decimal& value, int exponent, unsigned rounding) {
  unsigned flags = 0;
  return from_bid(
      bid128_quantize(to_bid(value), to_bid(compose(false, 1, exponent)), rounding, &flags));
}

// Ties go toward zero: away from the tie the nearest is the same as half-up.
Decimal round_half_down(const Decimal& value, int exponent) {
  const Decimal cut = quantize(value, exponent, BID_ROUNDING_TO_ZERO);
  const Decimal rest = absolute(subtract(value, cut));
  if (compare(rest, compose(false, 5, exponent - 1)) <= 0) return cut;
  return quantize(value, exponent, BID_ROUNDING_TIES_AWAY);
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

Decimal Decimal::from_integer(std::int64_t value) {
  return from_scaled(value, 0);
}

Decimal Decimal::from_scaled(std::int64_t coefficient, int exponent) {
  const bool negative = coefficient < 0;
  const auto bits = static_cast<std::uint64_t>(coefficient);
  return compose(negative, negative ? std::uint64_t{0} - bits : bits, exponent);
}

Decimal add(const Decimal& left, const Decimal& right) {
  unsigned flags = 0;
  return from_bid(bid128_add(to_bid(left), to_bid(right), BID_ROUNDING_TO_NEAREST, &flags));
}

Decimal subtract(const Decimal& left, const Decimal& right) {
  unsigned flags = 0;
  return from_bid(bid128_sub(to_bid(left), to_bid(right), BID_ROUNDING_TO_NEAREST, &flags));
}

Decimal multiply(const Decimal& left, const Decimal& right) {
  unsigned flags = 0;
  return from_bid(bid128_mul(to_bid(left), to_bid(right), BID_ROUNDING_TO_NEAREST, &flags));
}

Decimal divide(const Decimal& left, const Decimal& right) {
  unsigned flags = 0;
  return from_bid(bid128_div(to_bid(left), to_bid(right), BID_ROUNDING_TO_NEAREST, &flags));
}

Decimal square_root(const Decimal& value) {
  unsigned flags = 0;
  return from_bid(bid128_sqrt(to_bid(value), BID_ROUNDING_TO_NEAREST, &flags));
}

Decimal natural_logarithm(const Decimal& value) {
  unsigned flags = 0;
  return from_bid(bid128_log(to_bid(value), BID_ROUNDING_TO_NEAREST, &flags));
}

Decimal exponential(const Decimal& value) {
  unsigned flags = 0;
  return from_bid(bid128_exp(to_bid(value), BID_ROUNDING_TO_NEAREST, &flags));
}

Decimal sine(const Decimal& value) {
  unsigned flags = 0;
  return from_bid(bid128_sin(to_bid(value), BID_ROUNDING_TO_NEAREST, &flags));
}

Decimal cosine(const Decimal& value) {
  unsigned flags = 0;
  return from_bid(bid128_cos(to_bid(value), BID_ROUNDING_TO_NEAREST, &flags));
}

Decimal floor_modulo(const Decimal& left, const Decimal& right) {
  if (is_zero(right)) return kNotANumber;
  unsigned flags = 0;
  const Decimal rest = from_bid(bid128_fmod(to_bid(left), to_bid(right), &flags));
  if (is_zero(rest) || is_negative(rest) == is_negative(right)) return rest;
  return add(rest, right);
}

Decimal negate(const Decimal& value) {
  return from_bid(bid128_negate(to_bid(value)));
}

Decimal absolute(const Decimal& value) {
  return from_bid(bid128_abs(to_bid(value)));
}

Decimal round(const Decimal& value, int scale, Rounding rounding) {
  const int exponent = std::clamp(-scale, -kExponentBias, kMaxExponent);
  if (!is_finite(value) || exponent_of(value) >= exponent) return value;
  if (rounding == Rounding::kHalfDown) return round_half_down(value, exponent);
  return quantize(value, exponent, direct_rounding(rounding, is_negative(value)));
}

bool is_finite(const Decimal& value) {
  return ((value.words[1] >> 59) & 0xF) != 0xF;
}

bool is_negative(const Decimal& value) {
  return (value.words[1] >> 63) != 0;
}

bool is_zero(const Decimal& value) {
  return is_finite(value) && coefficient_of(value) == 0;
}

bool is_integral(const Decimal& value) {
  if (!is_finite(value)) return false;
  return exponent_of(value) >= 0 || compare(round(value, 0, Rounding::kDown), value) == 0;
}

int compare(const Decimal& left, const Decimal& right) {
  unsigned flags = 0;
  if (bid128_quiet_less(to_bid(left), to_bid(right), &flags) != 0) return -1;
  return bid128_quiet_equal(to_bid(left), to_bid(right), &flags) != 0 ? 0 : 1;
}

std::optional<std::int64_t> to_integer(const Decimal& value) {
  if (!is_finite(value)) return std::nullopt;
  unsigned flags = 0;
  const BID_SINT64 result = bid128_to_int64_xint(to_bid(value), &flags);
  if (flags != 0) return std::nullopt;
  return result;
}

std::int64_t to_integer_cut(const Decimal& value) {
  unsigned flags = 0;
  const BID_SINT64 result = bid128_to_int64_int(to_bid(value), &flags);
  if ((flags & BID_INVALID_EXCEPTION) == 0) return result;
  return is_negative(value) ? std::numeric_limits<std::int64_t>::min()
                            : std::numeric_limits<std::int64_t>::max();
}

std::optional<Scaled> to_scaled(const Decimal& value) {
  int exponent = exponent_of(value);
  Wide coefficient = coefficient_of(value);
  if (coefficient == 0) return Scaled{};
  while (exponent < 0 && coefficient % 10 == 0) {
    coefficient /= 10;
    ++exponent;
  }
  constexpr auto kLargest = static_cast<Wide>(std::numeric_limits<std::int64_t>::max());
  for (; exponent > 0 && coefficient <= kLargest; --exponent) coefficient *= 10;
  if (coefficient > kLargest) return std::nullopt;
  const auto magnitude = static_cast<std::int64_t>(coefficient);
  return Scaled{is_negative(value) ? -magnitude : magnitude, -exponent};
}

DecimalDigits digits_of(const Decimal& value) {
  DecimalDigits result{is_negative(value), {}, exponent_of(value)};
  Wide coefficient = coefficient_of(value);
  if (coefficient == 0) return {false, "0", 0};
  while (coefficient % 10 == 0) {
    coefficient /= 10;
    ++result.exponent;
  }
  for (; coefficient != 0; coefficient /= 10) {
    result.digits.push_back(static_cast<char>('0' + static_cast<int>(coefficient % 10)));
  }
  std::reverse(result.digits.begin(), result.digits.end());
  return result;
}

void append_decimal(std::string& out, const Decimal& value) {
  constexpr int kPlain = 40;
  const DecimalDigits parts = digits_of(value);
  const int count = static_cast<int>(parts.digits.size());
  const int point = count + parts.exponent;  // digits before the decimal point
  if (parts.negative) out.push_back('-');
  if (point > kPlain || point < -kPlain) {
    out.push_back(parts.digits[0]);
    if (count > 1) out.append(".").append(parts.digits, 1);
    out.append("E").append(std::to_string(point - 1));
  } else if (point <= 0) {
    out.append("0.").append(static_cast<std::size_t>(-point), '0').append(parts.digits);
  } else if (point >= count) {
    out.append(parts.digits).append(static_cast<std::size_t>(point - count), '0');
  } else {
    const auto whole = static_cast<std::size_t>(point);
    out.append(parts.digits, 0, whole).append(".").append(parts.digits, whole);
  }
}

namespace {

// The text of a number taken apart: up to kKept significant digits, with the last one standing
// for everything that was cut off, so that it rounds like the whole.
struct NumberText {
  static constexpr std::size_t kKept = kMaxDigits + 6;
  bool negative = false;
  std::string digits;
  std::int64_t exponent = 0;
  bool cut_nonzero = false;

  void take(char digit, bool fraction) {
    if (digits.empty() && digit == '0') {
      exponent -= fraction ? 1 : 0;
    } else if (digits.size() < kKept) {
      digits.push_back(digit);
      exponent -= fraction ? 1 : 0;
    } else {
      cut_nonzero = cut_nonzero || digit != '0';
      exponent += fraction ? 0 : 1;
    }
  }
};

// Reads digits from `text[at]`; the number of them.
std::size_t take_digits(std::string_view text, std::size_t& at, bool fraction, NumberText& number) {
  const std::size_t begin = at;
  for (; at < text.size() && is_digit(text[at]); ++at) number.take(text[at], fraction);
  return at - begin;
}

// Reads (e|E)[+-]digits from `text[at]`.
bool take_exponent(std::string_view text, std::size_t& at, NumberText& number) {
  constexpr std::int64_t kBeyond = 1'000'000;
  ++at;
  bool negative = false;
  if (at < text.size() && (text[at] == '+' || text[at] == '-')) negative = text[at++] == '-';
  const std::size_t begin = at;
  std::int64_t exponent = 0;
  for (; at < text.size() && is_digit(text[at]); ++at) {
    exponent = std::min(kBeyond, exponent * 10 + (text[at] - '0'));
  }
  number.exponent += negative ? -exponent : exponent;
  return at != begin;
}

Decimal to_decimal(const NumberText& number) {
  if (number.digits.empty()) return Decimal::from_integer(0);
  std::string text = number.negative ? "-" : "";
  text += number.digits;
  std::int64_t exponent = number.exponent;
  if (number.cut_nonzero) {
    text += '1';
    --exponent;
  }
  text += 'E' + std::to_string(exponent);
  unsigned flags = 0;
  return from_bid(bid128_from_string(text.data(), BID_ROUNDING_TO_NEAREST, &flags));
}

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view text) {
  NumberText number;
  std::size_t at = 0;
  if (!text.empty() && text[0] == '-') {
    number.negative = true;
    at = 1;
  }
  std::size_t digits = take_digits(text, at, false, number);
  if (at < text.size() && text[at] == '.') {
    const std::size_t behind = take_digits(text, ++at, true, number);
    if (behind == 0) return std::nullopt;
    digits += behind;
  }
  if (digits == 0) return std::nullopt;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    if (!take_exponent(text, at, number)) return std::nullopt;
  }
  if (at != text.size()) return std::nullopt;
  const Decimal result = to_decimal(number);
  if (!is_finite(result)) return std::nullopt;
  return result;
}

}  // namespace engine::feel
