#include "engine/people/action.h"

#include <array>

namespace engine::people {
namespace {

struct Row {
  Action action;
  ActionWords words;
};

constexpr std::string_view kProcess = "PROCESS_DEFINITION";
constexpr std::string_view kDecision = "DECISION_DEFINITION";
constexpr std::string_view kOwn = "ASSENT";

// In the order of the enum.
constexpr std::array<Row, kActionCount> kRows = {{
    {Action::kAccessComponent, {"COMPONENT", "ACCESS"}},
    {Action::kReadSystem, {"SYSTEM", "READ"}},
    {Action::kUpdateSystem, {"SYSTEM", "UPDATE"}},
    {Action::kReadUsageMetric, {"SYSTEM", "READ_USAGE_METRIC"}},
    {Action::kCreateResource, {"RESOURCE", "CREATE"}},
    {Action::kReadResource, {"RESOURCE", "READ"}},
    {Action::kDeleteResource, {"RESOURCE", "DELETE_RESOURCE"}},
    {Action::kReadProcessDefinition, {kProcess, "READ_PROCESS_DEFINITION"}},
    {Action::kCreateProcessInstance, {kProcess, "CREATE_PROCESS_INSTANCE"}},
    {Action::kReadProcessInstance, {kProcess, "READ_PROCESS_INSTANCE"}},
    {Action::kUpdateProcessInstance, {kProcess, "UPDATE_PROCESS_INSTANCE"}},
    {Action::kModifyProcessInstance, {kProcess, "MODIFY_PROCESS_INSTANCE"}},
    {Action::kCancelProcessInstance, {kProcess, "CANCEL_PROCESS_INSTANCE"}},
    {Action::kDeleteProcessInstance, {kProcess, "DELETE_PROCESS_INSTANCE"}},
    {Action::kReadUserTask, {kProcess, "READ_USER_TASK"}},
    {Action::kUpdateUserTask, {kProcess, "UPDATE_USER_TASK"}},
    {Action::kClaimUserTask, {kProcess, "CLAIM_USER_TASK"}},
    {Action::kCompleteUserTask, {kProcess, "COMPLETE_USER_TASK"}},
    {Action::kReadDecisionDefinition, {kDecision, "READ_DECISION_DEFINITION"}},
    {Action::kCreateDecisionInstance, {kDecision, "CREATE_DECISION_INSTANCE"}},
    {Action::kReadDecisionInstance, {kDecision, "READ_DECISION_INSTANCE"}},
    {Action::kDeleteDecisionInstance, {kDecision, "DELETE_DECISION_INSTANCE"}},
    {Action::kEvaluateExpression, {"EXPRESSION", "EVALUATE"}},
    {Action::kCreateMessage, {"MESSAGE", "CREATE"}},
    {Action::kReadMessage, {"MESSAGE", "READ"}},
    {Action::kCreateDocument, {"DOCUMENT", "CREATE"}},
    {Action::kReadDocument, {"DOCUMENT", "READ"}},
    {Action::kDeleteDocument, {"DOCUMENT", "DELETE"}},
    {Action::kReadAuditLog, {"AUDIT_LOG", "READ"}},
    {Action::kReadBatchOperation, {"BATCH", "READ"}},
    {Action::kCreateBatchOperation, {"BATCH", "CREATE"}},
    {Action::kUpdateBatchOperation, {"BATCH", "UPDATE"}},
    {Action::kReadClusterVariable, {"CLUSTER_VARIABLE", "READ"}},
    {Action::kUpdateClusterVariable, {"CLUSTER_VARIABLE", "UPDATE"}},
    {Action::kReadListener, {"GLOBAL_LISTENER", "READ_TASK_LISTENER"}},
    {Action::kUpdateListener, {"GLOBAL_LISTENER", "UPDATE_TASK_LISTENER"}},
    {Action::kReadIdentity, {"USER", "READ"}},
    {Action::kUpdateIdentity, {"USER", "UPDATE"}},
    {Action::kReadAuthorization, {"AUTHORIZATION", "READ"}},
    {Action::kUpdateAuthorization, {"AUTHORIZATION", "UPDATE"}},
    {Action::kReadTask, {kOwn, "READ_TASK"}},
    {Action::kClaimTask, {kOwn, "CLAIM_TASK"}},
    {Action::kReleaseTask, {kOwn, "RELEASE_TASK"}},
    {Action::kSaveTask, {kOwn, "SAVE_TASK"}},
    {Action::kCompleteTask, {kOwn, "COMPLETE_TASK"}},
    {Action::kReadCase, {kOwn, "READ_CASE"}},
    {Action::kStartCase, {kOwn, "START_CASE"}},
    {Action::kUseIntake, {kOwn, "USE_INTAKE"}},
    {Action::kReadRegister, {kOwn, "READ_REGISTER"}},
    {Action::kReadOwnNotices, {kOwn, "READ_OWN_NOTICES"}},
    {Action::kReadPeople, {kOwn, "READ_PEOPLE"}},
    {Action::kMoveDemoTime, {kOwn, "MOVE_DEMO_TIME"}},
    {Action::kPublishDefinition, {kOwn, "PUBLISH_DEFINITION"}},
    {Action::kAdministrate, {kOwn, "ADMINISTRATE"}},
}};

constexpr bool is_in_order() {
  for (std::size_t i = 0; i < kRows.size(); ++i) {
    if (static_cast<std::size_t>(kRows[i].action) != i) return false;
  }
  return true;
}
static_assert(is_in_order());

}  // namespace

ActionWords words_of(Action action) {
  return kRows[static_cast<std::size_t>(action)].words;
}

std::optional<Action> find_action(std::string_view resource, std::string_view action) {
  for (const Row& row : kRows) {
    if (row.words.resource == resource && row.words.action == action) return row.action;
  }
  return std::nullopt;
}

}  // namespace engine::people
