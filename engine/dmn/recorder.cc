#include "engine/dmn/recorder.h"

#include <utility>

namespace engine::dmn {

Recorder::Recorder(Evaluation& evaluation, feel::Environment& environment)
    : evaluation_(evaluation),
      environment_(environment),
      uses_own_(environment.warnings == nullptr) {
  if (uses_own_) environment.warnings = &own_;
  handed_out_ = environment.warnings->size();
}

Recorder::~Recorder() {
  if (uses_own_) environment_.warnings = nullptr;
}

EvaluatedDecision* Recorder::begin(EvaluatedDecision& decision) {
  hand_out();
  return std::exchange(under_way_, &decision);
}

void Recorder::end(const Result<feel::Value>& value, EvaluatedDecision* before) {
  hand_out();
  EvaluatedDecision* decision = std::exchange(under_way_, before);
  if (has_failed_) return;
  has_failed_ = !value.has_value();
  if (value) decision->output = *value;
  keep_within_bound(*decision);
  evaluation_.decisions.push_back(std::move(*decision));
}

void Recorder::keep_within_bound(EvaluatedDecision& decision) {
  for (const EvaluatedInput& input : decision.inputs) bytes_ += input.value.measure().bytes;
  const bool holds_inputs = bytes_ <= kMostRecordedBytes;
  bytes_ += decision.output.measure().bytes;
  for (const MatchedRule& rule : decision.rules) {
    for (const EvaluatedOutput& output : rule.outputs) bytes_ += output.value.measure().bytes;
  }
  if (bytes_ <= kMostRecordedBytes) return;
  environment_.budget.fail(ErrorCode::kBudgetExceeded,
                           "the record of the decision is larger than it may be");
  has_failed_ = true;
  decision.output = feel::Value();
  decision.rules.clear();
  if (!holds_inputs) decision.inputs.clear();
}

void Recorder::hand_out() {
  const std::vector<feel::Warning>& warnings = *environment_.warnings;
  for (; handed_out_ < warnings.size(); ++handed_out_) {
    if (under_way_ != nullptr) under_way_->warnings.push_back(warnings[handed_out_].message);
  }
}

}  // namespace engine::dmn
