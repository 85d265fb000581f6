#include "web/routes/v2/user_task.h"

namespace web::v2 {

UserTask user_task_of(const engine::UserTask& row, const engine::Snapshot& snapshot) {
  const DefinitionNames names(snapshot, row.definition);
  UserTask task;
  task.name = text_or_null(names.element_name(row.element));
  task.state = wire_state(row.state);
  task.assignee = text_or_null(row.assignee);
  task.element_id = names.element_id(row.element);
  task.candidate_groups = row.candidate_groups;
  task.candidate_users = row.candidate_users;
  task.process_definition_id = names.process_id();
  task.creation_date = row.created;
  task.completion_date = time_or_null(row.ended);
  task.follow_up_date = time_or_null(row.follow_up);
  task.due_date = time_or_null(row.due);
  task.external_form_reference = text_or_null(row.external_form);
  task.process_definition_version = names.version();
  const engine::bpmn::FlowNode* node = names.node(row.element);
  if (node != nullptr && node->user_task) {
    for (const auto& [key, value] : node->user_task->headers) task.custom_headers[key] = value;
  }
  task.priority = row.priority;
  task.user_task_key = wire(row.key);
  task.element_instance_key = wire(row.key);
  task.process_name = text_or_null(names.process_name());
  task.process_definition_key = wire(row.definition);
  task.process_instance_key = wire(row.instance);
  task.root_process_instance_key = wire_or_null(row.root);
  task.form_key = wire_or_null(row.form);
  return task;
}

}  // namespace web::v2
