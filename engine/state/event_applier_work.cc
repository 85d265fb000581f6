#include <utility>

#include "engine/state/event_applier.h"

// Appliers of what waits at an element: tasks, jobs, timers, subscriptions, incidents.
namespace engine {

void EventApplier::operator()(const UserTaskCreated& event) {
  const ElementInstance& element = *case_->elements.find(element_of(event.task));
  UserTask row;
  row.key = event.task;
  row.root = case_->key;
  row.instance = event.instance;
  row.definition = element.definition;
  row.element = element.element;
  row.assignee = event.assignee.value;
  row.candidate_users = event.candidate_users.value;
  row.candidate_groups = event.candidate_groups.value;
  row.due = event.due;
  row.follow_up = event.follow_up;
  row.priority = event.priority;
  row.form = event.form;
  row.external_form = event.external_form;
  row.created = now_;
  changes_.insert(case_->user_tasks, std::move(row));
}

UserTask& EventApplier::change_task(UserTaskKey key) {
  UserTask& task = changes_.update(case_->user_tasks, key);
  ++task.version;
  return task;
}

namespace {

// A draft is its writer's own: the next holder begins anew.
void give(UserTask& task, const std::string& holder) {
  if (task.assignee != holder) task.draft = feel::Value();
  task.assignee = holder;
}

}  // namespace

void EventApplier::operator()(const UserTaskAssigned& event) {
  give(change_task(event.task), event.assignee.value);
}

void EventApplier::operator()(const UserTaskClaimed& event) {
  give(change_task(event.task), event.assignee.value);
}

void EventApplier::operator()(const UserTaskUnassigned& event) {
  give(change_task(event.task), {});
}

void EventApplier::operator()(const UserTaskUpdated& event) {
  UserTask& task = change_task(event.task);
  task.candidate_users = event.candidate_users.value;
  task.candidate_groups = event.candidate_groups.value;
  task.due = event.due;
  task.follow_up = event.follow_up;
  task.priority = event.priority;
}

void EventApplier::operator()(const UserTaskSaved& event) {
  change_task(event.task).draft = event.draft.value;
}

void EventApplier::operator()(const UserTaskCompleted& event) {
  UserTask& task = change_task(event.task);
  task.state = UserTaskState::kCompleted;
  task.ended = now_;
  task.outcome = event.outcome;
  task.opinion = event.opinion.value;
  task.completed_by = event.completed_by.value;
  task.draft = feel::Value();
}

void EventApplier::operator()(const JobCreated& event) {
  ElementInstance& element = changes_.update(case_->elements, event.element_instance);
  element.job = event.job;
  Job row;
  row.key = event.job;
  row.root = case_->key;
  row.instance = event.instance;
  row.element_instance = event.element_instance;
  row.definition = element.definition;
  row.element = element.element;
  row.type = event.type;
  row.retries = event.retries;
  row.created = now_;
  row.updated = now_;
  changes_.insert(case_->jobs, std::move(row));
}

Job& EventApplier::change_job(JobKey key) {
  Job& job = changes_.update(case_->jobs, key);
  job.updated = now_;
  return job;
}

void EventApplier::operator()(const JobActivated& event) {
  Job& job = change_job(event.job);
  job.state = JobState::kActivated;
  job.worker = event.worker;
  job.deadline = event.deadline;
}

void EventApplier::operator()(const JobCompleted& event) {
  end_job(event.job, JobState::kCompleted);
}

void EventApplier::operator()(const JobFailed& event) {
  Job& job = change_job(event.job);
  job.state = JobState::kFailed;
  job.retries = event.retries;
  job.retry_at = event.retry_at;
  job.error_message = event.message.value;
  job.deadline = {};
}

void EventApplier::operator()(const JobErrorThrown& event) {
  Job& job = change_job(event.job);
  job.state = JobState::kErrorThrown;
  job.error_code = event.code;
  job.error_message = event.message.value;
  job.deadline = {};
}

void EventApplier::operator()(const JobTimedOut& event) {
  Job& job = change_job(event.job);
  job.state = JobState::kTimedOut;
  job.deadline = {};
}

void EventApplier::operator()(const JobUpdated& event) {
  Job& job = change_job(event.job);
  job.retries = event.retries;
  if (event.deadline.ms != 0) job.deadline = event.deadline;
}

void EventApplier::operator()(const JobReleased& event) {
  Job& job = change_job(event.job);
  job.state = JobState::kCreated;
  job.worker.clear();
  job.deadline = {};
  job.retry_at = {};
}

void EventApplier::operator()(const TimerArmed& event) {
  changes_.insert(case_->timers,
                  Timer{event.owner, event.timer, case_->key, event.instance, event.definition,
                        event.element, event.due, event.repetitions});
}

void EventApplier::operator()(const TimerFired& event) {
  if (event.next_due.ms == 0) {
    changes_.erase(case_->timers, {event.owner, event.timer});
    return;
  }
  Timer& timer = changes_.update(case_->timers, {event.owner, event.timer});
  timer.due = event.next_due;
  timer.repetitions = event.repetitions;
}

void EventApplier::operator()(const TimerCanceled& event) {
  changes_.erase(case_->timers, {event.owner, event.timer});
}

void EventApplier::operator()(const MessageSubscribed& event) {
  changes_.insert(case_->message_subscriptions,
                  MessageSubscription{event.owner, event.subscription, case_->key, event.instance,
                                      event.definition, event.element, event.name,
                                      event.correlation_key.value, now_});
}

void EventApplier::operator()(const MessageUnsubscribed& event) {
  changes_.erase(case_->message_subscriptions, {event.owner, event.subscription});
}

void EventApplier::operator()(const ConditionSubscribed& event) {
  changes_.insert(case_->conditions,
                  ConditionSubscription{event.owner, event.subscription, case_->key, event.instance,
                                        event.definition, event.element});
}

void EventApplier::operator()(const IncidentRaised& event) {
  const ElementInstance* element = case_->elements.find(event.element_instance);
  Incident row;
  row.element_instance = event.element_instance;
  row.key = event.incident;
  row.root = case_->key;
  row.instance = event.instance;
  if (element != nullptr) {
    row.definition = element->definition;
    row.element = element->element;
  } else {  // The process could not be opened: it stands at the root scope.
    row.definition = case_->instances.find(event.instance)->definition;
    row.element = bpmn::kProcessIndex;
  }
  row.job = event.job;
  row.code = event.code;
  row.message = event.message.value;
  row.created = now_;
  changes_.insert(case_->incidents, std::move(row));
}

void EventApplier::operator()(const IncidentResolved& event) {
  Incident& row = changes_.update(case_->incidents, {event.element_instance, event.incident});
  row.state = IncidentState::kResolved;
  row.resolved = now_;
}

void EventApplier::operator()(const DecisionEvaluated& event) {
  DecisionInstance common;
  common.evaluation = event.key;
  common.instance = event.instance;
  common.element_instance = event.element_instance;
  common.asked = event.decision;
  common.evaluated = now_;
  if (case_ != nullptr) {
    common.root = case_->key;
    const ProcessInstance* instance = case_->instances.find(event.instance);
    if (instance != nullptr) common.definition = instance->definition;
  }
  for (const EvaluatedDecision& decision : event.decisions) {
    DecisionInstance row = common;
    row.place = ++common.place;
    row.decision = decision.decision;
    row.id = decision.id;
    row.name = decision.name;
    row.type = decision.type;
    const DecisionVersion* version = state_.decisions.find(decision.decision);
    if (version != nullptr) row.version = version->version;
    row.inputs = decision.inputs;
    row.rules = decision.rules;
    row.output = decision.output.value;
    row.warnings = decision.warnings.value;
    if (&decision == &event.decisions.back()) row.failure = event.failure.value;
    changes_.insert(case_ != nullptr ? case_->decision_instances : state_.decision_instances,
                    std::move(row));
  }
}

}  // namespace engine
