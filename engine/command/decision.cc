#include "engine/core/decision.h"

#include "engine/command/handler.h"

namespace engine {
namespace {

const DecisionVersion* find_version(const State& state, const EvaluateDecision& command) {
  if (!command.key.exists()) return state.decision_index().newest(command.id);
  const DecisionVersion* version = state.decisions.find(command.key);
  return version == nullptr || version->deleted ? nullptr : version;
}

}  // namespace

// A decision that cannot be evaluated is no refusal: the answer and the record say why.
Refusal handle(StepContext& step, const EvaluateDecision& command) {
  const DecisionVersion* version = find_version(step.state(), command);
  if (version == nullptr || step.state().catalog.requirements(version->requirements) == nullptr) {
    return refuse(RejectionCode::kNotFound,
                  "there is no decision " +
                      (command.key.exists() ? to_text(command.key) : "'" + command.id + "'"));
  }
  if (step.input().calendars != nullptr) {
    step.evaluator().environment().calendar = step.input().calendars->find("");
  }
  DecisionEvaluated event =
      evaluate_decision(step, *version, feel::ContextScope(command.variables));
  step.result().reply = DecisionReply{event};
  step.write(std::move(event));
  return {};
}

}  // namespace engine
