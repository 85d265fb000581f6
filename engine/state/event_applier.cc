#include "engine/state/event_applier.h"

#include <utility>

namespace engine {

void EventApplier::apply(CaseKey case_key, const Event& event) {
  case_ = case_key.exists() ? state_.find_case(case_key) : nullptr;
  if (case_ != nullptr) case_->keep_counts();
  std::visit(*this, event);
}

void EventApplier::advance_case(CaseKey case_key, const Digest& head) {
  Case* of = state_.find_case(case_key);
  CaseRow& row = changes_.update(of->row, case_key);
  ++row.case_seq;
  row.head = head;
}

void EventApplier::operator()(const ProcessInstanceActivated& event) {
  if (case_ == nullptr) {
    case_ = &state_.open_case(event.root, state_.keeps_lineage());
    changes_.insert(case_->row, CaseRow{event.root, event.case_id, 0, {}, false});
  }
  ProcessInstance row;
  row.key = event.key;
  row.root = event.root;
  row.definition = event.definition;
  row.parent = event.parent;
  row.caller = event.caller;
  row.started = now_;
  row.business_id = event.business_id.value;
  row.initiator = event.initiator.value;
  row.tags = event.tags.value;
  row.start_key = event.start_key.value;
  row.subject = event.subject.value;
  changes_.insert(case_->instances, std::move(row));
  if (event.caller.exists()) changes_.update(case_->elements, event.caller).called = event.key;
}

void EventApplier::operator()(const ProcessInstanceCompleted& event) {
  end_instance(event.key, InstanceState::kCompleted);
}

void EventApplier::operator()(const ProcessInstanceTerminated& event) {
  end_instance(event.key, InstanceState::kTerminated);
}

void EventApplier::end_instance(ProcessInstanceKey key, InstanceState state) {
  ProcessInstance& row = changes_.update(case_->instances, key);
  row.state = state;
  row.ended = now_;
  drop_waits_of(root_scope(key));
  case_->drop_tally(root_scope(key));
  if (key == case_->key) changes_.update(case_->row, key).ended = true;
}

void EventApplier::operator()(const VariablesWritten& event) {
  for (const WrittenVariable& each : event.variables) {
    const std::pair<ElementInstanceKey, std::string_view> order{event.scope, each.name};
    if (case_->variables.find(order) != nullptr) {
      changes_.update(case_->variables, order).value = each.value.value;
    } else {
      changes_.insert(case_->variables, Variable{event.scope, each.name, each.key, case_->key,
                                                 event.instance, each.value.value});
    }
  }
}

void EventApplier::operator()(const OutputCollected& event) {
  changes_.insert(case_->output_items, OutputItem{event.body, event.index, case_->key,
                                                  event.instance, event.value.value});
}

ElementInstance& EventApplier::enter(const ElementVisit& visit, ElementState state) {
  if (case_->elements.find(visit.key) != nullptr) {
    ElementInstance& row = changes_.update(case_->elements, visit.key);
    row.state = state;
    return row;
  }
  ElementInstance row;
  row.key = visit.key;
  row.root = case_->key;
  row.instance = visit.instance;
  row.scope = visit.scope;
  row.definition = visit.definition;
  row.element = visit.element;
  row.state = state;
  row.loop_counter = visit.loop_counter;
  row.started = now_;
  row.arrivals = visit.arrivals;
  if (!is_over(state)) ++case_->tally_for_change(visit.scope).active;
  return changes_.insert(case_->elements, std::move(row));
}

void EventApplier::consume(const ElementVisit& visit) {
  if (case_->tally(visit.scope).waiting_flows == 0) return;
  for (const Arrival& arrival : visit.arrivals) {
    if (!arrival.flow.exists()) continue;
    const Table<WaitingFlow>& waiting = case_->waiting_flows;
    for (auto at = waiting.from({visit.scope, arrival.flow, {}}); at != waiting.end(); ++at) {
      if (at->scope != visit.scope || at->flow != arrival.flow) break;
      if (at->by != arrival.by) continue;
      changes_.erase(case_->waiting_flows, at->order());
      --case_->tally_for_change(visit.scope).waiting_flows;
      break;
    }
  }
}

void EventApplier::operator()(const ElementEntered& event) {
  consume(event);
  enter(event, ElementState::kActivating);
}

void EventApplier::operator()(const ElementActivated& event) {
  consume(event);
  ElementInstance& row = enter(event, ElementState::kActivated);
  row.cardinality = event.cardinality;
  row.items = event.items.value;
  row.subject = event.subject.value;
}

void EventApplier::operator()(const ElementPassed& event) {
  consume(event);
  if (case_->elements.find(event.key) != nullptr) {
    leave(event.key, ElementState::kCompleted);
    return;
  }
  enter(event, ElementState::kCompleted).ended = now_;
}

void EventApplier::operator()(const ElementCompleting& event) {
  changes_.update(case_->elements, event.key).state = ElementState::kCompleting;
}

void EventApplier::operator()(const ElementCompleted& event) {
  leave(event.key, ElementState::kCompleted);
}

void EventApplier::operator()(const ElementTerminated& event) {
  leave(event.key, ElementState::kTerminated);
}

void EventApplier::leave(ElementInstanceKey key, ElementState state) {
  ElementInstance& row = changes_.update(case_->elements, key);
  row.state = state;
  row.ended = now_;
  if (row.job.exists()) end_job(row.job, JobState::kCanceled);
  --case_->tally_for_change(row.scope).active;
  const UserTask* task = case_->user_tasks.find(task_of(key));
  if (task != nullptr && task->state == UserTaskState::kCreated) {
    UserTask& changed = changes_.update(case_->user_tasks, task->key);
    changed.state = UserTaskState::kCanceled;
    changed.ended = now_;
  }
  drop_waits_of(key);
  case_->drop_tally(key);
}

void EventApplier::end_job(JobKey key, JobState state) {
  const Job* job = case_->jobs.find(key);
  if (job == nullptr || is_over(job->state)) return;
  Job& changed = changes_.update(case_->jobs, key);
  changed.state = state;
  changed.ended = now_;
  changed.updated = now_;
}

void EventApplier::drop_waits_of(ElementInstanceKey owner) {
  const auto drop = [&]<class Row>(Table<Row>& table, ElementInstanceKey Row::*owner_of) {
    for (auto at = table.from({owner, {}}); at != table.end() && (*at).*owner_of == owner;) {
      const Row& row = *at++;
      changes_.erase(table, row.order());
    }
  };
  drop(case_->timers, &Timer::owner);
  drop(case_->message_subscriptions, &MessageSubscription::owner);
  drop(case_->conditions, &ConditionSubscription::owner);
  drop(case_->output_items, &OutputItem::body);
  drop_waiting_flows_of(owner);
  const Table<Incident>& incidents = case_->incidents;
  for (auto at = incidents.from({owner, {}}); at != incidents.end(); ++at) {
    if (at->element_instance != owner) break;
    if (at->state != IncidentState::kActive) continue;
    Incident& changed = changes_.update(case_->incidents, at->order());
    changed.state = IncidentState::kResolved;
    changed.resolved = now_;
  }
}

void EventApplier::drop_waiting_flows_of(ElementInstanceKey scope) {
  const Table<WaitingFlow>& waiting = case_->waiting_flows;
  auto at = waiting.from({scope, FlowIndex{0}, {}});
  while (at != waiting.end() && at->scope == scope) {
    const WaitingFlow& flow = *at++;
    changes_.erase(case_->waiting_flows, flow.order());
    --case_->tally_for_change(scope).waiting_flows;
  }
}

void EventApplier::operator()(const ScopeInterrupted& event) {
  if (case_->instances.find(instance_of_root(event.scope)) != nullptr) {
    changes_.update(case_->instances, instance_of_root(event.scope)).interrupted = true;
  } else {
    changes_.update(case_->elements, event.scope).interrupted = true;
  }
  drop_waiting_flows_of(event.scope);
}

void EventApplier::operator()(const FlowArrived& event) {
  changes_.insert(case_->waiting_flows, WaitingFlow{event.scope, event.flow, event.key, case_->key,
                                                    event.instance, event.definition, event.by});
  ++case_->tally_for_change(event.scope).waiting_flows;
}

void EventApplier::operator()(const AgendaParked& event) {
  for (std::uint32_t place = 0; place < event.rest.size(); ++place) {
    changes_.insert(case_->parked, ParkedRow{case_->key, place, event.steps, event.rest[place]});
    ++case_->tally_for_change(event.rest[place].scope).pending;
  }
}

void EventApplier::operator()(const AgendaResumed&) {
  while (!case_->parked.empty()) {
    const ParkedRow& row = case_->parked.front();
    --case_->tally_for_change(row.step.scope).pending;
    changes_.erase(case_->parked, row.order());
  }
}

}  // namespace engine
