#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/ports/notifier.h"
#include "engine/runtime/command_result.h"
#include "engine/runtime/writer_state.h"

namespace engine {

// The results of the steps of a transaction, kept and used again by the next one.
class StepPool {
 public:
  StepResult& take();
  void give_back() { used_ = 0; }
  std::size_t used() const { return used_; }
  StepResult& at(std::size_t index) { return *results_[index]; }
  // Forgets all behind the first `count`.
  void shrink_to(std::size_t count) { used_ = count; }

 private:
  std::vector<std::unique_ptr<StepResult>> results_;
  std::size_t used_ = 0;
};

// One database transaction: commands stepped one after the other, each with its follow-ups behind a
// savepoint of its own. What is neither committed nor abandoned is abandoned at the end.
class Transaction {
 public:
  // All of it happens at the engine time `now`.
  Transaction(WriterState& writer, StepPool& pool, Instant now);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  // Called with each step that was done, after its rows were written.
  using StepHook = std::function<void(const Command&, StepResult&)>;

  // The command and all that follows from it, or nothing of it. What breaks inside a step is
  // taken back and told as kQuarantined; what breaks in the store is thrown.
  CommandResult run(const Command& command, std::string_view idempotency_hash,
                    const StepHook& hook);

  // Follow-ups that ask to run in a later transaction.
  std::vector<Command>& later() { return later_; }

  // Throws what the store throws; then nothing of the transaction has happened.
  void commit();
  void abandon();

  // After the commit, until the transaction ends: all that happened, by record.
  const std::vector<Committed>& committed() const { return committed_; }

 private:
  struct Pending {
    Command command;
    std::vector<std::uint64_t> cause;
  };

  StepOutcome step_with_needs(const Command& command, StepResult& result);
  StepOutcome step_one(const Command& command, std::string_view idempotency_hash,
                       std::span<const std::uint64_t> cause, StepResult& result);
  void write_records(const Command& command, std::string_view idempotency_hash,
                     std::span<const std::uint64_t> cause, StepResult& result);
  void run_follow_ups(StepResult& first, const StepHook& hook);
  void take_back(std::size_t steps, std::uint64_t next_key);

  WriterState& writer_;
  StepPool& pool_;
  Instant now_;
  std::uint64_t first_key_;
  bool open_ = true;
  std::vector<Command> later_;
  // Of the step at hand: its records.
  std::vector<std::uint64_t> seqs_;
  Digest first_leaf_{};
  std::vector<Committed> committed_;
};

}  // namespace engine
