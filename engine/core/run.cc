#include "engine/core/run.h"

#include <utility>

#include "engine/core/incident.h"
#include "engine/core/instance.h"
#include "engine/core/leaving.h"
#include "engine/core/trigger.h"
#include "engine/flow/tokens.h"

namespace engine {
namespace {

// The tokens of one scope, with one that is just arriving.
class ScopeTokens : public flow::TokenView {
 public:
  ScopeTokens(const Case& in, ElementInstanceKey scope, FlowIndex arriving)
      : case_(in), scope_(scope), arriving_(arriving) {}

  std::uint32_t waiting_on(FlowIndex flow) const override {
    std::uint32_t count = flow == arriving_ ? 1 : 0;
    const Table<WaitingFlow>& waiting = case_.waiting_flows;
    for (auto at = waiting.from({scope_, flow, {}}); at != waiting.end(); ++at) {
      if (at->scope != scope_ || at->flow != flow) break;
      ++count;
    }
    return count;
  }

  bool is_active(ElementIndex node) const override {
    for (const ElementInstance& element : case_.elements) {
      if (element.scope == scope_ && element.element == node && !is_over(element.state))
        return true;
    }
    return false;
  }

 private:
  const Case& case_;
  ElementInstanceKey scope_;
  FlowIndex arriving_;
};

// A token comes to a join: it waits there, or takes one token of each other flow along. True if the
// join fires.
bool gather(StepContext& step, const bpmn::FlowNode& join, ParkedStep& next) {
  const Arrival arriving = next.arrivals.front();
  const Case& in = step.of_case();
  if (!flow::may_fire(join, ScopeTokens(in, next.scope, arriving.flow))) {
    step.speak_for(next.scope);
    step.write(FlowArrived{step.new_key<TokenKey>(), next.instance, next.scope, next.definition,
                           arriving.flow, arriving.by});
    return false;
  }
  next.arrivals.clear();
  for (const FlowIndex flow : join.incoming) {
    if (flow == arriving.flow) {
      next.arrivals.push_back(arriving);
      continue;
    }
    next.arrivals.push_back({flow, in.waiting_flows.from({next.scope, flow, {}})->by});
  }
  return true;
}

void activate(ElementContext& context) {
  StepContext& step = context.step;
  if (step.steps_run > step.input().limits.steps_without_wait) {
    stop_at_activation(
        context, {ErrorCode::kStepLimit, "the process has gone on too long without waiting", {}});
    return;
  }
  const Result<> done = step.behavior_of(context.node).on_activate(context);
  if (!done) stop_at_activation(context, done.error());
}

ElementVisit visit_of(ParkedStep& next) {
  return {next.element_instance, next.instance,           next.scope, next.definition, next.element,
          next.loop_counter,     std::move(next.arrivals)};
}

void enter(StepContext& step, ParkedStep next) {
  if (!is_open_scope(step.of_case(), next.scope)) return;
  const bpmn::FlowNode& node = step.model(next.definition).node(next.element);
  const bool arrives = !next.element_instance.exists() && !next.arrivals.empty() &&
                       next.arrivals.front().flow.exists();
  if (arrives && flow::is_join(node) && !gather(step, node, next)) return;
  ElementContext context(step, visit_of(next));
  activate(context);
}

// A scope ends when nothing is left in it (BPMN 2.0.2 §13.5.6).
void end_scope(StepContext& step, ElementInstanceKey scope) {
  const Case& in = step.of_case();
  if (!is_open_scope(in, scope) || !in.tally(scope).empty()) return;
  const ElementInstance* element = in.elements.find(scope);
  if (element == nullptr) {
    complete_instance(step, instance_of_root(scope));
    return;
  }
  if (element->state != ElementState::kActivated) return;
  ElementContext context(step, *element);
  complete_or_stop(context);
}

void do_step(StepContext& step, ParkedStep next) {
  switch (next.kind) {
    case ParkedKind::kEnter: enter(step, std::move(next)); break;
    case ParkedKind::kComplete: complete_again(step, next.element_instance); break;
    case ParkedKind::kCheckScope: end_scope(step, next.scope); break;
    case ParkedKind::kCheckCondition: check_condition(step, next); break;
    case ParkedKind::kDeliver: deliver_buffered(step, next); break;
  }
}

void park(StepContext& step) {
  AgendaParked event;
  event.steps = step.steps_run;
  event.rest = step.agenda().take_rest();
  for (const ParkedStep& next : event.rest) {
    if (next.kind == ParkedKind::kEnter && is_open_scope(step.of_case(), next.scope)) {
      --step.of_case().tally_for_change(next.scope).pending;
    }
  }
  step.write(std::move(event));
  ContinueAgenda next;
  next.actor.kind = ActorKind::kTimer;
  next.case_key = step.case_key();
  step.result().follow_ups.push_back({std::move(next), true});
}

}  // namespace

void enter_triggered(StepContext& step, ParkedStep entry, feel::Value brought) {
  ElementContext context(step, visit_of(entry));
  context.brought = std::move(brought);
  activate(context);
}

void run(StepContext& step) {
  const std::uint64_t first = step.steps_run;
  while (!step.agenda().empty()) {
    const std::uint64_t done = step.steps_run - first;
    if (done == step.input().limits.steps_per_command) {
      park(step);
      return;
    }
    if (!step.has_needs()) step.result().steps_before_needs = done;
    do_step(step, step.next_step());
  }
}

}  // namespace engine
