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

// Locks jobs for a worker. The shell names those that it found waiting; which were taken meanwhile
// are left out of the answer.
struct ActivateJobs {
  Actor actor;
  std::string type;
  std::string worker;
  std::int64_t timeout_ms = 0;
  std::vector<JobKey> jobs;
  // Names of the variables to hand over; empty: all.
  std::vector<std::string> fetch_variables;
};

struct CompleteJob {
  Actor actor;
  JobKey job;
  feel::Value variables;
};

struct FailJob {
  Actor actor;
  JobKey job;
  std::int32_t retries = 0;
  std::string message;
  std::int64_t back_off_ms = 0;
  feel::Value variables;
};

struct ThrowJobError {
  Actor actor;
  JobKey job;
  std::string code;
  std::string message;
  feel::Value variables;
};

struct UpdateJob {
  Actor actor;
  JobKey job;
  std::optional<std::int32_t> retries;
  std::optional<std::int64_t> timeout_ms;
};

// Its deadline has passed.
struct TimeOutJob {
  Actor actor;
  JobKey job;
};

}  // namespace engine
