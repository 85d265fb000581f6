#include "engine/feel/budget.h"

#include <utility>

namespace engine::feel {

void Budget::fail(ErrorCode code, std::string message) {
  if (!failure_) failure_ = Failure{code, std::move(message), {}};
  steps_left_ = 0;
}

void Budget::reset() {
  steps_left_ = limits.steps;
  memory_used_ = 0;
  calls_ = 0;
  nodes_ = 0;
  failure_.reset();
}

bool Budget::step_limit_passed() {
  fail(ErrorCode::kBudgetExceeded, "the expression needs too many steps");
  return false;
}

bool Budget::steps(std::int64_t count) {
  steps_left_ -= count;
  return steps_left_ >= 0 || step_limit_passed();
}

bool Budget::allocate(std::int64_t bytes) {
  memory_used_ += bytes;
  if (memory_used_ > limits.memory_bytes) {
    fail(ErrorCode::kBudgetExceeded, "the expression needs too much memory");
  }
  return !failed();
}

bool Budget::string_size(std::size_t bytes) {
  if (bytes > static_cast<std::size_t>(limits.string_bytes)) {
    fail(ErrorCode::kBudgetExceeded, "a string is longer than it may be");
  }
  return !failed();
}

bool Budget::list_size(std::size_t items) {
  if (items > static_cast<std::size_t>(limits.list_items)) {
    fail(ErrorCode::kBudgetExceeded, "a list has more items than it may have");
  }
  return !failed();
}

bool Budget::too_large(const Measure& measure) {
  const bool too_deep = measure.depth > static_cast<std::uint32_t>(limits.depth);
  fail(ErrorCode::kBudgetExceeded,
       too_deep ? "a value is nested too deeply" : "a value is too large");
  return false;
}

bool Budget::too_many_nodes() {
  fail(ErrorCode::kBudgetExceeded, "calls are nested too deeply");
  return false;
}

bool Budget::enter_call(int height) {
  const bool fits = ++calls_ <= limits.depth;
  const bool may = enter_nodes(height) && fits;
  return may || too_many_nodes();
}

void Budget::leave_call(int height) {
  --calls_;
  leave_nodes(height);
}

}  // namespace engine::feel
