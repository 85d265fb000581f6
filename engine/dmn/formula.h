#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "engine/dmn/boxed.h"
#include "engine/feel/expression.h"

namespace engine::dmn {

// A FEEL expression with a short way for the two commonest: a literal and a variable.
class Formula {
 public:
  static Formula constant(feel::Value value);
  static Formula slot(std::size_t slot);
  static Formula expression(feel::Expression expression);

  Result<feel::Value> evaluate(const Frame& frame) const;
  // The value without evaluation, when it is a literal or a variable; else null.
  const feel::Value* peek(const Frame& frame) const {
    if (kind_ == Kind::kConstant) return &constant_;
    if (kind_ == Kind::kSlot) return &frame.slots[slot_];
    return nullptr;
  }
  const std::optional<feel::Expression>& compiled() const { return expression_; }

 private:
  enum class Kind { kConstant, kSlot, kExpression };

  Kind kind_ = Kind::kConstant;
  std::size_t slot_ = 0;
  feel::Value constant_;
  std::optional<feel::Expression> expression_;
};

// The value of a text that is nothing but a literal: a number, a string without escapes, true,
// false, null or date("…"). Nothing for all else, which FEEL itself must read.
std::optional<feel::Value> simple_literal(std::string_view text);

std::string_view trimmed(std::string_view text);

// A literal expression.
class LiteralExpression : public Boxed {
 public:
  explicit LiteralExpression(Formula formula) : formula_(std::move(formula)) {}
  Result<feel::Value> evaluate(Frame& frame) const override { return formula_.evaluate(frame); }

 private:
  Formula formula_;
};

}  // namespace engine::dmn
