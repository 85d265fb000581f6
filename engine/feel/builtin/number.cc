#include "engine/feel/number.h"

#include "engine/feel/arithmetic.h"
#include "engine/feel/builtin/registry.h"

namespace engine::feel {
namespace {

constexpr Kinds kNumber = bit(Kind::kNumber);

Value finite(const Call& call, const Decimal& number) {
  if (!is_finite(number)) return call.null("there is no finite result");
  return Value::number(number);
}

// Rounds to the scale of the second argument, or to a whole number without one.
Value rounded(const Call& call, Rounding rounding) {
  constexpr std::int64_t kLeastScale = -6111;
  constexpr std::int64_t kMostScale = 6176;
  std::int64_t scale = 0;
  if (call.arguments.size() > 1) {
    scale = to_integer_cut(call[1].as_number());
    if (scale < kLeastScale || scale > kMostScale) return call.null("the scale is out of range");
  }
  return finite(call, round(call[0].as_number(), static_cast<int>(scale), rounding));
}

Value decimal(const Call& call) {
  return rounded(call, Rounding::kHalfEven);
}
Value floor_of(const Call& call) {
  return rounded(call, Rounding::kFloor);
}
Value ceiling_of(const Call& call) {
  return rounded(call, Rounding::kCeiling);
}
Value round_up(const Call& call) {
  return rounded(call, Rounding::kUp);
}
Value round_down(const Call& call) {
  return rounded(call, Rounding::kDown);
}
Value round_half_up(const Call& call) {
  return rounded(call, Rounding::kHalfUp);
}
Value round_half_down(const Call& call) {
  return rounded(call, Rounding::kHalfDown);
}
Value round_half_even(const Call& call) {
  return rounded(call, Rounding::kHalfEven);
}

Value absolute_of(const Call& call) {
  if (call[0].is_number()) return Value::number(absolute(call[0].as_number()));
  const bool negative = call[0].is(Kind::kYearsMonths) ? call[0].as_years_months() < 0
                                                       : call[0].as_days_time().seconds < 0;
  if (!negative) return call[0];
  Value positive = negated(call[0]);
  return positive.is_null() ? call.null("the duration is too long") : positive;
}

// In 64 bits where both are small whole numbers; else the remainder of numbers of very different
// size takes its time.
Value modulo(const Call& call) {
  constexpr std::int64_t kLongDivision = 160;
  const std::optional<std::int64_t> dividend = call[0].as_integer();
  const std::optional<std::int64_t> small = call[1].as_integer();
  if (dividend && small && *small > 0) {
    const std::int64_t rest = *dividend % *small;
    return Value::number(rest < 0 ? rest + *small : rest);
  }
  if (!call.budget().steps(kLongDivision)) return {};
  const Decimal divisor = call[1].as_number();
  if (is_zero(divisor)) return call.null("the divisor is zero");
  return finite(call, floor_modulo(call[0].as_number(), divisor));
}

// What a series costs.
constexpr std::int64_t kSeriesSteps = 8;

Value square_root_of(const Call& call) {
  if (!call.budget().steps(kSeriesSteps)) return {};
  return finite(call, square_root(call[0].as_number()));
}
Value logarithm(const Call& call) {
  if (!call.budget().steps(kSeriesSteps)) return {};
  const Decimal number = call[0].as_number();
  if (is_negative(number) || is_zero(number)) return call.null("the number is not positive");
  return finite(call, natural_logarithm(number));
}
Value exponential_of(const Call& call) {
  if (!call.budget().steps(kSeriesSteps)) return {};
  return finite(call, exponential(call[0].as_number()));
}

Value parity(const Call& call, bool odd) {
  const Decimal number = call[0].as_number();
  if (!is_integral(number)) return Value::boolean(false);
  const Decimal rest = floor_modulo(number, Decimal::from_integer(2));
  return Value::boolean(is_zero(rest) != odd);
}

Value is_odd(const Call& call) {
  return parity(call, true);
}
Value is_even(const Call& call) {
  return parity(call, false);
}

constexpr BuiltinParameter kN{"n", kNumber};
constexpr BuiltinParameter kScale{"scale", kNumber};
constexpr BuiltinParameter kMaybeScale{"scale", kNumber, BuiltinParameter::kOptional};
constexpr BuiltinParameter kPlain{"number", kNumber};

constexpr Builtin kTable[] = {
    {"decimal", {{kN, kScale}}, decimal},
    {"floor", {{kN, kMaybeScale}}, floor_of},
    {"ceiling", {{kN, kMaybeScale}}, ceiling_of},
    {"round up", {{kN, kMaybeScale}}, round_up},
    {"round down", {{kN, kMaybeScale}}, round_down},
    {"round half up", {{kN, kMaybeScale}}, round_half_up},
    {"round half down", {{kN, kMaybeScale}}, round_half_down},
    {"round half even", {{kN, kMaybeScale}}, round_half_even},
    {"abs", {{{"n", kinds(Kind::kNumber, Kind::kYearsMonths, Kind::kDaysTime)}}}, absolute_of},
    {"abs", {{{"number", kinds(Kind::kNumber, Kind::kYearsMonths, Kind::kDaysTime)}}}, absolute_of},
    {"modulo", {{{"dividend", kNumber}, {"divisor", kNumber}}}, modulo},
    {"sqrt", {{kPlain}}, square_root_of},
    {"log", {{kPlain}}, logarithm},
    {"exp", {{kPlain}}, exponential_of},
    {"odd", {{kPlain}}, is_odd},
    {"even", {{kPlain}}, is_even},
};

}  // namespace

std::span<const Builtin> number_builtins() {
  return kTable;
}

}  // namespace engine::feel
