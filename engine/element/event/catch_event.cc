#include "engine/element/event/catch_event.h"

#include <utility>

#include "engine/core/leaving.h"

namespace engine {
namespace {

bool comes_from_event_gateway(const ElementContext& context) {
  const Arrivals& arrivals = context.visit.arrivals;
  if (arrivals.empty() || !arrivals.front().flow.exists()) return false;
  const bpmn::SequenceFlow& flow = context.model.flow(arrivals.front().flow);
  return context.model.node(flow.source).type == bpmn::ElementType::kEventBasedGateway;
}

// A buffered message is there: it is correlated without waiting.
Result<> pass_with_message(ElementContext& context, MessageKey message) {
  StepContext& step = context.step;
  const feel::Value variables = step.state().messages.find(message)->variables;
  if (Result<> passed = pass(context, variables); !passed) return passed;
  step.write(MessageCorrelated{message, context.model.id, context.visit.instance, context.visit.key,
                               SubscriptionKey{}});
  return {};
}

}  // namespace

Result<> CatchEvent::on_activate(ElementContext& context) const {
  context.waits.clear();
  if (comes_from_event_gateway(context)) return pass(context, context.brought);
  if (Result<> prepared = context.prepare_locals(); !prepared) return prepared;
  Result<PreparedWait> wait =
      prepare_wait(context.step, context.model, context.node, context.names());
  if (!wait) return wait.error();
  const bool is_due = context.node.timer && wait->timer.due <= context.step.now();
  if (is_due || wait->holds) return pass(context);
  if (wait->buffered.exists()) return pass_with_message(context, wait->buffered);
  context.waits.push_back(*std::move(wait));
  context.activate();
  return {};
}

}  // namespace engine
