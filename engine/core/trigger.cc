#include "engine/core/trigger.h"

#include <utility>

#include "engine/core/incident.h"
#include "engine/core/leaving.h"
#include "engine/core/names.h"
#include "engine/core/run.h"
#include "engine/core/terminate.h"
#include "engine/core/waits.h"

namespace engine {
namespace {

ParkedStep entering(const ElementInstance& near, ElementInstanceKey scope, ElementIndex element,
                    Arrival arrival) {
  ParkedStep next;
  next.kind = ParkedKind::kEnter;
  next.instance = near.instance;
  next.scope = scope;
  next.definition = near.definition;
  next.element = element;
  next.arrivals.push_back(arrival);
  return next;
}

// BPMN 2.0.2 §10.5.6: an interrupting event terminates its host and goes on in its place.
void trigger_boundary(StepContext& step, const ElementInstance& host, const bpmn::FlowNode& event,
                      feel::Value brought) {
  ParkedStep next = entering(host, host.scope, event.index, Arrival{FlowIndex{}, host.key});
  if (event.interrupting) terminate(step, host.key);
  enter_triggered(step, std::move(next), std::move(brought));
}

// The gateway is left by the flow to the event that came first (BPMN 2.0.2 §10.6.6).
void trigger_behind_gateway(StepContext& step, const ElementInstance& gateway,
                            const bpmn::FlowNode& event, feel::Value brought) {
  const bpmn::ProcessDefinition& model = step.model(gateway.definition);
  const bpmn::FlowNode& node = model.node(gateway.element);
  FlowIndex taken;
  for (const FlowIndex flow : node.outgoing) {
    if (model.flow(flow).target == event.index) taken = flow;
  }
  ParkedStep next = entering(gateway, gateway.scope, event.index, Arrival{taken, gateway.key});
  step.speak_for(gateway.key);
  step.write(ElementCompleted{gateway.key});
  enter_triggered(step, std::move(next), std::move(brought));
}

// An interrupting one takes the place of whatever is in its scope (BPMN 2.0.2 §13.5.4).
void trigger_event_sub_process(StepContext& step, ElementInstanceKey scope,
                               ProcessDefinitionKey definition, const bpmn::FlowNode& start,
                               feel::Value brought) {
  const ProcessInstanceKey instance = instance_of_scope(step.of_case(), scope);
  if (start.interrupting) {
    disarm_event_sub_processes(step, scope);
    empty_scope(step, scope);
    step.write(ScopeInterrupted{scope});
  }
  ParkedStep next;
  next.kind = ParkedKind::kEnter;
  next.instance = instance;
  next.scope = scope;
  next.definition = definition;
  next.element = start.scope;
  next.arrivals.push_back({FlowIndex{}, scope});
  enter_triggered(step, std::move(next), std::move(brought));
}

ProcessDefinitionKey definition_of(const Case& in, ElementInstanceKey scope) {
  const ElementInstance* element = in.elements.find(scope);
  if (element != nullptr) return element->definition;
  return in.instances.find(instance_of_root(scope))->definition;
}

}  // namespace

void trigger(StepContext& step, ElementInstanceKey owner, ElementIndex element,
             feel::Value brought) {
  const Case& in = step.of_case();
  const ProcessDefinitionKey definition = definition_of(in, owner);
  const bpmn::FlowNode& event = step.model(definition).node(element);
  if (event.type == bpmn::ElementType::kStartEvent) {
    trigger_event_sub_process(step, owner, definition, event, std::move(brought));
    return;
  }
  const ElementInstance& host = *in.elements.find(owner);
  if (event.type == bpmn::ElementType::kBoundaryEvent) {
    trigger_boundary(step, host, event, std::move(brought));
  } else if (host.element == element) {
    ElementContext context(step, host);
    complete_or_stop(context, brought);
  } else {
    trigger_behind_gateway(step, host, event, std::move(brought));
  }
}

void deliver(StepContext& step, const MessageSubscription& subscription, MessageKey message,
             feel::Value variables) {
  const bpmn::ProcessDefinition& model = step.model(subscription.definition);
  const bpmn::FlowNode& event = model.node(subscription.element);
  const ElementInstanceKey owner = subscription.owner;
  const ElementIndex element = subscription.element;
  step.speak_for(owner);
  step.write(MessageCorrelated{message, model.id, subscription.instance, owner, subscription.key});
  const bool again = !event.interrupting && (event.type == bpmn::ElementType::kBoundaryEvent ||
                                             event.type == bpmn::ElementType::kStartEvent);
  if (!again) {
    step.write(MessageUnsubscribed{owner, subscription.key});
  } else if (step.state().knows({Lookup::Kind::kBufferedMessages, subscription.name,
                                 subscription.correlation_key})) {
    const MessageKey buffered =
        find_buffered(step, subscription.name, subscription.correlation_key, model.id);
    if (buffered.exists()) {
      ParkedStep next;
      next.kind = ParkedKind::kDeliver;
      next.instance = subscription.instance;
      next.scope = owner;
      next.element_instance = owner;
      next.subscription = subscription.key;
      next.message = buffered;
      step.schedule(std::move(next));
    }
  }
  trigger(step, owner, element, std::move(variables));
}

void deliver_buffered(StepContext& step, const ParkedStep& next) {
  const Case& in = step.of_case();
  const MessageSubscription* subscription =
      in.message_subscriptions.find({next.element_instance, next.subscription});
  if (subscription == nullptr) return;
  step.ask({Lookup::Kind::kBufferedMessages, subscription->name, subscription->correlation_key});
  const std::string& process_id = step.model(subscription->definition).id;
  const MessageKey message =
      find_buffered(step, subscription->name, subscription->correlation_key, process_id);
  if (!message.exists()) return;
  deliver(step, *subscription, message, step.state().messages.find(message)->variables);
}

void check_condition(StepContext& step, const ParkedStep& next) {
  const Case& in = step.of_case();
  const ConditionSubscription* waiting =
      in.conditions.find({next.element_instance, next.subscription});
  if (waiting == nullptr) return;
  const bpmn::FlowNode& event = step.model(waiting->definition).node(waiting->element);
  const Names names(in, step.state().catalog, waiting->owner);
  const Result<feel::Value> holds = step.evaluator().value(event.condition->expression, names);
  if (!holds) {
    raise_incident(step, {waiting->instance, waiting->owner, {}}, holds.error());
    return;
  }
  if (holds->is_true()) trigger(step, waiting->owner, waiting->element, {});
}

}  // namespace engine
