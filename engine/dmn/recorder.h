#pragma once

#include <cstddef>
#include <vector>

#include "engine/dmn/evaluate.h"

namespace engine::dmn {

// Writes down an evaluation: each decision as it is finished, with the warnings that are its own,
// and after one that failed none. The evaluation and the environment must outlive it.
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

  Evaluation& evaluation_;
  feel::Environment& environment_;
  bool has_failed_ = false;
  EvaluatedDecision* under_way_ = nullptr;
  // Where nobody else asks for them.
  std::vector<feel::Warning> own_;
  bool uses_own_ = false;
  std::size_t handed_out_ = 0;
};

}  // namespace engine::dmn
