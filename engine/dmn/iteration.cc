#include "engine/feel/iteration.h"

#include <memory>
#include <optional>
#include <utility>

#include "engine/dmn/boxed_loops.h"

namespace engine::dmn {

using feel::Value;

Result<Value> Iteration::evaluate(Frame& frame) const {
  Result<Value> domain = domain_->evaluate(frame);
  if (!domain) return domain;
  const std::optional<feel::Iteration> items = feel::Iteration::over(*domain);
  if (!items) {
    frame.environment.warn("a loop over what is no list and no range of whole steps");
    return Value();
  }
  return form_ == Form::kFor ? results(*items, frame) : quantified(*items, frame);
}

// `partial` shows the results so far; a list that somebody keeps is left to him.
Result<Value> Iteration::results(const feel::Iteration& items, Frame& frame) const {
  auto buffer = std::make_shared<std::vector<Value>>();
  feel::Measure measure{sizeof(Value), 1};
  for (std::uint64_t i = 0; i < items.size(); ++i) {
    const Result<> may = may_make(1, sizeof(Value), frame.environment);
    if (!may) return may.error();
    if (!frame.environment.budget.list_size(buffer->size() + 1)) break;
    frame.slots[slots_.item] = items.at(i);
    frame.slots[slots_.partial] = Value::list_view(buffer, buffer->size(), measure);
    Result<Value> value = body_->evaluate(frame);
    if (!value) return value;
    frame.slots[slots_.partial] = Value();
    measure.add(value->measure());
    if (!frame.environment.budget.holds(measure)) break;
    if (buffer.use_count() > 1) {
      const Result<> copied = may_make(buffer->size(), sizeof(Value), frame.environment);
      if (!copied) return copied.error();
      buffer = std::make_shared<std::vector<Value>>(*buffer);
    }
    buffer->push_back(std::move(*value));
  }
  if (frame.environment.budget.failed()) return *frame.environment.budget.failure();
  return Value::list(std::move(*buffer));
}

// Three-valued: one that is neither true nor false leaves the answer open (DMN 1.5 §10.3.2.16).
Result<Value> Iteration::quantified(const feel::Iteration& items, Frame& frame) const {
  const bool decisive = form_ == Form::kSome;
  bool open = false;
  for (std::uint64_t i = 0; i < items.size(); ++i) {
    if (!frame.environment.budget.step()) return *frame.environment.budget.failure();
    frame.slots[slots_.item] = items.at(i);
    Result<Value> value = body_->evaluate(frame);
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
