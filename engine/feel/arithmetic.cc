#include "engine/feel/arithmetic.h"

#include <limits>

#include "engine/feel/number.h"

namespace engine::feel {
namespace {

bool is_moment(const Value& value) {
  return value.is(Kind::kDate) || value.is(Kind::kDateTime);
}

// A date stands for its midnight in UTC where a date and time is needed.
DateTime as_moment(const Value& value) {
  if (value.is(Kind::kDateTime)) return value.as_date_time();
  return {value.as_date(), {0, Zone::utc()}};
}

Value date_time_or_null(const std::optional<DateTime>& value) {
  return value ? Value::date_time(*value) : Value();
}

Value days_time_or_null(const std::optional<DaysTime>& value) {
  return value ? Value::days_time(*value) : Value();
}

// Whole days of a duration, toward the past.
std::int64_t whole_days(const DaysTime& duration) {
  const std::int64_t days = duration.seconds / kSecondsPerDay;
  return days - (duration.seconds % kSecondsPerDay < 0 ? 1 : 0);
}

Value add_to_date(const CivilDate& date, const DaysTime& duration) {
  const std::optional<CivilDate> moved = add_days(date, whole_days(duration));
  return moved ? Value::date(*moved) : Value();
}

Value add_months_to(const Value& moment, std::int64_t months) {
  if (moment.is(Kind::kDate)) {
    const std::optional<CivilDate> moved = add_months(moment.as_date(), months);
    return moved ? Value::date(*moved) : Value();
  }
  DateTime value = moment.as_date_time();
  const std::optional<CivilDate> moved = add_months(value.date, months);
  if (!moved) return {};
  value.date = *moved;
  return Value::date_time(value);
}

Value add_days_time_to(const Value& value, const DaysTime& duration) {
  if (value.is(Kind::kDate)) return add_to_date(value.as_date(), duration);
  if (value.is(Kind::kDateTime)) return date_time_or_null(add(value.as_date_time(), duration));
  return Value::time(add(value.as_time(), duration));
}

bool takes_days_time(const Value& value) {
  return is_moment(value) || value.is(Kind::kTime);
}

Value sum_of_months(std::int64_t left, std::int64_t right) {
  std::int64_t sum = 0;
  if (__builtin_add_overflow(left, right, &sum)) return {};
  return Value::years_months(sum);
}

Value plus(const Value& left, const Value& right) {
  if (left.is_number() && right.is_number()) return add_numbers(left, right);
  if (left.is_string() && right.is_string()) {
    std::string text(left.as_string());
    text.append(right.as_string());
    return Value::string(text);
  }
  if (right.is(Kind::kDaysTime)) {
    if (left.is(Kind::kDaysTime)) {
      return days_time_or_null(add(left.as_days_time(), right.as_days_time()));
    }
    if (takes_days_time(left)) return add_days_time_to(left, right.as_days_time());
  }
  if (right.is(Kind::kYearsMonths)) {
    if (left.is(Kind::kYearsMonths)) {
      return sum_of_months(left.as_years_months(), right.as_years_months());
    }
    if (is_moment(left)) return add_months_to(left, right.as_years_months());
  }
  const bool swapped = (left.is(Kind::kDaysTime) && takes_days_time(right)) ||
                       (left.is(Kind::kYearsMonths) && is_moment(right));
  return swapped ? plus(right, left) : Value();
}

std::optional<DaysTime> between_moments(const DateTime& left, const DateTime& right) {
  const bool left_zoned = left.time.zone.kind != Zone::Kind::kNone;
  const bool right_zoned = right.time.zone.kind != Zone::Kind::kNone;
  if (left_zoned != right_zoned) return std::nullopt;
  return subtract(moment_of(left), moment_of(right));
}

Value minus(const Value& left, const Value& right) {
  if (left.is_number() && right.is_number()) return subtract_numbers(left, right);
  if (is_moment(left) && is_moment(right)) {
    return days_time_or_null(between_moments(as_moment(left), as_moment(right)));
  }
  if (left.is(Kind::kTime) && right.is(Kind::kTime)) {
    const DateTime a{CivilDate{}, left.as_time()};
    const DateTime b{CivilDate{}, right.as_time()};
    return days_time_or_null(between_moments(a, b));
  }
  if (left.is(Kind::kDaysTime) && right.is(Kind::kDaysTime)) {
    return days_time_or_null(subtract(left.as_days_time(), right.as_days_time()));
  }
  if (right.is(Kind::kYearsMonths) || right.is(Kind::kDaysTime)) {
    if (left.is(Kind::kDaysTime) || (left.is(Kind::kYearsMonths) && !right.is(left.kind()))) {
      return {};
    }
    return plus(left, negated(right));
  }
  return {};
}

// Months times or over a number are cut to whole months.
Value scaled_months(const Decimal& months) {
  if (!is_finite(months)) return {};
  const std::optional<std::int64_t> whole = to_integer(round(months, 0, Rounding::kDown));
  return whole ? Value::years_months(*whole) : Value();
}

Value scaled_days_time(const Decimal& seconds) {
  return days_time_or_null(is_finite(seconds) ? to_days_time(seconds) : std::nullopt);
}

Value times(const Value& left, const Value& right) {
  if (left.is_number() && right.is_number()) return multiply_numbers(left, right);
  if (left.is_number()) return right.is_number() ? Value() : times(right, left);
  if (!right.is_number()) return {};
  if (left.is(Kind::kYearsMonths)) {
    return scaled_months(
        multiply(Decimal::from_integer(left.as_years_months()), right.as_number()));
  }
  if (left.is(Kind::kDaysTime)) {
    return scaled_days_time(multiply(to_seconds(left.as_days_time()), right.as_number()));
  }
  return {};
}

Value over(const Value& left, const Value& right) {
  if (left.is_number() && right.is_number()) return divide_numbers(left, right);
  if (left.is(Kind::kYearsMonths)) {
    const Decimal months = Decimal::from_integer(left.as_years_months());
    if (right.is_number()) return scaled_months(divide(months, right.as_number()));
    if (!right.is(Kind::kYearsMonths) || right.as_years_months() == 0) return {};
    return Value::number(divide(months, Decimal::from_integer(right.as_years_months())));
  }
  if (left.is(Kind::kDaysTime)) {
    const Decimal seconds = to_seconds(left.as_days_time());
    if (right.is_number()) return scaled_days_time(divide(seconds, right.as_number()));
    if (!right.is(Kind::kDaysTime) || right.as_days_time() == DaysTime{}) return {};
    return Value::number(divide(seconds, to_seconds(right.as_days_time())));
  }
  return {};
}

}  // namespace

Decimal to_seconds(const DaysTime& duration) {
  constexpr int kNanoPlaces = -9;
  return add(Decimal::from_integer(duration.seconds),
             Decimal::from_scaled(duration.nanos, kNanoPlaces));
}

std::optional<DaysTime> to_days_time(const Decimal& seconds) {
  const Decimal floor = round(seconds, 0, Rounding::kFloor);
  const std::optional<std::int64_t> whole = to_integer(floor);
  if (!whole) return std::nullopt;
  const Decimal rest = multiply(subtract(seconds, floor), Decimal::from_integer(kNanosPerSecond));
  return DaysTime{*whole, static_cast<std::int32_t>(to_integer_cut(rest))};
}

Value negated(const Value& value) {
  if (value.is_number()) return negate_number(value);
  if (value.is(Kind::kDaysTime)) {
    return days_time_or_null(subtract(DaysTime{}, value.as_days_time()));
  }
  if (!value.is(Kind::kYearsMonths)) return {};
  if (value.as_years_months() == std::numeric_limits<std::int64_t>::min()) return {};
  return Value::years_months(-value.as_years_months());
}

Value arithmetic(Op op, const Value& left, const Value& right) {
  if (op == Op::kAdd) return plus(left, right);
  if (op == Op::kSubtract) return minus(left, right);
  if (op == Op::kMultiply) return times(left, right);
  if (op == Op::kDivide) return over(left, right);
  return left.is_number() && right.is_number() ? power_numbers(left, right) : Value();
}

}  // namespace engine::feel
