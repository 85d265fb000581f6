#pragma once

#include <memory>
#include <span>
#include <vector>

#include "engine/base/result.h"
#include "engine/dmn/evaluate.h"
#include "engine/feel/evaluate.h"
#include "engine/feel/type.h"
#include "engine/feel/value.h"

namespace engine::dmn {

// The variables of the logic under way, by slot, and where a table writes what it saw. A slot is
// written by the expression that owns it before anybody reads it.
struct Frame {
  std::span<feel::Value> slots;
  feel::Environment& environment;
  // Of the decision whose logic this is; null inside functions.
  EvaluatedDecision* record = nullptr;
};

class DecisionTable;

// A compiled expression of a decision's logic (DMN 1.5 chapter 7, "boxed expressions").
class Boxed {
 public:
  virtual ~Boxed() = default;
  virtual Result<feel::Value> evaluate(Frame& frame) const = 0;
  // Itself, if it is a decision table.
  virtual const DecisionTable* table() const { return nullptr; }
};

using BoxedPointer = std::unique_ptr<const Boxed>;

// What logic that is nested so deep takes of the depth that a budget gives to nodes of FEEL.
constexpr int height_of(int nesting) {
  constexpr int kDecision = 8;
  constexpr int kBoxed = 2;
  return kDecision + kBoxed * nesting;
}

// Counts a step and the memory of so many parts that are about to be made; the failure of a passed
// budget.
Result<> may_make(std::size_t parts, std::size_t bytes_each, feel::Environment& environment);
// The value, unless it is larger or deeper than one may be.
Result<feel::Value> made(feel::Value value, feel::Environment& environment);

// `value` as `type` asks for it, else null with a warning that names `what`.
feel::Value coerced(feel::Value value, const feel::Type& type, std::string_view what,
                    feel::Environment& environment);

}  // namespace engine::dmn
