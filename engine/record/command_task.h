#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/instant.h"
#include "engine/feel/value.h"
#include "engine/record/actor.h"
#include "engine/record/key.h"

namespace engine {

// In all of them: with `expected_version` another version of the task is VERSION_CONFLICT.

// `variables` is the filled form. On a node with `wf:` settings its entries `outcome` and `opinion`
// (or `reasons`) are the decision.
struct CompleteUserTask {
  Actor actor;
  UserTaskKey task;
  feel::Value variables;
  std::optional<std::uint32_t> expected_version;
};

struct AssignUserTask {
  Actor actor;
  UserTaskKey task;
  std::string assignee;
  // Whether a task that somebody holds may be given to another.
  bool allow_override = true;
  std::optional<std::uint32_t> expected_version;
};

struct UnassignUserTask {
  Actor actor;
  UserTaskKey task;
  std::optional<std::uint32_t> expected_version;
};

// The actor takes a task that is offered to him.
struct ClaimUserTask {
  Actor actor;
  UserTaskKey task;
  std::optional<std::uint32_t> expected_version;
};

// The actor gives back a task that he holds.
struct UnclaimUserTask {
  Actor actor;
  UserTaskKey task;
  std::optional<std::uint32_t> expected_version;
};

// Changes what is given. An instant of 0 ms and an empty list take the old one away.
struct UpdateUserTask {
  Actor actor;
  UserTaskKey task;
  std::optional<Instant> due;
  std::optional<Instant> follow_up;
  std::optional<std::vector<std::string>> candidate_users;
  std::optional<std::vector<std::string>> candidate_groups;
  std::optional<std::int32_t> priority;
  std::optional<std::uint32_t> expected_version;
};

// Keeps the form as it is; required fields may be missing.
struct SaveUserTask {
  Actor actor;
  UserTaskKey task;
  feel::Value draft;
  std::optional<std::uint32_t> expected_version;
};

}  // namespace engine
