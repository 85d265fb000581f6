#pragma once

#include <boost/describe/enum.hpp>

#include "engine/state/row.h"
#include "web/routes/v2/field_filter.h"

// The states of the contract and the stored ones behind them.
namespace web::v2 {

enum class ProcessInstanceState { kActive, kCompleted, kTerminated };
BOOST_DESCRIBE_ENUM(ProcessInstanceState, kActive, kCompleted, kTerminated)

enum class ElementInstanceState { kActive, kCompleted, kTerminated };
BOOST_DESCRIBE_ENUM(ElementInstanceState, kActive, kCompleted, kTerminated)

enum class UserTaskState {
  kCreating,
  kCreated,
  kAssigning,
  kUpdating,
  kCompleting,
  kCompleted,
  kCanceling,
  kCanceled,
  kFailed
};
BOOST_DESCRIBE_ENUM(UserTaskState, kCreating, kCreated, kAssigning, kUpdating, kCompleting,
                    kCompleted, kCanceling, kCanceled, kFailed)

enum class JobState {
  kCanceled,
  kCompleted,
  kCreated,
  kErrorThrown,
  kFailed,
  kMigrated,
  kRetriesUpdated,
  kTimedOut
};
BOOST_DESCRIBE_ENUM(JobState, kCanceled, kCompleted, kCreated, kErrorThrown, kFailed, kMigrated,
                    kRetriesUpdated, kTimedOut)

enum class IncidentState { kActive, kMigrated, kPending, kResolved, kUnknown };
BOOST_DESCRIBE_ENUM(IncidentState, kActive, kMigrated, kPending, kResolved, kUnknown)

enum class IncidentErrorType {
  kAdHocSubProcessNoRetries,
  kCalledDecisionError,
  kCalledElementError,
  kConditionError,
  kDecisionEvaluationError,
  kExecutionListenerNoRetries,
  kExtractValueError,
  kFormNotFound,
  kIoMappingError,
  kJobNoRetries,
  kMessageSizeExceeded,
  kResourceNotFound,
  kTaskListenerNoRetries,
  kUnhandledErrorEvent,
  kUnknown,
  kUnspecified
};
BOOST_DESCRIBE_ENUM(IncidentErrorType, kAdHocSubProcessNoRetries, kCalledDecisionError,
                    kCalledElementError, kConditionError, kDecisionEvaluationError,
                    kExecutionListenerNoRetries, kExtractValueError, kFormNotFound, kIoMappingError,
                    kJobNoRetries, kMessageSizeExceeded, kResourceNotFound, kTaskListenerNoRetries,
                    kUnhandledErrorEvent, kUnknown, kUnspecified)

ProcessInstanceState wire_state(engine::InstanceState state);
ElementInstanceState wire_state(engine::ElementState state);
UserTaskState wire_state(engine::UserTaskState state);
JobState wire_state(engine::JobState state);
IncidentState wire_state(engine::IncidentState state);
// Our own codes are UNKNOWN, with the code first in the message (API §1.20).
IncidentErrorType wire_type(engine::ErrorCode code);

// The stored states that a word stands for.
template <>
struct StoredAs<ProcessInstanceState> {
  static std::vector<engine::Operand> operands(ProcessInstanceState state);
};
template <>
struct StoredAs<ElementInstanceState> {
  static std::vector<engine::Operand> operands(ElementInstanceState state);
};
template <>
struct StoredAs<UserTaskState> {
  static std::vector<engine::Operand> operands(UserTaskState state);
};
template <>
struct StoredAs<JobState> {
  static std::vector<engine::Operand> operands(JobState state);
};
template <>
struct StoredAs<IncidentState> {
  static std::vector<engine::Operand> operands(IncidentState state);
};
template <>
struct StoredAs<IncidentErrorType> {
  static std::vector<engine::Operand> operands(IncidentErrorType type);
};

}  // namespace web::v2
