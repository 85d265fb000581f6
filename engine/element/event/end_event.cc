#include "engine/element/event/end_event.h"

#include <string>
#include <utility>

#include "engine/core/leaving.h"
#include "engine/core/terminate.h"
#include "engine/core/trigger.h"

namespace engine {

Result<> EndEvent::on_activate(ElementContext& context) const {
  if (Result<> prepared = context.prepare_locals(); !prepared) return prepared;
  return pass(context);
}

Result<> TerminateEndEvent::on_activate(ElementContext& context) const {
  if (Result<> prepared = context.prepare_locals(); !prepared) return prepared;
  if (Result<> passed = pass(context); !passed) return passed;
  empty_scope(context.step, context.visit.scope);
  if (context.step.of_case().tally(context.visit.scope).waiting_flows != 0) {
    context.step.write(ScopeInterrupted{context.visit.scope});
  }
  check_scope(context.step, context.visit.scope);
  return {};
}

// The event has happened before whoever catches it ends its scope (BPMN 2.0.2 §13.5.4).
Result<> ErrorEndEvent::on_activate(ElementContext& context) const {
  if (Result<> prepared = context.prepare_locals(); !prepared) return prepared;
  StepContext& step = context.step;
  const Result<std::string> code =
      step.evaluator().text(context.node.error->code, context.names(), "error code");
  if (!code) return code.error();
  const std::optional<Catcher> catcher = catcher_in(step, context.visit.scope, *code);
  if (!catcher) {
    return Failure{
        ErrorCode::kUnhandledErrorEvent, "nothing catches the error '" + *code + "'", {}};
  }
  if (Result<> passed = pass(context); !passed) return passed;
  trigger(step, catcher->owner, catcher->event, {});
  return {};
}

}  // namespace engine
