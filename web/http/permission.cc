#include "web/http/permission.h"

namespace web {

PermissionWords words_of(Permission permission) {
  constexpr std::string_view kProcess = "PROCESS_DEFINITION";
  constexpr std::string_view kDecision = "DECISION_DEFINITION";
  switch (permission) {
    case Permission::kPublic:
    case Permission::kSignedIn: return {};
    case Permission::kAccessComponent: return {"COMPONENT", "ACCESS"};
    case Permission::kReadSystem: return {"SYSTEM", "READ"};
    case Permission::kUpdateSystem: return {"SYSTEM", "UPDATE"};
    case Permission::kReadUsageMetric: return {"SYSTEM", "READ_USAGE_METRIC"};
    case Permission::kCreateResource: return {"RESOURCE", "CREATE"};
    case Permission::kReadResource: return {"RESOURCE", "READ"};
    case Permission::kDeleteResource: return {"RESOURCE", "DELETE_RESOURCE"};
    case Permission::kReadProcessDefinition: return {kProcess, "READ_PROCESS_DEFINITION"};
    case Permission::kCreateProcessInstance: return {kProcess, "CREATE_PROCESS_INSTANCE"};
    case Permission::kReadProcessInstance: return {kProcess, "READ_PROCESS_INSTANCE"};
    case Permission::kUpdateProcessInstance: return {kProcess, "UPDATE_PROCESS_INSTANCE"};
    case Permission::kModifyProcessInstance: return {kProcess, "MODIFY_PROCESS_INSTANCE"};
    case Permission::kCancelProcessInstance: return {kProcess, "CANCEL_PROCESS_INSTANCE"};
    case Permission::kDeleteProcessInstance: return {kProcess, "DELETE_PROCESS_INSTANCE"};
    case Permission::kReadUserTask: return {kProcess, "READ_USER_TASK"};
    case Permission::kUpdateUserTask: return {kProcess, "UPDATE_USER_TASK"};
    case Permission::kClaimUserTask: return {kProcess, "CLAIM_USER_TASK"};
    case Permission::kCompleteUserTask: return {kProcess, "COMPLETE_USER_TASK"};
    case Permission::kReadDecisionDefinition: return {kDecision, "READ_DECISION_DEFINITION"};
    case Permission::kCreateDecisionInstance: return {kDecision, "CREATE_DECISION_INSTANCE"};
    case Permission::kReadDecisionInstance: return {kDecision, "READ_DECISION_INSTANCE"};
    case Permission::kDeleteDecisionInstance: return {kDecision, "DELETE_DECISION_INSTANCE"};
    case Permission::kEvaluateExpression: return {"EXPRESSION", "EVALUATE"};
    case Permission::kCreateMessage: return {"MESSAGE", "CREATE"};
    case Permission::kReadMessage: return {"MESSAGE", "READ"};
    case Permission::kCreateDocument: return {"DOCUMENT", "CREATE"};
    case Permission::kReadDocument: return {"DOCUMENT", "READ"};
    case Permission::kDeleteDocument: return {"DOCUMENT", "DELETE"};
    case Permission::kReadAuditLog: return {"AUDIT_LOG", "READ"};
    case Permission::kReadBatchOperation: return {"BATCH", "READ"};
    case Permission::kCreateBatchOperation: return {"BATCH", "CREATE"};
    case Permission::kUpdateBatchOperation: return {"BATCH", "UPDATE"};
    case Permission::kReadClusterVariable: return {"CLUSTER_VARIABLE", "READ"};
    case Permission::kUpdateClusterVariable: return {"CLUSTER_VARIABLE", "UPDATE"};
    case Permission::kReadListener: return {"GLOBAL_LISTENER", "READ_TASK_LISTENER"};
    case Permission::kUpdateListener: return {"GLOBAL_LISTENER", "UPDATE_TASK_LISTENER"};
    case Permission::kReadIdentity: return {"USER", "READ"};
    case Permission::kUpdateIdentity: return {"USER", "UPDATE"};
    case Permission::kReadAuthorization: return {"AUTHORIZATION", "READ"};
    case Permission::kUpdateAuthorization: return {"AUTHORIZATION", "UPDATE"};
    case Permission::kPublishDefinition: return {"ASSENT", "PUBLISH_DEFINITION"};
    case Permission::kAdministrate: return {"ASSENT", "ADMINISTRATE"};
  }
  return {};
}

}  // namespace web
