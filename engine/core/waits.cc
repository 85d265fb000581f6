#include "engine/core/waits.h"

#include <algorithm>
#include <utility>

#include "engine/core/conditions.h"
#include "engine/core/element_context.h"

namespace engine {
namespace {

bool has_reached(const BufferedMessage& message, std::string_view process_id) {
  return std::find(message.reached.begin(), message.reached.end(), process_id) !=
         message.reached.end();
}

void arm_message(StepContext& step, const WaitPlace& place, const PreparedWait& wait) {
  const auto key = step.new_key<SubscriptionKey>();
  step.write(MessageSubscribed{key, place.instance, place.owner, place.definition,
                               wait.event->index, wait.message_name, wait.correlation_key});
  if (!wait.buffered.exists()) return;
  ParkedStep deliver;
  deliver.kind = ParkedKind::kDeliver;
  deliver.instance = place.instance;
  deliver.scope = place.owner;
  deliver.element_instance = place.owner;
  deliver.definition = place.definition;
  deliver.element = wait.event->index;
  deliver.subscription = key;
  deliver.message = wait.buffered;
  step.schedule(std::move(deliver));
}

void arm_condition(StepContext& step, const WaitPlace& place, const PreparedWait& wait) {
  const auto key = step.new_key<SubscriptionKey>();
  step.write(
      ConditionSubscribed{key, place.instance, place.owner, place.definition, wait.event->index});
  if (wait.holds) ask_condition(step, *step.of_case().conditions.find({place.owner, key}));
}

}  // namespace

MessageKey find_buffered(StepContext& step, std::string_view name, std::string_view key,
                         std::string_view process_id) {
  for (const BufferedMessage& message : step.state().messages) {
    if (message.name != name || message.correlation_key != key) continue;
    if (message.expires <= step.now() || has_reached(message, process_id)) continue;
    return message.key;
  }
  return {};
}

Result<PreparedWait> prepare_wait(StepContext& step, const bpmn::ProcessDefinition& model,
                                  const bpmn::FlowNode& node, const feel::Scope& names) {
  PreparedWait wait;
  wait.event = &node;
  if (node.timer) {
    const Result<TimerPlan> plan = step.evaluator().timer(*node.timer, names);
    if (!plan) return plan.error();
    wait.timer = *plan;
  }
  if (node.condition) {
    const Result<feel::Value> holds = step.evaluator().value(node.condition->expression, names);
    if (!holds) return holds.error();
    wait.holds = holds->is_true();
  }
  if (!node.message) return wait;
  Result<std::string> name = step.evaluator().text(node.message->name, names, "message name");
  if (!name) return name.error();
  Result<std::string> key = step.evaluator().correlation_key(node.message->correlation_key, names);
  if (!key) return key.error();
  step.ask({Lookup::Kind::kBufferedMessages, *name, *key});
  wait.message_name = *std::move(name);
  wait.correlation_key = *std::move(key);
  wait.buffered = find_buffered(step, wait.message_name, wait.correlation_key, model.id);
  return wait;
}

Result<> prepare_boundary_events(ElementContext& context) {
  for (const ElementIndex index : context.node.boundary_events) {
    const bpmn::FlowNode& event = context.model.node(index);
    if (event.event == bpmn::EventKind::kError) continue;
    Result<PreparedWait> wait = prepare_wait(context.step, context.model, event, context.names());
    if (!wait) return wait.error();
    context.waits.push_back(*std::move(wait));
  }
  return {};
}

Result<> prepare_event_sub_processes(StepContext& step, const bpmn::ProcessDefinition& model,
                                     const bpmn::FlowNode& scope, const feel::Scope& names,
                                     std::vector<PreparedWait>& waits) {
  for (const ElementIndex sub_process : scope.event_sub_processes) {
    for (const ElementIndex entry : model.node(sub_process).entries) {
      const bpmn::FlowNode& event = model.node(entry);
      if (event.event == bpmn::EventKind::kError) continue;
      Result<PreparedWait> wait = prepare_wait(step, model, event, names);
      if (!wait) return wait.error();
      waits.push_back(*std::move(wait));
    }
  }
  return {};
}

void arm(StepContext& step, const WaitPlace& place, const std::vector<PreparedWait>& waits) {
  for (const PreparedWait& wait : waits) {
    if (wait.event->timer) {
      step.write(TimerArmed{step.new_key<TimerKey>(), place.instance, place.owner, place.definition,
                            wait.event->index, wait.timer.due, wait.timer.repetitions});
    } else if (wait.event->message) {
      arm_message(step, place, wait);
    } else if (wait.event->condition) {
      arm_condition(step, place, wait);
    }
  }
}

void disarm_event_sub_processes(StepContext& step, ElementInstanceKey scope) {
  const Case& in = step.of_case();
  const auto starts = [&](const auto& wait) {
    return step.model(wait.definition).node(wait.element).type == bpmn::ElementType::kStartEvent;
  };
  std::vector<TimerKey> timers;
  for (auto at = in.timers.from({scope, {}}); at != in.timers.end(); ++at) {
    if (at->owner != scope) break;
    if (starts(*at)) timers.push_back(at->key);
  }
  std::vector<SubscriptionKey> messages;
  const auto& subscriptions = in.message_subscriptions;
  for (auto at = subscriptions.from({scope, {}}); at != subscriptions.end(); ++at) {
    if (at->owner != scope) break;
    if (starts(*at)) messages.push_back(at->key);
  }
  for (const TimerKey timer : timers) step.write(TimerCanceled{scope, timer});
  for (const SubscriptionKey message : messages) step.write(MessageUnsubscribed{scope, message});
}

}  // namespace engine
