#include "engine/feel/number.h"

#include <array>
#include <charconv>
#include <limits>

namespace engine::feel {
namespace {

constexpr int kMaxScale = 34;
constexpr std::array<std::int64_t, 19> kPowersOfTen = [] {
  std::array<std::int64_t, 19> powers{};
  std::int64_t power = 1;
  for (std::size_t i = 0; i < powers.size(); ++i) {
    powers[i] = power;
    if (i + 1 < powers.size()) power *= 10;
  }
  return powers;
}();

// Two small numbers brought to one scale.
struct Aligned {
  std::int64_t left = 0;
  std::int64_t right = 0;
  int scale = 0;
  bool exact = false;
};

bool scale_up(std::int64_t& coefficient, int places) {
  if (places >= static_cast<int>(kPowersOfTen.size())) return coefficient == 0;
  return !__builtin_mul_overflow(coefficient, kPowersOfTen[static_cast<std::size_t>(places)],
                                 &coefficient);
}

Aligned align(const Value& left, const Value& right) {
  Aligned result{left.coefficient(), right.coefficient(), left.scale(), true};
  if (left.scale() == right.scale()) return result;
  if (left.scale() < right.scale()) {
    result.scale = right.scale();
    result.exact = scale_up(result.left, right.scale() - left.scale());
  } else {
    result.exact = scale_up(result.right, left.scale() - right.scale());
  }
  return result;
}

bool both_small(const Value& left, const Value& right) {
  return left.is_small_number() && right.is_small_number();
}

}  // namespace

Value add_numbers(const Value& left, const Value& right) {
  if (both_small(left, right)) {
    const Aligned aligned = align(left, right);
    std::int64_t sum = 0;
    if (aligned.exact && !__builtin_add_overflow(aligned.left, aligned.right, &sum)) {
      return Value::scaled(sum, aligned.scale);
    }
  }
  return Value::number(add(left.as_number(), right.as_number()));
}

Value subtract_numbers(const Value& left, const Value& right) {
  if (both_small(left, right)) {
    const Aligned aligned = align(left, right);
    std::int64_t difference = 0;
    if (aligned.exact && !__builtin_sub_overflow(aligned.left, aligned.right, &difference)) {
      return Value::scaled(difference, aligned.scale);
    }
  }
  return Value::number(subtract(left.as_number(), right.as_number()));
}

Value multiply_numbers(const Value& left, const Value& right) {
  if (both_small(left, right) && left.scale() + right.scale() <= kMaxScale) {
    std::int64_t product = 0;
    if (!__builtin_mul_overflow(left.coefficient(), right.coefficient(), &product)) {
      return Value::scaled(product, left.scale() + right.scale());
    }
  }
  return Value::number(multiply(left.as_number(), right.as_number()));
}

Value divide_numbers(const Value& left, const Value& right) {
  if (both_small(left, right) && left.scale() == 0 && right.scale() == 0) {
    const std::int64_t divisor = right.coefficient();
    if (divisor > 0 && left.coefficient() % divisor == 0) {
      return Value::number(left.coefficient() / divisor);
    }
  }
  const Decimal divisor = right.as_number();
  if (is_zero(divisor)) return {};
  return Value::number(divide(left.as_number(), divisor));
}

// Of exponents up to 999,999,999 (DMN 1.5 table 60).
Value power_numbers(const Value& left, const Value& right) {
  constexpr std::int64_t kLargestExponent = 999'999'999;
  const Decimal exponent = right.as_number();
  if (compare(absolute(exponent), Decimal::from_integer(kLargestExponent)) > 0) return {};
  return Value::number(power(left.as_number(), exponent));
}

Value negate_number(const Value& value) {
  if (value.is_small_number() && value.coefficient() != std::numeric_limits<std::int64_t>::min()) {
    return Value::scaled(-value.coefficient(), value.scale());
  }
  return Value::number(negate(value.as_number()));
}

int compare_numbers(const Value& left, const Value& right) {
  if (both_small(left, right)) {
    const Aligned aligned = align(left, right);
    if (aligned.exact) {
      if (aligned.left == aligned.right) return 0;
      return aligned.left < aligned.right ? -1 : 1;
    }
  }
  return compare(left.as_number(), right.as_number());
}

std::optional<Value> parse_number(std::string_view text) {
  constexpr std::size_t kFewDigits = 18;
  std::int64_t coefficient = 0;
  std::size_t digits = 0;
  std::size_t behind = 0;
  bool point = false;
  const bool negative = !text.empty() && text[0] == '-';
  for (std::size_t i = negative ? 1 : 0; i < text.size(); ++i) {
    if (text[i] == '.' && !point) {
      point = true;
      continue;
    }
    if (text[i] < '0' || text[i] > '9' || ++digits > kFewDigits) {
      digits = kFewDigits + 1;
      break;
    }
    coefficient = coefficient * 10 + (text[i] - '0');
    behind += point ? 1 : 0;
  }
  if (digits == 0 || digits > kFewDigits || (point && behind == 0)) {
    const std::optional<Decimal> decimal = parse_decimal(text);
    if (!decimal) return std::nullopt;
    return Value::number(*decimal);
  }
  return Value::scaled(negative ? -coefficient : coefficient, static_cast<int>(behind));
}

void append_number(std::string& out, const Value& value) {
  if (!value.is_small_number() || value.scale() != 0) {
    append_decimal(out, value.as_number());
    return;
  }
  std::array<char, 24> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value.coefficient()).ptr;
  out.append(text.data(), end);
}

}  // namespace engine::feel
