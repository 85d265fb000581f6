#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <string>

#include "engine/base/instant.h"
#include "engine/record/key.h"
#include "engine/record/private.h"

namespace engine {

// Work for an outside worker waits.
struct JobCreated {
  JobKey job;
  ProcessInstanceKey instance;
  ElementInstanceKey element_instance;
  std::string type;
  std::int32_t retries = 3;
};
BOOST_DESCRIBE_STRUCT(JobCreated, (), (job, instance, element_instance, type, retries))

// `worker` has it until `deadline`; then it is handed out again.
struct JobActivated {
  JobKey job;
  std::string worker;
  Instant deadline;
};
BOOST_DESCRIBE_STRUCT(JobActivated, (), (job, worker, deadline))

struct JobCompleted {
  JobKey job;
};
BOOST_DESCRIBE_STRUCT(JobCompleted, (), (job))

// It is handed out again from `retry_at` on; 0 ms: not before its incident is resolved.
struct JobFailed {
  JobKey job;
  std::int32_t retries = 0;
  Instant retry_at;
  Private<std::string> message;
};
BOOST_DESCRIBE_STRUCT(JobFailed, (), (job, retries, retry_at, message))

struct JobErrorThrown {
  JobKey job;
  std::string code;
  Private<std::string> message;
};
BOOST_DESCRIBE_STRUCT(JobErrorThrown, (), (job, code, message))

// The deadline passed without an answer; the next worker may have it.
struct JobTimedOut {
  JobKey job;
};
BOOST_DESCRIBE_STRUCT(JobTimedOut, (), (job))

// As it stands from now on; a deadline of 0 ms says nothing about it.
struct JobUpdated {
  JobKey job;
  std::int32_t retries = 0;
  Instant deadline;
};
BOOST_DESCRIBE_STRUCT(JobUpdated, (), (job, retries, deadline))

// After an incident was resolved the job is there for any worker again.
struct JobReleased {
  JobKey job;
};
BOOST_DESCRIBE_STRUCT(JobReleased, (), (job))

}  // namespace engine
