#pragma once

#include <iosfwd>
#include <string>

namespace engine {

// Why a process or an evaluation cannot go on. The first group are the incident types of the
// `/v2` contract; the second are ours and travel there as UNKNOWN with the code first in the text.
enum class ErrorCode {
  kConditionError,
  kIoMappingError,
  kExtractValueError,
  kCalledElementError,
  kCalledDecisionError,
  kDecisionEvaluationError,
  kJobNoRetries,
  kUnhandledErrorEvent,
  kFormNotFound,
  kMessageSizeExceeded,
  kResourceNotFound,

  kSyntaxError,
  kInvalidValue,
  kBudgetExceeded,
  kAssertionFailed,
  kStepLimit,
  kQuorumLost,
  kAssigneeEmpty,
  kRefusedFollowUp,
  kUnsupported,
};

const char* name_of(ErrorCode code);

// Where a failure stands in its source, counted from 1; 0 when unknown.
struct Position {
  int line = 0;
  int column = 0;
};

// Something that cannot go on, returned up to `step`, which alone turns it into an incident.
struct Failure {
  ErrorCode code{};
  std::string message;
  Position position{};
};

std::ostream& operator<<(std::ostream& out, const Failure& failure);

}  // namespace engine
