#include "engine/step.h"

#include <stdexcept>
#include <utility>

#include "engine/command/handler.h"
#include "engine/core/run.h"
#include "engine/core/step_context.h"
#include "engine/element/behaviors.h"
#include "engine/service/service.h"

namespace engine {
namespace {

// A step that came back that often is cut before the place at which it asks again.
constexpr int kWholeRounds = 8;
constexpr int kMaxRounds = 24;

const ElementBehavior& behavior_of(const bpmn::FlowNode& node) {
  const ElementBehavior* service = find_service(node);
  return service != nullptr ? *service : element_behavior(node);
}

void begin(State& state, StepResult& result) {
  result.events.clear();
  result.follow_ups.clear();
  result.reply = Reply{};
  result.needs.clear();
  result.steps_before_needs = 0;
  state.begin(result.changes);
}

StepOutcome take_back(State& state, const StepInput& input, StepResult& result,
                      StepOutcome outcome) {
  state.undo(result.changes);
  result.events.clear();
  result.follow_ups.clear();
  result.reply = Reply{};
  result.next_key = input.next_key;
  return outcome;
}

}  // namespace

StepOutcome step(State& state, const Command& command, const StepInput& input, StepResult& result) {
  begin(state, result);
  try {
    StepContext context(state, input, result, behavior_of);
    Refusal refusal = std::visit([&](const auto& each) { return handle(context, each); }, command);
    if (!refusal) run(context);
    if (context.has_needs()) return take_back(state, input, result, StepOutcome::kNeeds);
    if (refusal) {
      result.rejection = *std::move(refusal);
      return take_back(state, input, result, StepOutcome::kRejected);
    }
    result.next_key = context.next_key();
  } catch (...) {
    take_back(state, input, result, StepOutcome::kRejected);
    throw;
  }
  return StepOutcome::kDone;
}

StepOutcome step_with_answers(State& state, const Command& command, StepInput input,
                              StepResult& result,
                              const std::function<void(const Lookup&)>& answer) {
  for (int round = 1; round <= kMaxRounds; ++round) {
    const StepOutcome outcome = step(state, command, input, result);
    if (outcome != StepOutcome::kNeeds) return outcome;
    if (round >= kWholeRounds) input.limits.steps_per_command = result.steps_before_needs;
    for (const Lookup& lookup : result.needs) answer(lookup);
  }
  throw std::logic_error("a step asked for more than it may");
}

}  // namespace engine
