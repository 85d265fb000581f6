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

// A compiled expression of a decision's logic (DMN 1.5 chapter 7, "boxed expressions").
class Boxed {
 public:
  virtual ~Boxed() = default;
  virtual Result<feel::Value> evaluate(Frame& frame) const = 0;
};

using BoxedPointer = std::unique_ptr<const Boxed>;

// `value` as `type` asks for it, else null with a warning that names `what`.
feel::Value coerced(feel::Value value, const feel::Type& type, std::string_view what,
                    feel::Environment& environment);

}  // namespace engine::dmn
