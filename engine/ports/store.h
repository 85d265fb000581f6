#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/record/actor.h"
#include "engine/record/event.h"
#include "engine/record/lookup.h"
#include "engine/state/changes.h"
#include "engine/state/event_applier.h"
#include "engine/state/state.h"

namespace engine {

// A record that is about to be written: one command and one case, its events in order.
struct RecordDraft {
  Instant time;
  std::string_view command;
  const Actor& actor;
  // None for what belongs to no case.
  CaseKey case_key;
  // SHA-256 of the idempotency key, in hexadecimal; empty if there was none.
  std::string_view idempotency_hash;
  // `seq` of the records that this one follows from.
  std::span<const std::uint64_t> cause;
  std::span<const RecordedEvent> events;
};

struct RecordReceipt {
  std::uint64_t seq = 0;
  Digest leaf{};
};

// A timer, message, job or agenda whose time has come, as the command to be queued for it needs it.
struct DueTimer {
  CaseKey case_key;
  ElementInstanceKey owner;
  TimerKey timer;
  Instant due;
};
struct WaitingJob {
  CaseKey case_key;
  JobKey job;
};

// What searches know of an element of a process; `type` is its word on `/v2`.
struct FlowNodeName {
  ElementIndex element;
  std::string_view id;
  std::string_view name;
  std::string_view type;
};

// Where rows and log are kept. All of it is called by the one writer; whatever fails throws, and
// the transaction is dropped.
class Store {
 public:
  virtual ~Store() = default;

  // One transaction at a time; savepoints do not nest.
  virtual void begin() = 0;
  virtual void commit() = 0;
  virtual void rollback() = 0;
  virtual void set_savepoint() = 0;
  virtual void release_savepoint() = 0;
  virtual void rollback_to_savepoint() = 0;

  // The next free key of the log head; `keep_next_key` stores how far the writer has come.
  virtual std::uint64_t next_key() = 0;
  virtual void keep_next_key(std::uint64_t next) = 0;

  // Everything that `State` shares, without the compiled models.
  virtual void load_shared(State& state) = 0;
  // The case that something belongs to; none if there is no such thing.
  virtual CaseKey case_of(const EntityRef& entity) = 0;
  // Rows of what is not over, and with `lineage` all of them. False if there is no such case.
  virtual bool load_case(State& state, CaseKey key, bool lineage) = 0;
  // Loads the rows that answer the question and marks it as known. Sees what this transaction has
  // written.
  virtual void look_up(State& state, const Lookup& lookup) = 0;

  // Signs the record into the log; the caller then advances the case by the receipt and writes the
  // rows.
  virtual RecordReceipt append(const RecordDraft& draft, const State& state) = 0;
  virtual void write(const Changes& changes) = 0;

  // The bytes of models and uploads, named by SHA-256 in hexadecimal.
  virtual void put_blob(std::string_view sha256, std::string_view bytes) = 0;
  virtual std::optional<std::string> blob(std::string_view sha256) = 0;
  // The elements of a process version, in the transaction that deploys it; made from its bytes, so
  // no projection of the log.
  virtual void put_flow_nodes(ProcessDefinitionKey definition,
                              std::span<const FlowNodeName> nodes) = 0;

  // In the order of their time; at most `limit`.
  virtual std::vector<DueTimer> due_timers(Instant until, std::size_t limit) = 0;
  virtual std::vector<MessageKey> expired_messages(Instant until, std::size_t limit) = 0;
  // Activated jobs whose deadline has passed.
  virtual std::vector<WaitingJob> overdue_jobs(Instant until, std::size_t limit) = 0;
  // Jobs that a worker may have, oldest first.
  virtual std::vector<WaitingJob> available_jobs(std::string_view type, Instant now,
                                                 std::size_t limit) = 0;
  virtual std::vector<CaseKey> parked_cases(std::size_t limit) = 0;
  // When the next timer, deadline of a job or expiry of a message comes due, also one that is
  // overdue: for each of them a command is run. None: nothing waits for time.
  virtual std::optional<Instant> next_due() = 0;
  // When the next back-off of a failed job ends after `after`: it can then be had, without a
  // command.
  virtual std::optional<Instant> next_back_off(Instant after) = 0;
};

}  // namespace engine
