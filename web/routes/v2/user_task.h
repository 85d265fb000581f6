#pragma once

#include "web/routes/v2/definition_names.h"
#include "web/routes/v2/search.h"
#include "web/routes/v2/states.h"
#include "web/routes/v2/wire.h"

namespace web::v2 {

struct UserTask {
  std::optional<std::string> name;
  UserTaskState state{};
  std::optional<std::string> assignee;
  std::string element_id;
  std::vector<std::string> candidate_groups;
  std::vector<std::string> candidate_users;
  std::string process_definition_id;
  engine::Instant creation_date;
  std::optional<engine::Instant> completion_date;
  std::optional<engine::Instant> follow_up_date;
  std::optional<engine::Instant> due_date;
  std::string tenant_id = kTenant;
  std::optional<std::string> external_form_reference;
  std::int32_t process_definition_version = 0;
  std::map<std::string, std::string> custom_headers;
  std::int32_t priority = 50;
  WireKey user_task_key;
  WireKey element_instance_key;
  std::optional<std::string> process_name;
  WireKey process_definition_key;
  WireKey process_instance_key;
  std::optional<WireKey> root_process_instance_key;
  std::optional<WireKey> form_key;
  std::vector<std::string> tags;
};
BOOST_DESCRIBE_STRUCT(UserTask, (),
                      (name, state, assignee, element_id, candidate_groups, candidate_users,
                       process_definition_id, creation_date, completion_date, follow_up_date,
                       due_date, tenant_id, external_form_reference, process_definition_version,
                       custom_headers, priority, user_task_key, element_instance_key, process_name,
                       process_definition_key, process_instance_key, root_process_instance_key,
                       form_key, tags))

struct UserTaskFilter {
  std::optional<FieldFilter<UserTaskState>> state;
  std::optional<FieldFilter<std::string>> assignee;
  std::optional<FieldFilter<std::int32_t>> priority;
  std::optional<FieldFilter<std::string>> element_id;
  std::optional<FieldFilter<std::string>> name;
  std::optional<FieldFilter<std::string>> candidate_group;
  std::optional<FieldFilter<std::string>> candidate_user;
  std::optional<FieldFilter<std::string>> tenant_id;
  std::optional<FieldFilter<std::string>> process_definition_id;
  std::optional<FieldFilter<engine::Instant>> creation_date;
  std::optional<FieldFilter<engine::Instant>> completion_date;
  std::optional<FieldFilter<engine::Instant>> follow_up_date;
  std::optional<FieldFilter<engine::Instant>> due_date;
  std::optional<std::vector<VariableFilter>> process_instance_variables;
  std::optional<std::vector<VariableFilter>> local_variables;
  std::optional<FieldFilter<WireKey>> user_task_key;
  std::optional<FieldFilter<WireKey>> process_definition_key;
  std::optional<FieldFilter<WireKey>> process_instance_key;
  std::optional<FieldFilter<WireKey>> element_instance_key;
};
BOOST_DESCRIBE_STRUCT(UserTaskFilter, (),
                      (state, assignee, priority, element_id, name, candidate_group, candidate_user,
                       tenant_id, process_definition_id, creation_date, completion_date,
                       follow_up_date, due_date, process_instance_variables, local_variables,
                       user_task_key, process_definition_key, process_instance_key,
                       element_instance_key))

UserTask user_task_of(const engine::UserTask& row, const engine::Snapshot& snapshot);

}  // namespace web::v2
