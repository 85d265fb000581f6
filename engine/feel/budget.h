#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "engine/base/failure.h"
#include "engine/feel/counted.h"

namespace engine::feel {

// What one evaluation may use; the same on every machine (TRUST §4.3).
struct Limits {
  std::int64_t steps = 1'000'000;
  std::int64_t memory_bytes = std::int64_t{16} << 20;
  int depth = 200;
  std::int64_t string_bytes = std::int64_t{1} << 20;
  std::int64_t list_items = 100'000;
};

// Counts what an evaluation uses. The first passed limit stays: every later question answers no,
// and the evaluation ends with that failure.
class Budget {
 public:
  Limits limits;

  bool failed() const { return failure_.has_value(); }
  const std::optional<Failure>& failure() const { return failure_; }
  void fail(ErrorCode code, std::string message);
  void reset();

  // Each is false when the evaluation must end.
  bool step() { return --steps_left_ >= 0 || step_limit_passed(); }
  bool steps(std::int64_t count);
  bool allocate(std::int64_t bytes);
  bool string_size(std::size_t bytes);
  bool list_size(std::size_t items);
  // A value that has been made, written out in full.
  bool holds(const Measure& measure) {
    const bool fits = measure.depth <= static_cast<std::uint32_t>(limits.depth) &&
                      measure.bytes <= static_cast<std::uint64_t>(limits.memory_bytes);
    return fits ? !failed() : too_large(measure);
  }
  // What remains of the steps, for whoever checks what something costs.
  std::int64_t steps_left() const { return steps_left_; }
  // Nodes that are nested `height` deep, so that the machine's stack holds them; to be left
  // whatever the answer.
  bool enter_nodes(int height) { return (nodes_ += height) <= kMaxNodes || too_many_nodes(); }
  void leave_nodes(int height) { nodes_ -= height; }
  // A call of a function with such nodes.
  bool enter_call(int height);
  void leave_call(int height);

 private:
  static constexpr int kMaxNodes = 4'000;
  bool step_limit_passed();
  bool too_large(const Measure& measure);
  bool too_many_nodes();

  std::int64_t steps_left_ = Limits{}.steps;
  std::int64_t memory_used_ = 0;
  int calls_ = 0;
  int nodes_ = 0;
  std::optional<Failure> failure_;
};

}  // namespace engine::feel
