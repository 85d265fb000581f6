#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/instant.h"
#include "engine/feel/value.h"
#include "engine/record/key.h"
#include "engine/record/lineage.h"

// Work that waits at an element instance.
namespace engine {

enum class UserTaskState : std::uint8_t { kCreated, kCompleted, kCanceled };
BOOST_DESCRIBE_ENUM(UserTaskState, kCreated, kCompleted, kCanceled)

struct UserTask {
  UserTaskKey key;
  CaseKey root;
  ProcessInstanceKey instance;
  ProcessDefinitionKey definition;
  ElementIndex element;
  UserTaskState state = UserTaskState::kCreated;
  std::string assignee;
  // As written in the model: logins, groups, roles (`r.town-org`), personIds.
  std::vector<std::string> candidate_users;
  std::vector<std::string> candidate_groups;
  Instant due;
  Instant follow_up;
  std::int32_t priority = 50;
  FormKey form;
  std::string external_form;
  Instant created;
  Instant ended;
  std::string outcome;
  std::string opinion;
  std::string completed_by;
  // Counts the changes of the task itself.
  std::uint32_t version = 1;
  // The form as it was saved last; null: not yet.
  feel::Value draft;

  UserTaskKey order() const { return key; }
  bool operator==(const UserTask&) const = default;
};
BOOST_DESCRIBE_STRUCT(UserTask, (),
                      (key, root, instance, definition, element, state, assignee, candidate_users,
                       candidate_groups, due, follow_up, priority, form, external_form, created,
                       ended, outcome, opinion, completed_by, version, draft))

// A job is to be had while it is created or timed out, failed and `retry_at` has come, or activated
// and its deadline has passed. One that failed for good has no `retry_at`: an incident stands at
// it.
enum class JobState : std::uint8_t {
  kCreated,
  kActivated,
  kFailed,
  kTimedOut,
  kErrorThrown,
  kCompleted,
  kCanceled
};
BOOST_DESCRIBE_ENUM(JobState, kCreated, kActivated, kFailed, kTimedOut, kErrorThrown, kCompleted,
                    kCanceled)

struct Job {
  JobKey key;
  CaseKey root;
  ProcessInstanceKey instance;
  ElementInstanceKey element_instance;
  ProcessDefinitionKey definition;
  ElementIndex element;
  std::string type;
  std::int32_t retries = 3;
  JobState state = JobState::kCreated;
  std::string worker;
  Instant deadline;
  Instant retry_at;
  std::string error_code;
  std::string error_message;
  Instant created;
  Instant updated;
  Instant ended;

  JobKey order() const { return key; }
  bool operator==(const Job&) const = default;
};
BOOST_DESCRIBE_STRUCT(Job, (),
                      (key, root, instance, element_instance, definition, element, type, retries,
                       state, worker, deadline, retry_at, error_code, error_message, created,
                       updated, ended))

constexpr bool is_over(JobState state) {
  return state >= JobState::kCompleted;
}
// Whether a worker may have the job at `now`.
constexpr bool is_open(JobState state) {
  return state != JobState::kErrorThrown && !is_over(state);
}
bool is_available(const Job& job, Instant now);

}  // namespace engine
