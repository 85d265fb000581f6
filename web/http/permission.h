#pragma once

#include <string_view>

namespace web {

// What a route asks of its caller before its handler runs. Those of the `/v2` contract are pairs of
// a resource type and a permission type; who has them is decided by `allow()`, which also looks at
// the single resource inside the command.
enum class Permission {
  kPublic,    // anybody, also without an account
  kSignedIn,  // anybody with an account; the command looks at the rest

  kAccessComponent,
  kReadSystem,
  kUpdateSystem,  // the test clock and other switches
  kReadUsageMetric,

  kCreateResource,  // deploy
  kReadResource,
  kDeleteResource,

  kReadProcessDefinition,
  kCreateProcessInstance,
  kReadProcessInstance,
  kUpdateProcessInstance,  // variables, incidents, jobs
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

  kCreateMessage,  // messages and signals
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

  kReadIdentity,  // users, groups, roles, tenants, mapping rules
  kUpdateIdentity,
  kReadAuthorization,
  kUpdateAuthorization,

  kPublishDefinition,  // through the designer
  kAdministrate,
};

// The words of the contract: {"PROCESS_DEFINITION", "READ_PROCESS_INSTANCE"}. Empty for kPublic
// and kSignedIn; resource ASSENT for what the contract does not know.
struct PermissionWords {
  std::string_view resource;
  std::string_view action;
};

PermissionWords words_of(Permission permission);

}  // namespace web
