#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "web/routes/api/instances.h"

namespace web::api {

enum class TaskState { kOffered, kAssigned, kCompleted, kCancelled };
BOOST_DESCRIBE_ENUM(TaskState, kOffered, kAssigned, kCompleted, kCancelled)

struct ProcessRef {
  std::string id;
  std::int32_t version = 0;
  Words name;
};
BOOST_DESCRIBE_STRUCT(ProcessRef, (), (id, version, name))

struct TaskRow {
  WireKey task_key;
  std::int64_t task_version = 0;
  std::string element_id;
  Words label;
  ProcessRef process;
  WireKey case_key;
  WireKey process_instance_key;
  std::string business_id;
  Words case_title;
  std::optional<Subject> subject;
  std::optional<std::string> assignee;
  std::optional<Words> assignee_name;
  std::vector<std::string> candidates;
  std::optional<std::string> initiator;
  std::optional<Words> initiator_name;
  engine::Instant created_at;
  std::optional<engine::Instant> due_at;
  // Less than 0 once working days have passed since.
  std::optional<std::int64_t> due_working_days;
  std::optional<engine::Instant> completed_at;
  std::optional<std::string> outcome;
  std::int32_t priority = 50;
  TaskState state{};
  bool mine = false;
  bool claimable = false;
};
BOOST_DESCRIBE_STRUCT(TaskRow, (),
                      (task_key, task_version, element_id, label, process, case_key,
                       process_instance_key, business_id, case_title, subject, assignee,
                       assignee_name, candidates, initiator, initiator_name, created_at, due_at,
                       due_working_days, completed_at, outcome, priority, state, mine, claimable))

ProcessRef process_ref(const Reading& reading, engine::ProcessDefinitionKey definition);

// How the caller stands to a task: he has it or had it, or may claim it.
engine::people::Relations relations_to(const Caller& caller, const engine::UserTask& task);

// Rows for tasks, read at once.
std::vector<TaskRow> task_rows(const Reading& reading, const std::vector<engine::UserTask>& tasks);
TaskRow task_row(const Reading& reading, const engine::UserTask& task);

// The tasks that are open in a case.
std::vector<engine::UserTask> open_tasks_of(engine::Queries& queries, engine::CaseKey key);

}  // namespace web::api

namespace web {

template <>
inline constexpr WordStyle kWordStyle<api::TaskState> = WordStyle::kCamel;

}  // namespace web
