#include "engine/element/gateway/gateway.h"

#include <utility>

#include "engine/core/leaving.h"

namespace engine {

Result<> PassingGateway::on_activate(ElementContext& context) const {
  return pass(context);
}

Result<> EventBasedGateway::on_activate(ElementContext& context) const {
  context.waits.clear();
  const Names names = context.names();
  for (const FlowIndex flow : context.node.outgoing) {
    const bpmn::FlowNode& event = context.model.node(context.model.flow(flow).target);
    Result<PreparedWait> wait = prepare_wait(context.step, context.model, event, names);
    if (!wait) return wait.error();
    context.waits.push_back(*std::move(wait));
  }
  context.activate();
  return {};
}

}  // namespace engine
