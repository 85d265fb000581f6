#pragma once

#include <optional>

#include "engine/record/event.h"
#include "engine/record/lookup.h"
#include "engine/state/changes.h"
#include "engine/state/state.h"

namespace engine {

// Makes of an event the rows that are true after it; nothing else changes the state. Applying
// cannot fail and asks nothing. What it alters is noted in `changes`.
class EventApplier {
 public:
  // `now` is the engine time of the record the events belong to.
  EventApplier(State& state, Changes& changes, Instant now)
      : state_(state), changes_(changes), now_(now) {}

  // `case_key` is that of the record; none for events that belong to no case.
  void apply(CaseKey case_key, const Event& event);

  // The record of the case was written: its number and leaf hash are now those of the case.
  void advance_case(CaseKey case_key, const Digest& head);

  void operator()(const ProcessInstanceActivated& event);
  void operator()(const ProcessInstanceCompleted& event);
  void operator()(const ProcessInstanceTerminated& event);
  void operator()(const VariablesWritten& event);
  void operator()(const OutputCollected& event);
  void operator()(const ElementEntered& event);
  void operator()(const ElementActivated& event);
  void operator()(const ElementPassed& event);
  void operator()(const ElementCompleting& event);
  void operator()(const ElementCompleted& event);
  void operator()(const ElementTerminated& event);
  void operator()(const ScopeInterrupted& event);
  void operator()(const FlowArrived& event);
  void operator()(const AgendaParked& event);
  void operator()(const AgendaResumed& event);
  void operator()(const UserTaskCreated& event);
  void operator()(const UserTaskAssigned& event);
  void operator()(const UserTaskClaimed& event);
  void operator()(const UserTaskUnassigned& event);
  void operator()(const UserTaskUpdated& event);
  void operator()(const UserTaskSaved& event);
  void operator()(const UserTaskCompleted& event);
  void operator()(const JobCreated& event);
  void operator()(const JobActivated& event);
  void operator()(const JobCompleted& event);
  void operator()(const JobFailed& event);
  void operator()(const JobErrorThrown& event);
  void operator()(const JobTimedOut& event);
  void operator()(const JobUpdated& event);
  void operator()(const JobReleased& event);
  void operator()(const TimerArmed& event);
  void operator()(const TimerFired& event);
  void operator()(const TimerCanceled& event);
  void operator()(const MessageSubscribed& event);
  void operator()(const MessageUnsubscribed& event);
  void operator()(const ConditionSubscribed& event);
  void operator()(const MessagePublished& event);
  void operator()(const MessageCorrelated& event);
  void operator()(const MessageExpired& event);
  void operator()(const IncidentRaised& event);
  void operator()(const IncidentResolved& event);
  void operator()(const DecisionEvaluated& event);
  void operator()(const RecordWritten& event);
  void operator()(const NoticeSent& event);
  void operator()(const NoticeRead& event);
  void operator()(const ResourcesDeployed& event);
  void operator()(const ProcessDeployed& event);
  void operator()(const MessageStartOpened& event);
  void operator()(const RequirementsDeployed& event);
  void operator()(const DecisionDeployed& event);
  void operator()(const FormDeployed& event);
  void operator()(const ResourceDeployed& event);
  void operator()(const ModelDeleted& event);
  void operator()(const ClockPinned& event);
  void operator()(const ClockReset& event);
  void operator()(const ClockMoved& event);
  void operator()(const SettingChanged& event);
  void operator()(const AccountOpened& event);
  void operator()(const AccountClosed& event);
  void operator()(const RoleGranted& event);
  void operator()(const RoleRevoked& event);
  void operator()(const UnitWritten& event);
  // Of who comes and goes the log alone keeps trace.
  void operator()(const LoggedIn&) {}
  void operator()(const LoggedOut&) {}
  void operator()(const LoginFailed&) {}

 private:
  ElementInstance& enter(const ElementVisit& visit, ElementState state);
  void leave(ElementInstanceKey key, ElementState state);
  void end_instance(ProcessInstanceKey key, InstanceState state);
  void drop_waits_of(ElementInstanceKey owner);
  void drop_waiting_flows_of(ElementInstanceKey scope);
  void consume(const ElementVisit& visit);
  UserTask& change_task(UserTaskKey key);
  Job& change_job(JobKey key);
  void end_job(JobKey key, JobState state);

  State& state_;
  Changes& changes_;
  Instant now_;
  // The case of the event that is being applied; null where it belongs to none.
  Case* case_ = nullptr;
};

// What beside the case must be loaded before the event is applied; nothing for most.
std::optional<Lookup> lookup_of(const Event& event);

}  // namespace engine
