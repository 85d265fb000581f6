#include <utility>

#include "engine/dmn/boxed_loops.h"
#include "engine/feel/evaluate.h"

namespace engine::dmn {

using feel::Value;

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
  Result<Value> list = list_->evaluate(frame);
  if (!list) return list;
  if (!list->is_list()) {
    frame.environment.warn("only a list can be filtered");
    return Value();
  }
  std::vector<Value> kept;
  for (const Value& item : list->items()) {
    if (!frame.environment.budget.step()) return *frame.environment.budget.failure();
    frame.slots[item_slot_] = item;
    Result<Value> match = match_->evaluate(frame);
    if (!match) return match;
    if (!match->is_boolean()) {
      frame.environment.warn("the match of a filter is neither true nor false");
      return Value();
    }
    if (match->as_boolean()) kept.push_back(item);
  }
  const Result<> may = may_make(kept.size(), sizeof(Value), frame.environment);
  if (!may) return may.error();
  return made(Value::list(std::move(kept)), frame.environment);
}

}  // namespace engine::dmn
