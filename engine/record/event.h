#pragma once

#include <variant>

#include "engine/record/event_case.h"
#include "engine/record/event_decision.h"
#include "engine/record/event_definition.h"
#include "engine/record/event_element.h"
#include "engine/record/event_incident.h"
#include "engine/record/event_job.h"
#include "engine/record/event_register.h"
#include "engine/record/event_system.h"
#include "engine/record/event_task.h"
#include "engine/record/event_wait.h"

namespace engine {

// What has happened: settled facts, and all that changes the state. The engine time of an event is
// that of its record.
using Event = std::variant<
    ProcessInstanceActivated, ProcessInstanceCompleted, ProcessInstanceTerminated, VariablesWritten,
    OutputCollected, ElementEntered, ElementActivated, ElementPassed, ElementCompleting,
    ElementCompleted, ElementTerminated, ScopeInterrupted, FlowArrived, AgendaParked, AgendaResumed,
    UserTaskCreated, UserTaskAssigned, UserTaskClaimed, UserTaskUnassigned, UserTaskUpdated,
    UserTaskSaved, UserTaskCompleted, JobCreated, JobActivated, JobCompleted, JobFailed,
    JobErrorThrown, JobTimedOut, JobUpdated, JobReleased, TimerArmed, TimerFired, TimerCanceled,
    MessageSubscribed, MessageUnsubscribed, ConditionSubscribed, MessagePublished,
    MessageCorrelated, MessageExpired, IncidentRaised, IncidentResolved, DecisionEvaluated,
    RecordWritten, NoticeSent, NoticeRead, ResourcesDeployed, ProcessDeployed, MessageStartOpened,
    RequirementsDeployed, DecisionDeployed, FormDeployed, ResourceDeployed, ModelDeleted,
    ClockPinned, ClockReset, ClockMoved, SettingChanged, AccountOpened, AccountClosed, RoleGranted,
    RoleRevoked, UnitWritten, LoggedIn, LoggedOut, LoginFailed>;

// An event with what sealing needs beside it: the case it belongs to (none for what belongs to no
// case), and the person under whose key its values lie unless they name one themselves
// (TRUST §2.3); null where nobody is concerned.
struct RecordedEvent {
  CaseKey case_key;
  feel::Value subject;
  Event event;
};

}  // namespace engine
