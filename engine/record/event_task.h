#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/instant.h"
#include "engine/feel/value.h"
#include "engine/record/key.h"
#include "engine/record/private.h"

namespace engine {

// A person's task is open. Names are as written in the model: `r.town-org`, a login, a personId.
struct UserTaskCreated {
  UserTaskKey task;
  ProcessInstanceKey instance;
  Private<std::string> assignee;
  Private<std::vector<std::string>> candidate_users;
  Private<std::vector<std::string>> candidate_groups;
  // 0 ms: none.
  Instant due;
  Instant follow_up;
  std::int32_t priority = 50;
  FormKey form;
  std::string external_form;
};
BOOST_DESCRIBE_STRUCT(UserTaskCreated, (),
                      (task, instance, assignee, candidate_users, candidate_groups, due, follow_up,
                       priority, form, external_form))

// Somebody gave the task to `assignee`.
struct UserTaskAssigned {
  UserTaskKey task;
  Private<std::string> assignee;
};
BOOST_DESCRIBE_STRUCT(UserTaskAssigned, (), (task, assignee))

// `assignee` took the task out of the queue of its candidates.
struct UserTaskClaimed {
  UserTaskKey task;
  Private<std::string> assignee;
};
BOOST_DESCRIBE_STRUCT(UserTaskClaimed, (), (task, assignee))

// The task has nobody; its candidates see it again.
struct UserTaskUnassigned {
  UserTaskKey task;
};
BOOST_DESCRIBE_STRUCT(UserTaskUnassigned, (), (task))

// What may be changed of an open task, as it stands from now on.
struct UserTaskUpdated {
  UserTaskKey task;
  Private<std::vector<std::string>> candidate_users;
  Private<std::vector<std::string>> candidate_groups;
  Instant due;
  Instant follow_up;
  std::int32_t priority = 50;
};
BOOST_DESCRIBE_STRUCT(UserTaskUpdated, (),
                      (task, candidate_users, candidate_groups, due, follow_up, priority))

// The form as far as it is filled; the task stays open.
struct UserTaskSaved {
  UserTaskKey task;
  Private<feel::Value> draft;
};
BOOST_DESCRIBE_STRUCT(UserTaskSaved, (), (task, draft))

// The decision. `outcome` is a word of the model, empty where the node has none; `answer` is all
// that was submitted, before any mapping.
struct UserTaskCompleted {
  UserTaskKey task;
  std::string outcome;
  Private<std::string> opinion;
  Private<std::string> completed_by;
  Private<feel::Value> answer;
};
BOOST_DESCRIBE_STRUCT(UserTaskCompleted, (), (task, outcome, opinion, completed_by, answer))

}  // namespace engine
