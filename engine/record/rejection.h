#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace engine {

// Why a command may not run: the words of APPROVALS §12, and three of `/v2` (the last ones). The
// comments give the HTTP status that `web/http` maps the group to.
enum class RejectionCode : std::uint8_t {
  // 400
  kFormInvalid,
  kArgInvalid,
  kFileType,
  kSelf,
  // 403
  kNotEntitled,
  kRecused,
  kSod,
  kOpDisabled,
  kFourEyes,
  // 404
  kNotFound,
  // 409
  kNotStartable,
  kDuplicate,
  kVersionConflict,
  kTaskNotActive,
  kAlreadyClaimed,
  kAlreadyParticipant,
  kInstanceSuspended,
  kInstanceEnded,
  kNextAlreadyHandled,
  kLastSeat,
  // 422
  kTargetNotUpstream,
  kTargetInClosedMi,
  kIrreversible,
  kSafeguardSkipped,
  kReturnLimit,
  kUrgeLimit,
  kQuorumLost,
  kProxyCycle,
  kAssigneeEmpty,
  // 409: not in a state in which this may be done.
  kInvalidState,
  // 400: a deployment with an error among its findings.
  kModelInvalid,
  // 409: refused by a rule that a package declares; `declared_code` has its word.
  kRefused,
};

// "FORM_INVALID", …
std::string_view name_of(RejectionCode code);
std::optional<RejectionCode> parse_rejection_code(std::string_view name);

// What is wrong with one field of a form or one argument. Of a form also in Chinese, and with the
// stable word of the rule.
struct FieldError {
  std::string field;
  std::string message;
  std::string message_zh = {};
  std::string code = {};

  bool operator==(const FieldError&) const = default;
};

struct Rejection {
  RejectionCode code{};
  std::string detail;
  std::vector<FieldError> fields;
  std::string declared_code;
};

std::ostream& operator<<(std::ostream& out, const Rejection& rejection);

}  // namespace engine
