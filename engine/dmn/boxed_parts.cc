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
  return Value::context(std::move(entries));
}

Result<Value> BoxedList::evaluate(Frame& frame) const {
  std::vector<Value> items;
  items.reserve(items_.size());
  for (const BoxedPointer& item : items_) {
    Result<Value> value = item->evaluate(frame);
    if (!value) return value;
    items.push_back(std::move(*value));
  }
  return Value::list(std::move(items));
}

Result<Value> Relation::evaluate(Frame& frame) const {
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
  return Value::list(std::move(rows));
}

Result<Value> Invocation::evaluate(Frame& frame) const {
  const Result<Value> function = function_->evaluate(frame);
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
  const Result<Value> condition = condition_->evaluate(frame);
  if (!condition) return condition;
  if (!condition->is_boolean() && !condition->is_null()) {
    frame.environment.warn("a condition is neither true nor false");
    return Value();
  }
  return (condition->is_true() ? then_ : otherwise_)->evaluate(frame);
}

namespace {

class ItemScope : public feel::Scope {
 public:
  ItemScope(const Value& item, std::span<const std::string> names, std::span<const Value> slots)
      : item_(item), names_(names), slots_(slots) {}

  const Value* find(std::string_view name) const override {
    if (const Value* entry = item_.find(name)) return entry;
    for (std::size_t i = names_.size(); i-- > 0;) {
      if (names_[i] == name) return &slots_[i];
    }
    return nullptr;
  }

 private:
  const Value& item_;
  std::span<const std::string> names_;
  std::span<const Value> slots_;
};

}  // namespace

Result<Value> FilterMatch::evaluate(Frame& frame) const {
  const Value item = frame.slots[item_slot_];
  return feel::evaluate(expression_, ItemScope(item, names_, frame.slots), frame.environment);
}

Result<Value> Filter::evaluate(Frame& frame) const {
  const Result<Value> list = list_->evaluate(frame);
  if (!list) return list;
  if (!list->is_list()) {
    frame.environment.warn("only a list can be filtered");
    return Value();
  }
  std::vector<Value> kept;
  for (const Value& item : list->items()) {
    if (!frame.environment.budget.step()) return *frame.environment.budget.failure();
    frame.slots[item_slot_] = item;
    const Result<Value> match = match_->evaluate(frame);
    if (!match) return match;
    if (!match->is_boolean()) {
      frame.environment.warn("the match of a filter is neither true nor false");
      return Value();
    }
    if (match->as_boolean()) kept.push_back(item);
  }
  return Value::list(std::move(kept));
}

}  // namespace engine::dmn
