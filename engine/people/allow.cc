#include "engine/people/allow.h"

#include <algorithm>
#include <array>

namespace engine::people {
namespace {

// Who may do an action: holders of a role, those who stand in one of the relations, or everybody
// with an account. What has no row nobody may do, the built-in administrator excepted.
struct Rule {
  Action action;
  bool auditor = false;
  bool admin = false;
  bool publisher = false;
  Relations relations{};
  bool everybody = false;
};

constexpr bool kYes = true;
constexpr bool kNo = false;

constexpr Relations kOnTask = Relations::of(Relation::kAssignee, Relation::kCandidate);
constexpr Relations kOfCase =
    Relations::of(Relation::kAssignee, Relation::kCandidate, Relation::kInitiator,
                  Relation::kParticipant, Relation::kPersonConcerned);
constexpr Relations kHolds = Relations::of(Relation::kAssignee);
constexpr Relations kMayClaim = Relations::of(Relation::kCandidate);
constexpr Relations kIsDeclared = Relations::of(Relation::kDeclared);

// The auditor reads everything and changes nothing. The administrator edits and keeps instances
// healthy; what he edited somebody else publishes (DOMAIN §1.8.3).
constexpr std::array kRules = {
    Rule{Action::kAccessComponent, kYes, kYes, kYes},
    Rule{Action::kReadSystem, kYes, kYes, kYes},
    Rule{Action::kUpdateSystem, kNo, kYes, kNo},
    Rule{Action::kReadUsageMetric, kYes, kYes, kNo},
    Rule{Action::kCreateResource, kNo, kNo, kYes},
    Rule{Action::kReadResource, kYes, kYes, kYes},
    Rule{Action::kDeleteResource, kNo, kNo, kYes},
    Rule{Action::kReadProcessDefinition, kYes, kYes, kYes},
    Rule{Action::kCreateProcessInstance, kNo, kYes, kNo},
    Rule{Action::kReadProcessInstance, kYes, kYes, kNo},
    Rule{Action::kUpdateProcessInstance, kNo, kYes, kNo},
    Rule{Action::kModifyProcessInstance, kNo, kYes, kNo},
    Rule{Action::kCancelProcessInstance, kNo, kYes, kNo},
    Rule{Action::kDeleteProcessInstance, kNo, kYes, kNo},
    Rule{Action::kReadUserTask, kYes, kYes, kNo},
    Rule{Action::kUpdateUserTask, kNo, kYes, kNo},
    Rule{Action::kClaimUserTask, kNo, kYes, kNo},
    Rule{Action::kCompleteUserTask, kNo, kYes, kNo},
    Rule{Action::kReadDecisionDefinition, kYes, kYes, kYes},
    Rule{Action::kCreateDecisionInstance, kNo, kYes, kYes},
    Rule{Action::kReadDecisionInstance, kYes, kYes, kNo},
    Rule{Action::kDeleteDecisionInstance, kNo, kYes, kNo},
    Rule{Action::kEvaluateExpression, kNo, kYes, kYes},
    Rule{Action::kCreateMessage, kNo, kYes, kNo},
    Rule{Action::kReadMessage, kYes, kYes, kNo},
    Rule{Action::kCreateDocument, kNo, kYes, kNo},
    Rule{Action::kReadDocument, kYes, kYes, kNo},
    Rule{Action::kDeleteDocument, kNo, kYes, kNo},
    Rule{Action::kReadAuditLog, kYes, kNo, kNo},
    Rule{Action::kReadBatchOperation, kYes, kYes, kNo},
    Rule{Action::kCreateBatchOperation, kNo, kYes, kNo},
    Rule{Action::kUpdateBatchOperation, kNo, kYes, kNo},
    Rule{Action::kReadClusterVariable, kYes, kYes, kNo},
    Rule{Action::kUpdateClusterVariable, kNo, kYes, kNo},
    Rule{Action::kReadListener, kYes, kYes, kNo},
    Rule{Action::kUpdateListener, kNo, kYes, kNo},
    Rule{Action::kReadIdentity, kYes, kYes, kNo},
    Rule{Action::kUpdateIdentity, kNo, kYes, kNo},
    Rule{Action::kReadAuthorization, kYes, kYes, kNo},
    Rule{Action::kUpdateAuthorization, kNo, kYes, kNo},

    Rule{Action::kReadTask, kYes, kNo, kNo, kOnTask},
    Rule{Action::kClaimTask, kNo, kNo, kNo, kMayClaim},
    Rule{Action::kReleaseTask, kNo, kNo, kNo, kHolds},
    Rule{Action::kSaveTask, kNo, kNo, kNo, kHolds},
    Rule{Action::kCompleteTask, kNo, kNo, kNo, kHolds},
    Rule{Action::kReadCase, kYes, kYes, kNo, kOfCase},
    Rule{Action::kStartCase, kNo, kNo, kNo, kIsDeclared},
    Rule{Action::kUseIntake, kNo, kNo, kNo, kIsDeclared},
    Rule{Action::kReadRegister, kNo, kNo, kNo, kIsDeclared},
    Rule{Action::kReadOwnNotices, kNo, kNo, kNo, {}, kYes},
    Rule{Action::kReadPeople, kNo, kNo, kNo, {}, kYes},
    Rule{Action::kPublishDefinition, kNo, kNo, kYes},
    Rule{Action::kAdministrate, kNo, kYes, kNo},
};

bool has_role(const Subject& subject, std::string_view role) {
  return std::find(subject.roles.begin(), subject.roles.end(), role) != subject.roles.end();
}

bool meets(const Rule& rule, const Subject& subject, Relations relations) {
  if (rule.relations.meets(relations)) return true;
  if (subject.kind != SubjectKind::kAccount) return false;
  return rule.everybody || (rule.auditor && has_role(subject, kAuditor)) ||
         (rule.admin && has_role(subject, kAdmin)) ||
         (rule.publisher && has_role(subject, kPublisher));
}

// One line a view: what it shows to people who stand in one of the relations, or hold the role.
struct Mask {
  View view;
  Relations relations;
  std::string_view role;
  FieldClass up_to;
};

constexpr Relations kNone;

constexpr std::array kMasks = {
    Mask{View::kTask, kOnTask, "", FieldClass::kP3},
    Mask{View::kCase, kOnTask, "", FieldClass::kP2},
    Mask{View::kCase, Relations::of(Relation::kPersonConcerned), "", FieldClass::kP3},
    Mask{View::kCase, Relations::of(Relation::kInitiator, Relation::kParticipant), "",
         FieldClass::kP1},
    Mask{View::kTask, kNone, kAuditor, FieldClass::kP3},
    Mask{View::kCase, kNone, kAuditor, FieldClass::kP3},
    Mask{View::kOperation, kNone, kAuditor, FieldClass::kP3},
    Mask{View::kCase, kNone, kAdmin, FieldClass::kP1},
    Mask{View::kOperation, kNone, kAdmin, FieldClass::kP1},
};

}  // namespace

bool offers(const std::vector<std::string>& candidates, std::string_view role,
            std::string_view unit) {
  if (role.empty() || role == kNominee) return false;
  const std::string there = std::string(role) + "@" + std::string(unit);
  return std::any_of(candidates.begin(), candidates.end(), [&](const std::string& candidate) {
    return candidate == role || candidate == there;
  });
}

bool allow(const Subject& subject, Action action, Relations relations,
           const Circumstances& circumstances) {
  if (subject.kind == SubjectKind::kOpenAdministrator) return true;
  if (action == Action::kMoveDemoTime) {
    return circumstances.is_demo && subject.kind == SubjectKind::kAccount;
  }
  for (const Rule& rule : kRules) {
    if (rule.action == action) return meets(rule, subject, relations);
  }
  return false;
}

// Lists show what is internal to everybody with an account; a person never sees more of a case in a
// list than there (DOMAIN §1.2).
FieldClassSet visible_classes(const Subject& subject, View view, Relations relations) {
  if (subject.kind == SubjectKind::kOpenAdministrator) {
    return FieldClassSet::up_to(view == View::kList ? FieldClass::kP1 : FieldClass::kP3);
  }
  if (view == View::kList) {
    return subject.kind == SubjectKind::kPublic ? FieldClassSet::of(FieldClass::kP0)
                                                : FieldClassSet::up_to(FieldClass::kP1);
  }
  FieldClassSet classes;
  for (const Mask& mask : kMasks) {
    const bool applies =
        mask.relations.meets(relations) || (!mask.role.empty() && has_role(subject, mask.role));
    if (mask.view == view && applies) classes.add(FieldClassSet::up_to(mask.up_to));
  }
  return classes;
}

}  // namespace engine::people
