#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/dmn/boxed.h"
#include "engine/dmn/formula.h"
#include "engine/feel/type.h"

namespace engine::dmn {

// An expression whose value must be of a declared type.
class TypedExpression : public Boxed {
 public:
  TypedExpression(BoxedPointer inner, feel::Type type)
      : inner_(std::move(inner)), type_(std::move(type)) {}
  Result<feel::Value> evaluate(Frame& frame) const override;

 private:
  BoxedPointer inner_;
  feel::Type type_;
};

// Each entry becomes a variable for the following ones. An entry without name is the result.
class BoxedContext : public Boxed {
 public:
  struct Part {
    std::string name;
    std::size_t slot = 0;
    feel::Type type;
    BoxedPointer value;
  };
  BoxedContext(std::vector<Part> parts, BoxedPointer result)
      : parts_(std::move(parts)), result_(std::move(result)) {}
  Result<feel::Value> evaluate(Frame& frame) const override;

 private:
  std::vector<Part> parts_;
  BoxedPointer result_;
};

class BoxedList : public Boxed {
 public:
  explicit BoxedList(std::vector<BoxedPointer> items) : items_(std::move(items)) {}
  Result<feel::Value> evaluate(Frame& frame) const override;

 private:
  std::vector<BoxedPointer> items_;
};

// A list of contexts, one a row.
class Relation : public Boxed {
 public:
  struct Column {
    std::string name;
    feel::Type type;
  };
  // `cells` row by row.
  Relation(std::vector<Column> columns, std::vector<BoxedPointer> cells)
      : columns_(std::move(columns)), cells_(std::move(cells)) {}
  Result<feel::Value> evaluate(Frame& frame) const override;

 private:
  std::vector<Column> columns_;
  std::vector<BoxedPointer> cells_;
};

class Invocation : public Boxed {
 public:
  struct Binding {
    std::string parameter;
    BoxedPointer value;
  };
  Invocation(BoxedPointer function, std::vector<Binding> bindings)
      : function_(std::move(function)), bindings_(std::move(bindings)) {}
  Result<feel::Value> evaluate(Frame& frame) const override;

 private:
  BoxedPointer function_;
  std::vector<Binding> bindings_;
};

class Conditional : public Boxed {
 public:
  Conditional(BoxedPointer condition, BoxedPointer then, BoxedPointer otherwise)
      : condition_(std::move(condition)),
        then_(std::move(then)),
        otherwise_(std::move(otherwise)) {}
  Result<feel::Value> evaluate(Frame& frame) const override;

 private:
  BoxedPointer condition_;
  BoxedPointer then_;
  BoxedPointer otherwise_;
};

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

// for … return, some … satisfies, every … satisfies over a list or a range of whole numbers or
// dates. A `for` sees what it has so far as `partial`.
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
  Result<feel::Value> results(std::span<const feel::Value> items, Frame& frame) const;
  Result<feel::Value> quantified(std::span<const feel::Value> items, Frame& frame) const;

  Form form_;
  BoxedPointer domain_;
  BoxedPointer body_;
  Slots slots_;
};

}  // namespace engine::dmn
