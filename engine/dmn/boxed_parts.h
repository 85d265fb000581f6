#pragma once

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
  const DecisionTable* table() const override { return inner_->table(); }

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

}  // namespace engine::dmn
