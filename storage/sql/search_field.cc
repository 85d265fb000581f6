#include "storage/sql/search_field.h"

#include <algorithm>
#include <array>

namespace storage {

const SearchField* find_field(const SearchTable& table, std::string_view name) {
  const auto found = std::find_if(table.fields.begin(), table.fields.end(),
                                  [&](const SearchField& field) { return field.name == name; });
  return found == table.fields.end() ? nullptr : &*found;
}

namespace search_tables {
namespace {

constexpr SearchField integer(std::string_view name, std::string_view column) {
  return {name, FieldType::kInteger, column, {}, {}, {}, {}};
}
constexpr SearchField text(std::string_view name, std::string_view column) {
  return {name, FieldType::kText, column, {}, {}, {}, {}};
}
constexpr SearchField boolean(std::string_view name, std::string_view expression) {
  return {name, FieldType::kBoolean, expression, {}, {}, {}, {}};
}
// A column that leads to the rows of one case.
constexpr SearchField key(std::string_view name, std::string_view column,
                          std::string_view narrowed) {
  return {name, FieldType::kInteger, column, {}, {}, {}, narrowed};
}
// One of the texts of a list.
constexpr SearchField listed(std::string_view name, std::string_view before) {
  return {name, FieldType::kText, "item.value", before, ")", {}, {}};
}

constexpr SearchField kTenant = text("tenantId", "'<default>'");

// Of the process version and the flow node of a row.
constexpr std::string_view kOfVersion =
    R"(t.definition IN (SELECT v."key" FROM process_version AS v WHERE )";
constexpr std::string_view kOfNode =
    R"(EXISTS (SELECT 1 FROM flow_node AS n
       WHERE n.definition = t.definition AND n.element = t.element AND )";

constexpr SearchField kProcessId{
    "processDefinitionId",
    FieldType::kText,
    "v.id",
    kOfVersion,
    ")",
    R"((SELECT v.id FROM process_version AS v WHERE v."key" = t.definition))",
    {}};
constexpr SearchField kElementId{"elementId",
                                 FieldType::kText,
                                 "n.id",
                                 kOfNode,
                                 ")",
                                 R"((SELECT n.id FROM flow_node AS n
        WHERE n.definition = t.definition AND n.element = t.element))",
                                 {}};
constexpr std::string_view kElementNameSorted =
    R"((SELECT COALESCE(NULLIF(n.name, ''), n.id) FROM flow_node AS n
        WHERE n.definition = t.definition AND n.element = t.element))";
constexpr SearchField element_name(std::string_view name) {
  return {name,
          FieldType::kText,
          "COALESCE(NULLIF(n.name, ''), n.id)",
          kOfNode,
          ")",
          kElementNameSorted,
          {}};
}

constexpr std::string_view kCaseOfInstance =
    R"(t.root IN (SELECT i.root FROM process_instance AS i WHERE i."key" IN (#)))";
constexpr std::string_view kCaseOfElement =
    R"(t.root IN (SELECT e.root FROM element_instance AS e WHERE e."key" IN (#)
       UNION ALL SELECT i.root FROM process_instance AS i WHERE i."key" IN (#)))";

constexpr SearchField kInstanceKey = key("processInstanceKey", "t.instance", kCaseOfInstance);
constexpr SearchField kRootKey = integer("rootProcessInstanceKey", "t.root");
constexpr SearchField kDefinitionKey = integer("processDefinitionKey", "t.definition");

constexpr std::array kProcessInstanceFields{
    integer("processInstanceKey", R"(t."key")"),
    key("rootProcessInstanceKey", "t.root",
        R"((t."key" IN (#) OR (t.root IN (#) AND t.parent IS NOT NULL)))"),
    kTenant,
    kProcessId,
    kDefinitionKey,
    SearchField{"processDefinitionName",
                FieldType::kText,
                "v.name",
                kOfVersion,
                ")",
                R"((SELECT v.name FROM process_version AS v WHERE v."key" = t.definition))",
                {}},
    SearchField{"processDefinitionVersion",
                FieldType::kInteger,
                "v.version",
                kOfVersion,
                ")",
                R"((SELECT v.version FROM process_version AS v WHERE v."key" = t.definition))",
                {}},
    SearchField{"processDefinitionVersionTag",
                FieldType::kText,
                "v.version_tag",
                kOfVersion,
                ")",
                R"((SELECT v.version_tag FROM process_version AS v WHERE v."key" = t.definition))",
                {}},
    key("parentProcessInstanceKey", "t.parent",
        R"(t.root IN (SELECT i.root FROM process_instance AS i WHERE i."key" IN (#))
           AND t.parent IS NOT NULL)"),
    key("parentElementInstanceKey", "t.caller",
        R"(t.root IN (SELECT e.root FROM element_instance AS e WHERE e."key" IN (#))
           AND t.parent IS NOT NULL)"),
    integer("startDate", "t.started"),
    integer("endDate", "t.ended"),
    integer("state", "t.state"),
    boolean("hasIncident",
            R"(EXISTS (SELECT 1 FROM incident AS x WHERE x.root = t.root AND x.state = 0
               AND (t.parent IS NULL OR x.instance = t."key")))"),
    text("businessId", "t.business_id"),
    text("initiator", "t.initiator"),
    listed("tags", "EXISTS (SELECT 1 FROM json_each(t.tags) AS item WHERE "),
    SearchField{"errorMessage",
                FieldType::kText,
                "x.message",
                R"(EXISTS (SELECT 1 FROM incident AS x
                   WHERE x.root = t.root AND x.instance = t."key" AND x.state = 0 AND )",
                ")",
                {},
                {}},
    SearchField{"elementId",
                FieldType::kText,
                "n.id",
                R"(EXISTS (SELECT 1 FROM element_instance AS e JOIN flow_node AS n
                     ON n.definition = e.definition AND n.element = e.element
                   WHERE e.root = t.root AND e.instance = t."key" AND )",
                ")",
                {},
                {}},
    SearchField{"elementInstanceState",
                FieldType::kInteger,
                "e.state",
                R"(EXISTS (SELECT 1 FROM element_instance AS e
                   WHERE e.root = t.root AND e.instance = t."key" AND )",
                ")",
                {},
                {}},
    boolean("hasElementInstanceIncident",
            R"(EXISTS (SELECT 1 FROM incident AS x
               WHERE x.root = t.root AND x.instance = t."key" AND x.state = 0))"),
    boolean("hasRetriesLeft",
            R"(EXISTS (SELECT 1 FROM job AS j WHERE j.root = t.root AND j.instance = t."key"
               AND j.state = 2 AND j.retries > 0))")};

// An incident stands at the element itself or at one inside of it.
constexpr std::string_view kElementHasIncident =
    R"(EXISTS (SELECT 1 FROM incident AS x WHERE x.root = t.root AND x.state = 0
       AND t."key" IN (WITH RECURSIVE up (at) AS (
         SELECT x.element_instance
         UNION SELECT e.scope FROM up JOIN element_instance AS e ON e."key" = up.at)
       SELECT at FROM up)))";

constexpr std::array kElementInstanceFields{
    integer("elementInstanceKey", R"(t."key")"),
    kInstanceKey,
    kRootKey,
    kTenant,
    kProcessId,
    kDefinitionKey,
    kElementId,
    element_name("elementName"),
    SearchField{"type",
                FieldType::kText,
                "n.type",
                kOfNode,
                ")",
                R"((SELECT n.type FROM flow_node AS n
                    WHERE n.definition = t.definition AND n.element = t.element))",
                {}},
    integer("state", "t.state"),
    integer("startDate", "t.started"),
    integer("endDate", "t.ended"),
    key("elementInstanceScopeKey", "t.scope", kCaseOfElement),
    boolean("hasIncident", kElementHasIncident),
    SearchField{"incidentKey",
                FieldType::kInteger,
                R"(x."key")",
                R"(EXISTS (SELECT 1 FROM incident AS x
                   WHERE x.root = t.root AND x.element_instance = t."key" AND x.state = 0 AND )",
                ")",
                R"((SELECT MIN(x."key") FROM incident AS x
                    WHERE x.root = t.root AND x.element_instance = t."key" AND x.state = 0))",
                {}}};

constexpr std::array kVariableFields{integer("variableKey", R"(t."key")"),
                                     kInstanceKey,
                                     kRootKey,
                                     kTenant,
                                     key("scopeKey", "t.scope", kCaseOfElement),
                                     text("name", "t.name"),
                                     text("value", "COALESCE(t.value, 'null')"),
                                     boolean("isTruncated", "0")};

constexpr std::array kUserTaskFields{
    integer("userTaskKey", R"(t."key")"),
    integer("elementInstanceKey", R"(t."key")"),
    key("processInstanceKey", "t.instance",
        R"(t."key" IN (SELECT e."key" FROM element_instance AS e WHERE e.root IN (
             SELECT i.root FROM process_instance AS i WHERE i."key" IN (#))))"),
    key("rootProcessInstanceKey", "t.root",
        R"(t."key" IN (SELECT e."key" FROM element_instance AS e WHERE e.root IN (#)))"),
    kTenant,
    kProcessId,
    kDefinitionKey,
    kElementId,
    element_name("name"),
    integer("state", "t.state"),
    text("assignee", "t.assignee"),
    integer("priority", "t.priority"),
    listed("candidateGroup", "EXISTS (SELECT 1 FROM json_each(t.candidate_groups) AS item WHERE "),
    listed("candidateUser", "EXISTS (SELECT 1 FROM json_each(t.candidate_users) AS item WHERE "),
    integer("creationDate", "t.created"),
    integer("completionDate", "CASE WHEN t.state = 1 THEN t.ended END"),
    integer("followUpDate", "t.follow_up"),
    integer("dueDate", "t.due"),
    text("completedBy", "t.completed_by"),
    text("outcome", "t.outcome"),
    text("businessId",
         R"((SELECT i.business_id FROM process_instance AS i WHERE i."key" = t.root))"),
    text("initiator", R"((SELECT i.initiator FROM process_instance AS i WHERE i."key" = t.root))")};

constexpr std::array kJobFields{
    integer("jobKey", R"(t."key")"),
    kInstanceKey,
    kRootKey,
    kTenant,
    kProcessId,
    kDefinitionKey,
    kElementId,
    key("elementInstanceKey", "t.element_instance", kCaseOfElement),
    text("type", "t.type"),
    text("worker", "t.worker"),
    integer("state", "t.state"),
    integer("retries", "t.retries"),
    boolean("hasFailedWithRetriesLeft", "(t.state = 2 AND t.retries > 0)"),
    boolean("isDenied", "t.type IS NULL"),  // never; 0 would name a column to sort by
    text("deniedReason", "''"),
    text("kind", "'BPMN_ELEMENT'"),
    text("listenerEventType", "'UNSPECIFIED'"),
    integer("deadline", "t.deadline"),
    integer("endTime", "t.ended"),
    integer("creationTime", "t.created"),
    integer("lastUpdateTime", "t.updated"),
    text("errorCode", "t.error_code"),
    text("errorMessage", "t.error_message")};

constexpr std::array kIncidentFields{
    integer("incidentKey", R"(t."key")"),
    kInstanceKey,
    kRootKey,
    kTenant,
    kProcessId,
    kDefinitionKey,
    kElementId,
    key("elementInstanceKey", "t.element_instance", kCaseOfElement),
    integer("jobKey", "t.job"),
    integer("errorType", "t.code"),
    text("errorMessage", "t.message"),
    integer("creationTime", "t.created"),
    integer("state", "t.state")};

constexpr std::array kProcessDefinitionFields{
    integer("processDefinitionKey", R"(t."key")"),
    kTenant,
    text("processDefinitionId", "t.id"),
    text("name", "t.name"),
    text("resourceName", "t.resource_name"),
    integer("version", "t.version"),
    text("versionTag", "t.version_tag"),
    integer("deploymentKey", "t.deployment"),
    boolean("hasStartForm", "t.start_form IS NOT NULL"),
    boolean("deleted", "t.deleted"),
    text("state", "CASE WHEN t.deleted THEN 'DELETED' ELSE 'ACTIVE' END"),
    boolean("isLatestVersion",
            R"(t.version = (SELECT MAX(v.version) FROM process_version AS v
               WHERE v.id = t.id AND NOT v.deleted))")};

constexpr std::array kMessageSubscriptionFields{
    integer("messageSubscriptionKey", R"(t."key")"),
    kInstanceKey,
    kRootKey,
    kTenant,
    kProcessId,
    kDefinitionKey,
    kElementId,
    key("elementInstanceKey", "t.owner", kCaseOfElement),
    text("messageSubscriptionState", "'CREATED'"),
    text("messageName", "t.name"),
    text("correlationKey", "t.correlation_key"),
    integer("lastUpdatedDate", "t.opened")};

constexpr std::array kTimerFields{integer("timerKey", R"(t."key")"),
                                  kInstanceKey,
                                  kRootKey,
                                  kTenant,
                                  kProcessId,
                                  kDefinitionKey,
                                  kElementId,
                                  key("elementInstanceKey", "t.owner", kCaseOfElement),
                                  integer("dueDate", "t.due")};

constexpr std::array kConditionFields{integer("conditionSubscriptionKey", R"(t."key")"),
                                      kInstanceKey,
                                      kRootKey,
                                      kTenant,
                                      kProcessId,
                                      kDefinitionKey,
                                      kElementId,
                                      key("elementInstanceKey", "t.owner", kCaseOfElement)};

// Of the requirements graph of a decision.
constexpr SearchField of_requirements(std::string_view name, FieldType type,
                                      std::string_view compared, std::string_view sorted) {
  return {name,     type,
          compared, R"(t.requirements IN (SELECT r."key" FROM requirements_version AS r WHERE )",
          ")",      sorted,
          {}};
}

constexpr std::array kDecisionDefinitionFields{
    integer("decisionDefinitionKey", R"(t."key")"),
    text("decisionDefinitionId", "t.id"),
    kTenant,
    text("name", "t.name"),
    integer("version", "t.version"),
    boolean("deleted", "t.deleted"),
    text("decisionRequirementsId", "t.requirements_id"),
    integer("decisionRequirementsKey", "t.requirements"),
    of_requirements("decisionRequirementsName", FieldType::kText, "r.name",
                    R"((SELECT r.name FROM requirements_version AS r
        WHERE r."key" = t.requirements))"),
    of_requirements("decisionRequirementsVersion", FieldType::kInteger, "r.version",
                    R"((SELECT r.version FROM requirements_version AS r
        WHERE r."key" = t.requirements))"),
    boolean("isLatestVersion",
            R"(t.version = (SELECT MAX(v.version) FROM decision_version AS v
               WHERE v.id = t.id AND NOT v.deleted))")};

constexpr std::array kDecisionRequirementsFields{integer("decisionRequirementsKey", R"(t."key")"),
                                                 text("decisionRequirementsId", "t.id"),
                                                 kTenant,
                                                 text("decisionRequirementsName", "t.name"),
                                                 integer("version", "t.version"),
                                                 text("resourceName", "t.resource_name"),
                                                 boolean("deleted", "t.deleted")};

constexpr std::array kDecisionInstanceFields{
    integer("decisionEvaluationKey", "t.evaluation"),
    integer("place", "t.place"),
    text("decisionEvaluationInstanceKey", "(t.evaluation || '-' || t.place)"),
    kInstanceKey,
    kRootKey,
    kTenant,
    key("elementInstanceKey", "t.element_instance", kCaseOfElement),
    integer("processDefinitionKey", "t.definition"),
    integer("rootDecisionDefinitionKey", "t.asked"),
    boolean("isAsked", "t.asked = t.decision"),
    integer("decisionDefinitionKey", "t.decision"),
    SearchField{"decisionRequirementsKey",
                FieldType::kInteger,
                "d.requirements",
                R"(t.decision IN (SELECT d."key" FROM decision_version AS d WHERE )",
                ")",
                R"((SELECT d.requirements FROM decision_version AS d
        WHERE d."key" = t.decision))",
                {}},
    text("decisionDefinitionId", "t.id"),
    text("decisionDefinitionName", "t.name"),
    text("decisionDefinitionType", "t.type"),
    integer("decisionDefinitionVersion", "t.version"),
    text("evaluationFailure", "t.failure"),
    text("state", "CASE WHEN t.failure = '' THEN 'EVALUATED' ELSE 'FAILED' END"),
    integer("evaluationDate", "t.evaluated")};

constexpr std::array kRecordFields{text("registerId", "t.register_id"),
                                   text("recordKey", "t.record_key"),
                                   integer("key", R"(t."key")"),
                                   integer("processInstanceKey", "t.instance"),
                                   text("value", "COALESCE(t.value, 'null')"),
                                   integer("created", "t.created"),
                                   integer("updated", "t.updated")};

constexpr std::array kNoticeFields{
    integer("noticeKey", R"(t."key")"), integer("processInstanceKey", "t.instance"),
    text("recipient", "t.recipient"),   text("template", "t.template_id"),
    integer("sent", "t.sent"),          boolean("read", "t.read IS NOT NULL")};

}  // namespace

const SearchTable kProcessInstances{"process_instance", kProcessInstanceFields, R"(t."key")", {}};
const SearchTable kElementInstances{"element_instance", kElementInstanceFields, {}, {}};
const SearchTable kVariables{"variable", kVariableFields, {}, {}};
const SearchTable kUserTasks{"user_task", kUserTaskFields, "t.instance", R"(t."key")"};
const SearchTable kJobs{"job", kJobFields, {}, {}};
const SearchTable kIncidents{"incident", kIncidentFields, {}, {}};
const SearchTable kProcessDefinitions{"process_version", kProcessDefinitionFields, {}, {}};
const SearchTable kMessageSubscriptions{"message_subscription", kMessageSubscriptionFields, {}, {}};
const SearchTable kTimers{"timer", kTimerFields, {}, {}};
const SearchTable kConditions{"condition_subscription", kConditionFields, {}, {}};
const SearchTable kDecisionDefinitions{"decision_version", kDecisionDefinitionFields, {}, {}};
const SearchTable kDecisionRequirements{
    "requirements_version", kDecisionRequirementsFields, {}, {}};
const SearchTable kDecisionInstances{
    "decision_instance", kDecisionInstanceFields, {}, {}, {"t.evaluation", "t.place"}};
const SearchTable kRecords{"register_record", kRecordFields, {}, {}};
const SearchTable kNotices{"notice", kNoticeFields, {}, {}};

}  // namespace search_tables
}  // namespace storage
