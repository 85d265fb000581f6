#include "engine/base/failure.h"

#include <ostream>

namespace engine {

const char* name_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::kConditionError: return "CONDITION_ERROR";
    case ErrorCode::kIoMappingError: return "IO_MAPPING_ERROR";
    case ErrorCode::kExtractValueError: return "EXTRACT_VALUE_ERROR";
    case ErrorCode::kCalledElementError: return "CALLED_ELEMENT_ERROR";
    case ErrorCode::kCalledDecisionError: return "CALLED_DECISION_ERROR";
    case ErrorCode::kDecisionEvaluationError: return "DECISION_EVALUATION_ERROR";
    case ErrorCode::kJobNoRetries: return "JOB_NO_RETRIES";
    case ErrorCode::kUnhandledErrorEvent: return "UNHANDLED_ERROR_EVENT";
    case ErrorCode::kFormNotFound: return "FORM_NOT_FOUND";
    case ErrorCode::kMessageSizeExceeded: return "MESSAGE_SIZE_EXCEEDED";
    case ErrorCode::kResourceNotFound: return "RESOURCE_NOT_FOUND";
    case ErrorCode::kSyntaxError: return "SYNTAX_ERROR";
    case ErrorCode::kInvalidValue: return "INVALID_VALUE";
    case ErrorCode::kBudgetExceeded: return "BUDGET_EXCEEDED";
    case ErrorCode::kAssertionFailed: return "ASSERTION_FAILED";
    case ErrorCode::kStepLimit: return "STEP_LIMIT";
    case ErrorCode::kQuorumLost: return "QUORUM_LOST";
    case ErrorCode::kAssigneeEmpty: return "ASSIGNEE_EMPTY";
    case ErrorCode::kRefusedFollowUp: return "REFUSED_FOLLOW_UP";
    case ErrorCode::kUnsupported: return "UNSUPPORTED";
  }
  return "UNKNOWN";
}

std::ostream& operator<<(std::ostream& out, const Failure& failure) {
  out << name_of(failure.code) << ": " << failure.message;
  if (failure.position.line > 0) {
    out << " (line " << failure.position.line << ", column " << failure.position.column << ')';
  }
  return out;
}

}  // namespace engine
