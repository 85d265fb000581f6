#include "web/routes/api/task_row.h"

#include <algorithm>

#include "web/routes/api/searching.h"

namespace web::api {
namespace {

using engine::people::Relation;
using engine::people::Relations;

bool names(const std::vector<std::string>& list, std::string_view text) {
  return !text.empty() && std::find(list.begin(), list.end(), text) != list.end();
}

bool is_candidate(const Caller& caller, const engine::UserTask& task) {
  if (names(task.candidate_users, caller.login) || names(task.candidate_users, caller.person_id)) {
    return true;
  }
  return std::any_of(caller.roles.begin(), caller.roles.end(), [&](const auto& held) {
    return engine::people::offers(task.candidate_groups, held.role, held.unit);
  });
}

TaskState state_of(const engine::UserTask& task) {
  switch (task.state) {
    case engine::UserTaskState::kCreated:
      return task.assignee.empty() ? TaskState::kOffered : TaskState::kAssigned;
    case engine::UserTaskState::kCompleted: return TaskState::kCompleted;
    case engine::UserTaskState::kCanceled: return TaskState::kCancelled;
  }
  return TaskState::kCancelled;
}

void add_people(const Reading& reading, const engine::UserTask& task, TaskRow& row) {
  const std::string& holder = task.assignee.empty() ? task.completed_by : task.assignee;
  row.assignee = text_or_null(holder);
  row.assignee_name = reading.names.person_or_null(holder);
  row.candidates = task.candidate_users;
  row.candidates.insert(row.candidates.end(), task.candidate_groups.begin(),
                        task.candidate_groups.end());
  const Relations relations = relations_to(reading.caller, task);
  const bool is_open = task.state == engine::UserTaskState::kCreated;
  row.mine = is_open && relations.has(Relation::kAssignee);
  row.claimable = is_open && relations.has(Relation::kCandidate);
}

void add_times(const Reading& reading, const engine::UserTask& task, TaskRow& row) {
  row.created_at = task.created;
  row.due_at = time_or_null(task.due);
  if (row.due_at && task.state == engine::UserTaskState::kCreated) {
    row.due_working_days = reading.working_time(task.definition).days_left(reading.now, task.due);
  }
  if (task.state == engine::UserTaskState::kCompleted) row.completed_at = time_or_null(task.ended);
}

void add_case(const Reading& reading, const engine::UserTask& task, const Instances& instances,
              TaskRow& row) {
  const engine::ProcessInstance* instance = instances.find(task.instance);
  const engine::ProcessInstance* root = instances.find(task.root);
  row.case_key = wire(task.root);
  row.process_instance_key = wire(task.instance);
  row.subject =
      reading.names.subject(subject_at(reading, instance, task.element, element_of(task.key)));
  if (root == nullptr) return;
  row.business_id = root->business_id;
  row.case_title = reading.process_name(root->definition);
  row.initiator = text_or_null(root->initiator);
  row.initiator_name = reading.names.person_or_null(root->initiator);
}

TaskRow make_row(const Reading& reading, const engine::UserTask& task, const Instances& instances) {
  TaskRow row;
  row.task_key = wire(task.key);
  row.task_version = task.version;
  row.process = process_ref(reading, task.definition);
  if (const engine::bpmn::FlowNode* node = reading.node(task.definition, task.element)) {
    row.element_id = node->id;
    row.label = label_of(*node);
  }
  add_case(reading, task, instances, row);
  add_people(reading, task, row);
  add_times(reading, task, row);
  row.outcome = text_or_null(task.outcome);
  row.priority = task.priority;
  row.state = state_of(task);
  return row;
}

}  // namespace

ProcessRef process_ref(const Reading& reading, engine::ProcessDefinitionKey definition) {
  const engine::ProcessVersion* version = reading.snapshot->process(definition);
  if (version == nullptr) return {};
  return {version->id, version->version, reading.process_name(definition)};
}

Relations relations_to(const Caller& caller, const engine::UserTask& task) {
  Relations relations;
  if (caller.is(task.assignee) || caller.is(task.completed_by)) relations.add(Relation::kAssignee);
  const bool is_offered = task.state == engine::UserTaskState::kCreated && task.assignee.empty();
  if (is_offered && is_candidate(caller, task)) relations.add(Relation::kCandidate);
  return relations;
}

std::vector<TaskRow> task_rows(const Reading& reading, const std::vector<engine::UserTask>& tasks) {
  std::vector<engine::ProcessInstanceKey> keys;
  for (const engine::UserTask& task : tasks) {
    keys.push_back(task.instance);
    keys.push_back(task.root);
  }
  const Instances instances(reading.queries, keys);
  std::vector<TaskRow> rows;
  rows.reserve(tasks.size());
  for (const engine::UserTask& task : tasks) rows.push_back(make_row(reading, task, instances));
  return rows;
}

TaskRow task_row(const Reading& reading, const engine::UserTask& task) {
  return std::move(task_rows(reading, {task}).front());
}

std::vector<engine::UserTask> open_tasks_of(engine::Queries& queries, engine::CaseKey key) {
  return queries
      .user_tasks(search_for({equals("rootProcessInstanceKey", operand(key)),
                              equals("state", state_operand(engine::UserTaskState::kCreated))}))
      .rows;
}

}  // namespace web::api
