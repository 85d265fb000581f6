#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/instant.h"
#include "engine/base/result.h"
#include "engine/feel/budget.h"
#include "engine/feel/expression.h"
#include "engine/feel/value.h"

namespace engine {
class Calendar;
}

namespace engine::feel {

// Why a null is there, or another thing the author should know. The position is that in the
// expression.
struct Warning {
  std::string message;
  Position position;
};

inline constexpr std::size_t kMaxWarnings = 100;

// The calendars that an expression may name.
class Calendars {
 public:
  virtual ~Calendars() = default;
  virtual const Calendar* find(std::string_view name) const = 0;
};

// Everything outside the expression and its variables that an evaluation may ask for.
struct Environment {
  Instant now;
  // Region or offset of `now()`, `today()`; empty means the calendar's, without one UTC.
  std::string zone;
  // Of the three functions on working days; nullptr: they give null.
  const Calendar* calendar = nullptr;
  const Calendars* calendars = nullptr;
  // Of `random number` and `uuid`; counts on with every draw.
  std::uint64_t seed = 0;
  Budget budget;
  // At most kMaxWarnings are added; nullptr: none are made.
  std::vector<Warning>* warnings = nullptr;
  // How many evaluations are under way in this environment; the outermost begins a new budget.
  int running = 0;

  // Whether a warning would be kept, so that it is worth making.
  bool takes_warnings() const { return warnings != nullptr && warnings->size() < kMaxWarnings; }
  void warn(std::string message, Position position = {});
};

// One budget for several evaluations, as those of a decision with all that it requires.
class SharedBudget {
 public:
  explicit SharedBudget(Environment& environment) : environment_(environment) {
    if (environment_.running++ == 0) environment_.budget.reset();
  }
  ~SharedBudget() { --environment_.running; }
  SharedBudget(const SharedBudget&) = delete;
  SharedBudget& operator=(const SharedBudget&) = delete;

 private:
  Environment& environment_;
};

// Where variables come from; asked once for every free name of an expression.
class Scope {
 public:
  virtual ~Scope() = default;
  // nullptr if there is no such variable.
  virtual const Value* find(std::string_view name) const = 0;
};

// The entries of a context as variables; `outer`, if any, is asked for what it lacks.
class ContextScope : public Scope {
 public:
  explicit ContextScope(const Value& context, const Scope* outer = nullptr)
      : context_(context), outer_(outer) {}
  const Value* find(std::string_view name) const override;

 private:
  Value context_;
  const Scope* outer_;
};

// The failure is a passed budget (kBudgetExceeded) or a failed `assert` (kAssertionFailed);
// every other error is null with a warning.
Result<Value> evaluate(const Expression& expression, const Scope& scope, Environment& environment);
// `slots[i]` is the value of `expression.variables()[i]`.
Result<Value> evaluate(const Expression& expression, std::span<const Value> slots,
                       Environment& environment);

// Whether `input` (`?`) meets the tests: true, false or null.
Result<Value> evaluate(const UnaryTests& tests, const Value& input, const Scope& scope,
                       Environment& environment);
Result<Value> evaluate(const UnaryTests& tests, const Value& input, std::span<const Value> slots,
                       Environment& environment);

}  // namespace engine::feel
