#pragma once

#include <optional>
#include <string_view>

namespace engine::people {

// What somebody may be allowed to do. The first group are the permissions of the `/v2` contract,
// the second those of our own interface.
enum class Action {
  kAccessComponent,
  kReadSystem,
  kUpdateSystem,
  kReadUsageMetric,
  kCreateResource,
  kReadResource,
  kDeleteResource,
  kReadProcessDefinition,
  kCreateProcessInstance,
  kReadProcessInstance,
  kUpdateProcessInstance,
  kModifyProcessInstance,
  kCancelProcessInstance,
  kDeleteProcessInstance,
  kReadUserTask,
  kUpdateUserTask,
  kClaimUserTask,
  kCompleteUserTask,
  kReadDecisionDefinition,
  kCreateDecisionInstance,
  kReadDecisionInstance,
  kDeleteDecisionInstance,
  kEvaluateExpression,
  kCreateMessage,
  kReadMessage,
  kCreateDocument,
  kReadDocument,
  kDeleteDocument,
  kReadAuditLog,
  kReadBatchOperation,
  kCreateBatchOperation,
  kUpdateBatchOperation,
  kReadClusterVariable,
  kUpdateClusterVariable,
  kReadListener,
  kUpdateListener,
  kReadIdentity,
  kUpdateIdentity,
  kReadAuthorization,
  kUpdateAuthorization,

  // Of one task or case, by relation to it.
  kReadTask,
  kClaimTask,
  kReleaseTask,
  kSaveTask,
  kCompleteTask,
  kReadCase,
  // Of what a package declares: the declaration says who.
  kStartCase,
  kUseIntake,
  kReadRegister,
  // Of oneself.
  kReadOwnNotices,
  kReadPeople,
  kMoveDemoTime,
  kPublishDefinition,
  kAdministrate,
};

inline constexpr int kActionCount = static_cast<int>(Action::kAdministrate) + 1;

// The words of the contract, as {"PROCESS_DEFINITION", "READ_PROCESS_INSTANCE"}; of our own actions
// with resource ASSENT.
struct ActionWords {
  std::string_view resource;
  std::string_view action;
};
ActionWords words_of(Action action);
std::optional<Action> find_action(std::string_view resource, std::string_view action);

}  // namespace engine::people
