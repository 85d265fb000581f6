#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/dmn/evaluate.h"

namespace engine::dmn {

// Of all values of a record, each counted where it stands: one that is shared many times over is
// written out as often.
inline constexpr std::uint64_t kMostRecordedBytes = std::uint64_t{4} << 20;

// Writes down an evaluation: each decision as it is finished, with the warnings that are its own,
// and after one that failed none. A record that grows beyond its bound is a passed budget. The
// evaluation and the environment must outlive it.
class Recorder {
 public:
  // Until its end the environment takes warnings.
  Recorder(Evaluation& evaluation, feel::Environment& environment);
  ~Recorder();
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;

  // The decision under way from here on; gives the one that was, which goes on after `end`.
  EvaluatedDecision* begin(EvaluatedDecision& decision);
  // Keeps the decision under way; `value` is what came of it.
  void end(const Result<feel::Value>& value, EvaluatedDecision* before);

 private:
  // Hands out the warnings since the last time to the decision under way.
  void hand_out();
  // Leaves out of a decision what is beyond the bound.
  void keep_within_bound(EvaluatedDecision& decision);

  Evaluation& evaluation_;
  feel::Environment& environment_;
  bool has_failed_ = false;
  EvaluatedDecision* under_way_ = nullptr;
  // Where nobody else asks for them.
  std::vector<feel::Warning> own_;
  bool uses_own_ = false;
  std::size_t handed_out_ = 0;
  std::uint64_t bytes_ = 0;
};

}  // namespace engine::dmn
