#include <memory>
#include <optional>
#include <utility>

#include "engine/dmn/boxed_parts.h"

namespace engine::dmn {
namespace {

using feel::Kind;
using feel::Value;

struct Steps {
  std::int64_t first;
  std::int64_t last;
  bool are_days;
};

// The ends of a range that can be walked through: whole numbers or dates.
std::optional<Steps> steps_of(const feel::Range& range) {
  if (range.low.kind() != range.high.kind()) return std::nullopt;
  if (range.low.is(Kind::kDate)) {
    return Steps{days_from_civil(range.low.as_date()), days_from_civil(range.high.as_date()), true};
  }
  const std::optional<std::int64_t> low = range.low.as_integer();
  const std::optional<std::int64_t> high = range.high.as_integer();
  if (!low || !high) return std::nullopt;
  return Steps{*low, *high, false};
}

// The values of a closed or open range, downward when its low end is the greater one.
std::optional<std::vector<Value>> values_of(const feel::Range& range, feel::Budget& budget) {
  const std::optional<Steps> steps = steps_of(range);
  if (!steps) return std::nullopt;
  const bool downward = steps->last < steps->first;
  const auto first = static_cast<std::uint64_t>(steps->first);
  const auto last = static_cast<std::uint64_t>(steps->last);
  const std::uint64_t distance = downward ? first - last : last - first;
  if (!budget.list_size(distance) || !budget.steps(static_cast<std::int64_t>(distance))) {
    return std::vector<Value>{};
  }
  std::vector<Value> values;
  for (std::uint64_t i = range.low_closed ? 0 : 1; i <= distance; ++i) {
    if (i == distance && !range.high_closed) break;
    const auto step = static_cast<std::int64_t>(downward ? first - i : first + i);
    values.push_back(steps->are_days ? Value::date(civil_from_days(step)) : Value::number(step));
  }
  return values;
}

}  // namespace

Result<Value> Iteration::evaluate(Frame& frame) const {
  const Result<Value> domain = domain_->evaluate(frame);
  if (!domain) return domain;
  std::vector<Value> walked;
  std::span<const Value> items;
  if (domain->is_list()) {
    items = domain->items();
  } else if (domain->is_range()) {
    std::optional<std::vector<Value>> values =
        values_of(domain->as_range(), frame.environment.budget);
    if (frame.environment.budget.failed()) return *frame.environment.budget.failure();
    if (!values) {
      frame.environment.warn("only a range of whole numbers or dates can be walked through");
      return Value();
    }
    walked = std::move(*values);
    items = walked;
  } else {
    frame.environment.warn("only a list or a range can be walked through");
    return Value();
  }
  return form_ == Form::kFor ? results(items, frame) : quantified(items, frame);
}

// The views that `partial` hands out stay valid: the buffer never moves and is never written again
// at places they show.
Result<Value> Iteration::results(std::span<const Value> items, Frame& frame) const {
  const auto buffer = std::make_shared<std::vector<Value>>();
  buffer->reserve(items.size());
  feel::Measure measure;
  for (const Value& item : items) {
    if (!frame.environment.budget.step()) return *frame.environment.budget.failure();
    frame.slots[slots_.item] = item;
    frame.slots[slots_.partial] = Value::list_view(buffer, buffer->size(), measure);
    Result<Value> value = body_->evaluate(frame);
    if (!value) return value;
    measure.add(value->measure());
    buffer->push_back(std::move(*value));
  }
  return Value::list_view(buffer, buffer->size(), measure);
}

// Three-valued: one that is neither true nor false leaves the answer open (DMN 1.5 §10.3.2.16).
Result<Value> Iteration::quantified(std::span<const Value> items, Frame& frame) const {
  const bool decisive = form_ == Form::kSome;
  bool open = false;
  for (const Value& item : items) {
    if (!frame.environment.budget.step()) return *frame.environment.budget.failure();
    frame.slots[slots_.item] = item;
    const Result<Value> value = body_->evaluate(frame);
    if (!value) return value;
    if (!value->is_boolean()) {
      open = true;
    } else if (value->as_boolean() == decisive) {
      return Value::boolean(decisive);
    }
  }
  return open ? Value() : Value::boolean(!decisive);
}

}  // namespace engine::dmn
