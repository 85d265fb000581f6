#include <algorithm>
#include <utility>

#include "engine/command/declared.h"
#include "engine/command/handler.h"
#include "engine/command/publishing.h"
#include "engine/core/instance.h"
#include "engine/core/names.h"
#include "engine/core/trigger.h"
#include "engine/core/waits.h"

// Messages: who gets them, at once or later.
namespace engine {
namespace {

bool contains(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

Actor message_actor() {
  Actor actor;
  actor.kind = ActorKind::kMessage;
  return actor;
}

bool is_duplicate(const State& state, const Publication& publication, Instant now) {
  if (publication.message_id.empty()) return false;
  for (const BufferedMessage& message : state.messages) {
    if (message.name == publication.name && message.expires > now &&
        message.correlation_key == publication.correlation_key &&
        message.message_id == publication.message_id) {
      return true;
    }
  }
  return false;
}

// One subscription of each process: the one that has waited longest.
void deliver_to_waiting(StepContext& step, const Publication& publication, MessageKey message,
                        std::vector<std::string>& reached, ProcessInstanceKey& first) {
  auto found = step.state().found_subscriptions;
  std::erase_if(found, [&](const MessageSubscription& each) {
    return each.name != publication.name || each.correlation_key != publication.correlation_key;
  });
  std::sort(found.begin(), found.end(),
            [](const auto& left, const auto& right) { return left.key < right.key; });
  for (const MessageSubscription& each : found) {
    const std::string& process_id = step.model(each.definition).id;
    if (contains(reached, process_id)) continue;
    reached.push_back(process_id);
    if (!first.exists()) first = each.instance;
    step.result().follow_ups.push_back({DeliverMessage{message_actor(), each.root, each.owner,
                                                       each.key, message, publication.variables},
                                        false});
  }
}

// Whether an instance that the key started is running.
bool is_running(StepContext& step, const std::string& process_id, const std::string& key) {
  if (key.empty()) return false;
  step.ask({Lookup::Kind::kStartedInstance, process_id, key});
  const auto& started = step.state().found_started;
  return std::any_of(started.begin(), started.end(), [&](const StartedInstance& each) {
    return each.process_id == process_id && each.correlation_key == key;
  });
}

void start_new_ones(StepContext& step, const Publication& publication, MessageKey message,
                    std::vector<std::string>& reached, ProcessInstanceKey& first) {
  const Table<MessageStart>& starts = step.state().message_starts;
  for (auto at = starts.from({publication.name, {}}); at != starts.end(); ++at) {
    const MessageStart& start = *at;
    if (start.name != publication.name) break;
    if (contains(reached, start.process_id)) continue;
    if (is_running(step, start.process_id, publication.correlation_key)) continue;
    reached.push_back(start.process_id);
    StartByMessage next{message_actor(),
                        step.new_key<ProcessInstanceKey>(),
                        start.definition,
                        start.element,
                        message,
                        publication.name,
                        publication.correlation_key,
                        publication.variables};
    if (!first.exists()) first = next.instance;
    step.result().follow_ups.push_back({std::move(next), false});
  }
}

MessagePublished event_of(StepContext& step, const Publication& publication, MessageKey message) {
  MessagePublished event;
  event.message = message;
  event.name = publication.name;
  event.correlation_key = publication.correlation_key;
  event.message_id = publication.message_id;
  event.buffered = publication.time_to_live_ms > 0;
  if (event.buffered) event.expires = later(step.now(), publication.time_to_live_ms);
  if (publication.variables.is_context()) {
    for (const feel::Entry& entry : publication.variables.entries()) {
      event.variables.push_back({{}, entry.key, entry.value});
    }
  }
  return event;
}

// Whoever has an account hands in by the intake that the packages declare: it asks for consent, for
// the window, and keeps the record.
Refusal check_has_no_intake(StepContext& step, const std::string& name, const Actor& actor) {
  if (!is_known(actor)) return {};
  const package::Intake* intake = intake_of(step.state(), name);
  if (intake == nullptr) return {};
  return refuse(RejectionCode::kNotEntitled,
                "this message is handed in by the intake '" + intake->id + "'");
}

}  // namespace

Refusal publish(StepContext& step, const Publication& publication, ProcessInstanceKey& first) {
  if (publication.name.empty()) return refuse(RejectionCode::kArgInvalid, "a message has a name");
  if (!publication.variables.is_null() && !publication.variables.is_context()) {
    return refuse(RejectionCode::kArgInvalid, "variables are not an object");
  }
  if (publication.time_to_live_ms < 0) {
    return refuse(RejectionCode::kArgInvalid, "the time to live is negative");
  }
  step.ask({Lookup::Kind::kMessageSubscriptions, publication.name, publication.correlation_key});
  if (!publication.message_id.empty()) {
    step.ask({Lookup::Kind::kBufferedMessages, publication.name, publication.correlation_key});
  }
  if (is_duplicate(step.state(), publication, step.now())) {
    return refuse(RejectionCode::kDuplicate, "a message of this id is kept already");
  }
  const auto message = step.new_key<MessageKey>();
  step.write(event_of(step, publication, message));
  std::vector<std::string> reached;
  deliver_to_waiting(step, publication, message, reached, first);
  start_new_ones(step, publication, message, reached, first);
  step.result().reply = MessageReply{message, first};
  return {};
}

Refusal handle(StepContext& step, const PublishMessage& command) {
  if (Refusal refusal = check_has_no_intake(step, command.name, command.actor)) return refusal;
  ProcessInstanceKey first;
  const Publication publication{command.name, command.correlation_key, command.time_to_live_ms,
                                command.message_id, command.variables};
  Refusal refusal = publish(step, publication, first);
  if (!refusal) std::get<MessageReply>(step.result().reply).instance = {};
  return refusal;
}

Refusal handle(StepContext& step, const CorrelateMessage& command) {
  if (Refusal refusal = check_has_no_intake(step, command.name, command.actor)) return refusal;
  ProcessInstanceKey first;
  const Publication publication{command.name, command.correlation_key, 0, {}, command.variables};
  if (Refusal refusal = publish(step, publication, first)) return refusal;
  if (!first.exists()) return refuse(RejectionCode::kNotFound, "nobody waits for this message");
  return {};
}

Refusal handle(StepContext& step, const DeliverMessage& command) {
  const Case* in = enter_read_case(step);
  const MessageSubscription* subscription =
      in == nullptr ? nullptr
                    : in->message_subscriptions.find({command.owner, command.subscription});
  if (subscription == nullptr) return refuse(RejectionCode::kNotFound, "nobody waits any more");
  deliver(step, *subscription, command.message, command.variables);
  return {};
}

namespace {

void start_by(StepContext& step, const StartByMessage& start) {
  const bpmn::ProcessDefinition& model = step.model(start.definition);
  const bpmn::FlowNode& event = model.node(start.element);
  InstancePlan plan;
  plan.definition = start.definition;
  plan.key = start.instance;
  plan.start_key = start.correlation_key;
  feel::Value brought = start.variables;
  // Without a mapping the payload is there before event sub-processes ask for their keys.
  if (event.outputs.empty() && brought.is_context()) {
    plan.variables.assign(brought.entries().begin(), brought.entries().end());
    brought = {};
  }
  const ProcessInstanceKey instance = begin_instance(step, std::move(plan));
  step.write(MessageCorrelated{start.message, model.id, instance, {}, {}});
  open_instance_by(step, instance, event, std::move(brought));
}

}  // namespace

Refusal handle(StepContext& step, const StartByMessage& command) {
  const ProcessVersion* version = step.state().processes.find(command.definition);
  if (version == nullptr || version->deleted) {
    return refuse(RejectionCode::kNotFound, "the process is deployed no more");
  }
  start_by(step, command);
  return {};
}

Refusal handle(StepContext& step, const StartFromBuffer& command) {
  MessageStart next_start;
  MessageKey next;
  for (const MessageStart& start : step.state().message_starts) {
    if (start.process_id != command.process_id) continue;
    if (is_running(step, start.process_id, command.correlation_key)) return {};
    step.ask({Lookup::Kind::kBufferedMessages, start.name, command.correlation_key});
    const MessageKey found =
        find_buffered(step, start.name, command.correlation_key, start.process_id);
    if (!found.exists() || (next.exists() && next < found)) continue;
    next = found;
    next_start = start;
  }
  if (!next.exists()) return {};
  const feel::Value variables = step.state().messages.find(next)->variables;
  start_by(step, StartByMessage{command.actor, step.new_key<ProcessInstanceKey>(),
                                next_start.definition, next_start.element, next, next_start.name,
                                command.correlation_key, variables});
  return {};
}

Refusal handle(StepContext& step, const ExpireMessage& command) {
  step.ask({Lookup::Kind::kMessage, to_text(command.message), {}});
  const BufferedMessage* message = step.state().messages.find(command.message);
  if (message == nullptr) return refuse(RejectionCode::kNotFound, "no such message is kept");
  if (message->expires > step.now()) {
    return refuse(RejectionCode::kInvalidState, "the message is to be kept on");
  }
  step.write(MessageExpired{command.message});
  return {};
}

}  // namespace engine
