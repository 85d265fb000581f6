#pragma once

#include <string>
#include <vector>

#include "engine/dmn/boxed.h"
#include "engine/feel/expression.h"

namespace engine::feel {
class Iteration;
}

namespace engine::dmn {

// The items of a list for which `match` is true; null when it is not boolean for one of them.
class Filter : public Boxed {
 public:
  Filter(BoxedPointer list, BoxedPointer match, std::size_t item_slot)
      : list_(std::move(list)), match_(std::move(match)), item_slot_(item_slot) {}
  Result<feel::Value> evaluate(Frame& frame) const override;

 private:
  BoxedPointer list_;
  BoxedPointer match_;
  std::size_t item_slot_;
};

// The match of a filter when it is FEEL: besides the variables it sees the entries of the item.
class FilterMatch : public Boxed {
 public:
  // `names` are those of the slots; an empty one is hidden.
  FilterMatch(feel::Expression expression, std::vector<std::string> names, std::size_t item_slot)
      : expression_(std::move(expression)), names_(std::move(names)), item_slot_(item_slot) {}
  Result<feel::Value> evaluate(Frame& frame) const override;

 private:
  feel::Expression expression_;
  std::vector<std::string> names_;
  std::size_t item_slot_;
};

// for … return, some … satisfies, every … satisfies, over what FEEL's own loops run over. A `for`
// sees what it has so far as `partial`.
class Iteration : public Boxed {
 public:
  enum class Form { kFor, kSome, kEvery };
  struct Slots {
    std::size_t item;
    std::size_t partial;
  };
  Iteration(Form form, BoxedPointer domain, BoxedPointer body, Slots slots)
      : form_(form), domain_(std::move(domain)), body_(std::move(body)), slots_(slots) {}
  Result<feel::Value> evaluate(Frame& frame) const override;

 private:
  Result<feel::Value> results(const feel::Iteration& items, Frame& frame) const;
  Result<feel::Value> quantified(const feel::Iteration& items, Frame& frame) const;

  Form form_;
  BoxedPointer domain_;
  BoxedPointer body_;
  Slots slots_;
};

}  // namespace engine::dmn
