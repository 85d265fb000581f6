#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <variant>

#include "engine/feel/value.h"
#include "engine/ports/kept_answers.h"
#include "engine/record/rejection.h"
#include "engine/record/reply.h"
#include "engine/state/row_case.h"

namespace engine {

// The command was done and is committed.
struct Done {
  Reply reply;
  // The first record that it wrote; 0 if it wrote none.
  std::uint64_t seq = 0;
  Digest leaf{};
  // Of that record, and of everything that the command wrote.
  Instant time;
  // Of an instance that was waited for: its variables at its end, a context.
  feel::Value final_variables;
};

// The same request was answered before.
struct Repeated {
  KeptAnswer answer;
};

// The command has not been tried, or what it did was taken back.
struct Unavailable {
  enum class Reason : std::uint8_t {
    kBusy,         // the queue is full
    kStopping,     // the server is going down
    kQuarantined,  // the case broke an invariant; an administrator has to release it
    kStore,        // the store failed
    kTimeout,      // what was waited for did not come in time
  };
  Reason reason{};
  std::string detail;
};

using CommandResult = std::variant<Done, Repeated, Rejection, Unavailable>;

// Called once, by the writer's thread, after the commit. Must not block or throw.
using Callback = std::function<void(const CommandResult&)>;

}  // namespace engine
