#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/instant.h"
#include "engine/feel/evaluate.h"
#include "engine/record/command.h"
#include "engine/record/event.h"
#include "engine/record/lookup.h"
#include "engine/record/rejection.h"
#include "engine/record/reply.h"
#include "engine/state/changes.h"

// What goes into a step and what comes out.
namespace engine::form {
class Directory;
}

namespace engine {

struct StepLimits {
  // Internal steps of one command; the rest of its agenda is parked.
  std::uint64_t steps_per_command = 10'000;
  // Internal steps of a case without anything waiting; then the element at hand gets an incident.
  std::uint64_t steps_without_wait = 5'000'000;
};

// All that a step may ask from outside.
struct StepInput {
  Instant now;
  // The next free key.
  std::uint64_t next_key = 1;
  // Random words: the id of a case that is opened, and the seed of expressions.
  std::array<std::uint64_t, 3> random{};
  // The cases of `reads_of(command).cases`, in that order; none where there is no such thing.
  std::vector<CaseKey> cases;
  // Calendars by name; the empty name is the organisation's. May be null.
  const feel::Calendars* calendars = nullptr;
  // Who may be named in the fields of forms; null: nobody is looked up.
  const form::Directory* directory = nullptr;
  StepLimits limits;
};

// A command that a step asks for. It runs in the same transaction, right behind, in order; with
// `next_batch` in a later one. One that is refused has no effect.
struct FollowUp {
  Command command;
  bool next_batch = false;
};

enum class StepOutcome : std::uint8_t { kDone, kRejected, kNeeds };

// What a step gives. Kept by the caller and filled again and again, so that its memory is reused.
struct StepResult {
  // kDone: what happened, all of it already applied.
  std::vector<RecordedEvent> events;
  std::vector<FollowUp> follow_ups;
  Reply reply;
  std::uint64_t next_key = 0;
  // kRejected.
  Rejection rejection;
  // kNeeds: load the answers and step again. So many internal steps can be made without them; with
  // that as `steps_per_command` the step ends there.
  std::vector<Lookup> needs;
  std::uint64_t steps_before_needs = 0;

  // The rows that are altered; empty unless kDone. After the records were written give it to
  // `State::settle`, or take the step back with `State::undo`.
  Changes changes;
};

}  // namespace engine
