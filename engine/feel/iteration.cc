#include "engine/feel/iteration.h"

#include "engine/feel/number.h"

namespace engine::feel {
namespace {

// The first and last whole step inside of a range, whose open ends do not count.
Value inside(const Value& end, bool closed, std::int64_t step) {
  if (closed) return end;
  if (end.is_number()) return add_numbers(end, Value::number(step));
  const std::optional<CivilDate> moved = add_days(end.as_date(), step);
  return moved ? Value::date(*moved) : Value();
}

bool can_step(const Value& value) {
  return value.is_number() || value.is(Kind::kDate);
}

}  // namespace

std::optional<Iteration> Iteration::over(const Value& value) {
  Iteration iteration;
  if (value.is_list()) {
    iteration.list_ = value;
    iteration.size_ = value.items().size();
    return iteration;
  }
  if (value.is_null()) return std::nullopt;
  if (!value.is_range()) return over(Value::list({value}));
  const Range& range = value.as_range();
  if (!can_step(range.low) || !can_step(range.high)) return std::nullopt;
  const Value first = inside(range.low, range.low_closed, 1);
  const Value last = inside(range.high, range.high_closed, -1);
  std::optional<Iteration> result = between(first, last);
  if (result && result->direction_ < 0) result->size_ = 0;
  return result;
}

std::optional<Iteration> Iteration::between(const Value& first, const Value& last) {
  Iteration iteration;
  iteration.first_ = first;
  std::int64_t distance = 0;
  if (first.is_number() && last.is_number()) {
    distance = to_integer_cut(subtract_numbers(last, first).as_number());
  } else if (first.is(Kind::kDate) && last.is(Kind::kDate)) {
    distance = days_from_civil(last.as_date()) - days_from_civil(first.as_date());
  } else {
    return std::nullopt;
  }
  iteration.direction_ = distance < 0 ? -1 : 1;
  const auto magnitude = static_cast<std::uint64_t>(distance);
  iteration.size_ = (distance < 0 ? std::uint64_t{0} - magnitude : magnitude) + 1;
  return iteration;
}

Value Iteration::at(std::uint64_t index) const {
  if (list_.is_list()) return list_.items()[index];
  const std::int64_t steps = direction_ * static_cast<std::int64_t>(index);
  if (first_.is_number()) return add_numbers(first_, Value::number(steps));
  const std::optional<CivilDate> day = add_days(first_.as_date(), steps);
  return day ? Value::date(*day) : Value();
}

}  // namespace engine::feel
