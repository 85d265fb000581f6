#include "engine/record/rejection.h"

#include <array>
#include <ostream>

namespace engine {
namespace {

constexpr std::array<std::string_view, 32> kNames = {
    "FORM_INVALID",
    "ARG_INVALID",
    "FILE_TYPE",
    "SELF",
    "NOT_ENTITLED",
    "RECUSED",
    "SOD",
    "OP_DISABLED",
    "FOUR_EYES",
    "NOT_FOUND",
    "NOT_STARTABLE",
    "DUPLICATE",
    "VERSION_CONFLICT",
    "TASK_NOT_ACTIVE",
    "ALREADY_CLAIMED",
    "ALREADY_PARTICIPANT",
    "INSTANCE_SUSPENDED",
    "INSTANCE_ENDED",
    "NEXT_ALREADY_HANDLED",
    "LAST_SEAT",
    "TARGET_NOT_UPSTREAM",
    "TARGET_IN_CLOSED_MI",
    "IRREVERSIBLE",
    "SAFEGUARD_SKIPPED",
    "RETURN_LIMIT",
    "URGE_LIMIT",
    "QUORUM_LOST",
    "PROXY_CYCLE",
    "ASSIGNEE_EMPTY",
    "INVALID_STATE",
    "MODEL_INVALID",
    "REFUSED",
};
static_assert(kNames.size() == static_cast<std::size_t>(RejectionCode::kRefused) + 1);

}  // namespace

std::string_view name_of(RejectionCode code) {
  return kNames[static_cast<std::size_t>(code)];
}

std::optional<RejectionCode> parse_rejection_code(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<RejectionCode>(i);
  }
  return std::nullopt;
}

std::ostream& operator<<(std::ostream& out, const Rejection& rejection) {
  out << name_of(rejection.code) << ": " << rejection.detail;
  for (const FieldError& field : rejection.fields) {
    out << "; " << field.field << ": " << field.message;
  }
  return out;
}

}  // namespace engine
