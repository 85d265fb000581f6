#include "engine/dmn/boxed_parts.h"

#include <utility>

#include "engine/feel/function.h"

namespace engine::dmn {

using feel::Value;

Result<Value> TypedExpression::evaluate(Frame& frame) const {
  Result<Value> value = inner_->evaluate(frame);
  if (!value) return value;
  return coerced(std::move(*value), type_, "the value of an expression", frame.environment);
}

Result<Value> BoxedContext::evaluate(Frame& frame) const {
  const Result<> may = may_make(parts_.size(), sizeof(feel::Entry), frame.environment);
  if (!may) return may.error();
  std::vector<feel::Entry> entries;
  entries.reserve(parts_.size());
  for (const Part& part : parts_) {
    Result<Value> value = part.value->evaluate(frame);
    if (!value) return value;
    Value fitting = coerced(std::move(*value), part.type, part.name, frame.environment);
    frame.slots[part.slot] = fitting;
    entries.push_back({part.name, std::move(fitting)});
  }
  if (result_ != nullptr) return result_->evaluate(frame);
  return made(Value::context(std::move(entries)), frame.environment);
}

Result<Value> BoxedList::evaluate(Frame& frame) const {
  const Result<> may = may_make(items_.size(), sizeof(Value), frame.environment);
  if (!may) return may.error();
  std::vector<Value> items;
  items.reserve(items_.size());
  for (const BoxedPointer& item : items_) {
    Result<Value> value = item->evaluate(frame);
    if (!value) return value;
    items.push_back(std::move(*value));
  }
  return made(Value::list(std::move(items)), frame.environment);
}

Result<Value> Relation::evaluate(Frame& frame) const {
  const Result<> may = may_make(cells_.size(), sizeof(feel::Entry), frame.environment);
  if (!may) return may.error();
  std::vector<Value> rows;
  for (std::size_t begin = 0; begin < cells_.size(); begin += columns_.size()) {
    std::vector<feel::Entry> entries;
    entries.reserve(columns_.size());
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      Result<Value> value = cells_[begin + i]->evaluate(frame);
      if (!value) return value;
      const Column& column = columns_[i];
      entries.push_back(
          {column.name, coerced(std::move(*value), column.type, column.name, frame.environment)});
    }
    rows.push_back(Value::context(std::move(entries)));
  }
  return made(Value::list(std::move(rows)), frame.environment);
}

Result<Value> Invocation::evaluate(Frame& frame) const {
  Result<Value> function = function_->evaluate(frame);
  if (!function) return function;
  std::vector<feel::NamedArgument> arguments;
  arguments.reserve(bindings_.size());
  for (const Binding& binding : bindings_) {
    Result<Value> value = binding.value->evaluate(frame);
    if (!value) return value;
    arguments.push_back({binding.parameter, std::move(*value)});
  }
  if (!arguments.empty()) return feel::invoke(*function, arguments, frame.environment);
  return feel::invoke(*function, std::span<const Value>{}, frame.environment);
}

// Null takes the other way, as in FEEL; what is no boolean at all decides nothing.
Result<Value> Conditional::evaluate(Frame& frame) const {
  Result<Value> condition = condition_->evaluate(frame);
  if (!condition) return condition;
  if (!condition->is_boolean() && !condition->is_null()) {
    frame.environment.warn("a condition is neither true nor false");
    return Value();
  }
  return (condition->is_true() ? then_ : otherwise_)->evaluate(frame);
}

}  // namespace engine::dmn
