#include "web/routes/v2/states.h"

namespace web::v2 {
namespace {

// All stored values of 0 to `last` that travel as `word`.
template <class Stored, class Word, class Turn>
std::vector<engine::Operand> stored_as(Word word, Stored last, Turn turn) {
  std::vector<engine::Operand> operands;
  for (int value = 0; value <= static_cast<int>(last); ++value) {
    if (turn(static_cast<Stored>(value)) == word) operands.emplace_back(std::int64_t{value});
  }
  return operands;
}

}  // namespace

ProcessInstanceState wire_state(engine::InstanceState state) {
  switch (state) {
    case engine::InstanceState::kActive: return ProcessInstanceState::kActive;
    case engine::InstanceState::kCompleted: return ProcessInstanceState::kCompleted;
    case engine::InstanceState::kTerminated: return ProcessInstanceState::kTerminated;
  }
  return ProcessInstanceState::kActive;
}

ElementInstanceState wire_state(engine::ElementState state) {
  switch (state) {
    case engine::ElementState::kActivating:
    case engine::ElementState::kActivated:
    case engine::ElementState::kCompleting: return ElementInstanceState::kActive;
    case engine::ElementState::kCompleted: return ElementInstanceState::kCompleted;
    case engine::ElementState::kTerminated: return ElementInstanceState::kTerminated;
  }
  return ElementInstanceState::kActive;
}

UserTaskState wire_state(engine::UserTaskState state) {
  switch (state) {
    case engine::UserTaskState::kCreated: return UserTaskState::kCreated;
    case engine::UserTaskState::kCompleted: return UserTaskState::kCompleted;
    case engine::UserTaskState::kCanceled: return UserTaskState::kCanceled;
  }
  return UserTaskState::kCreated;
}

JobState wire_state(engine::JobState state) {
  switch (state) {
    case engine::JobState::kCreated:
    case engine::JobState::kActivated: return JobState::kCreated;
    case engine::JobState::kFailed: return JobState::kFailed;
    case engine::JobState::kTimedOut: return JobState::kTimedOut;
    case engine::JobState::kErrorThrown: return JobState::kErrorThrown;
    case engine::JobState::kCompleted: return JobState::kCompleted;
    case engine::JobState::kCanceled: return JobState::kCanceled;
  }
  return JobState::kCreated;
}

IncidentState wire_state(engine::IncidentState state) {
  return state == engine::IncidentState::kActive ? IncidentState::kActive
                                                 : IncidentState::kResolved;
}

IncidentErrorType wire_type(engine::ErrorCode code) {
  switch (code) {
    case engine::ErrorCode::kConditionError: return IncidentErrorType::kConditionError;
    case engine::ErrorCode::kIoMappingError: return IncidentErrorType::kIoMappingError;
    case engine::ErrorCode::kExtractValueError: return IncidentErrorType::kExtractValueError;
    case engine::ErrorCode::kCalledElementError: return IncidentErrorType::kCalledElementError;
    case engine::ErrorCode::kCalledDecisionError: return IncidentErrorType::kCalledDecisionError;
    case engine::ErrorCode::kDecisionEvaluationError:
      return IncidentErrorType::kDecisionEvaluationError;
    case engine::ErrorCode::kJobNoRetries: return IncidentErrorType::kJobNoRetries;
    case engine::ErrorCode::kUnhandledErrorEvent: return IncidentErrorType::kUnhandledErrorEvent;
    case engine::ErrorCode::kFormNotFound: return IncidentErrorType::kFormNotFound;
    case engine::ErrorCode::kMessageSizeExceeded: return IncidentErrorType::kMessageSizeExceeded;
    case engine::ErrorCode::kResourceNotFound: return IncidentErrorType::kResourceNotFound;
    case engine::ErrorCode::kSyntaxError:
    case engine::ErrorCode::kInvalidValue:
    case engine::ErrorCode::kBudgetExceeded:
    case engine::ErrorCode::kAssertionFailed:
    case engine::ErrorCode::kStepLimit:
    case engine::ErrorCode::kQuorumLost:
    case engine::ErrorCode::kAssigneeEmpty:
    case engine::ErrorCode::kRefusedFollowUp:
    case engine::ErrorCode::kUnsupported: return IncidentErrorType::kUnknown;
  }
  return IncidentErrorType::kUnknown;
}

std::vector<engine::Operand> StoredAs<ProcessInstanceState>::operands(ProcessInstanceState state) {
  return stored_as(state, engine::InstanceState::kTerminated,
                   [](engine::InstanceState stored) { return wire_state(stored); });
}

std::vector<engine::Operand> StoredAs<ElementInstanceState>::operands(ElementInstanceState state) {
  return stored_as(state, engine::ElementState::kTerminated,
                   [](engine::ElementState stored) { return wire_state(stored); });
}

std::vector<engine::Operand> StoredAs<UserTaskState>::operands(UserTaskState state) {
  return stored_as(state, engine::UserTaskState::kCanceled,
                   [](engine::UserTaskState stored) { return wire_state(stored); });
}

std::vector<engine::Operand> StoredAs<JobState>::operands(JobState state) {
  return stored_as(state, engine::JobState::kCanceled,
                   [](engine::JobState stored) { return wire_state(stored); });
}

std::vector<engine::Operand> StoredAs<IncidentState>::operands(IncidentState state) {
  return stored_as(state, engine::IncidentState::kResolved,
                   [](engine::IncidentState stored) { return wire_state(stored); });
}

std::vector<engine::Operand> StoredAs<IncidentErrorType>::operands(IncidentErrorType type) {
  return stored_as(type, engine::ErrorCode::kUnsupported,
                   [](engine::ErrorCode stored) { return wire_type(stored); });
}

}  // namespace web::v2
