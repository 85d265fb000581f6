#include "engine/runtime/transaction.h"

#include <algorithm>
#include <deque>
#include <exception>
#include <stdexcept>
#include <utility>

#include "engine/runtime/deployment.h"

namespace engine {
namespace {

constexpr std::size_t kMaxFollowUps = 10'000;

// Brings the events of one case together, the cases in the order in which they first appear.
void group_by_case(std::vector<RecordedEvent>& events) {
  auto done = events.begin();
  while (done != events.end()) {
    const CaseKey key = done->case_key;
    const auto is_of_case = [key](const RecordedEvent& event) { return event.case_key == key; };
    done = std::find_if_not(done, events.end(), is_of_case);
    done = std::stable_partition(done, events.end(), is_of_case);
  }
}

}  // namespace

StepResult& StepPool::take() {
  if (used_ == results_.size()) results_.push_back(std::make_unique<StepResult>());
  return *results_[used_++];
}

Transaction::Transaction(WriterState& writer, StepPool& pool, Instant now)
    : writer_(writer), pool_(pool), now_(now), first_key_(writer.next_key) {
  writer_.store.begin();
}

Transaction::~Transaction() {
  try {
    if (open_) abandon();
  } catch (const std::exception&) {
    // The store has failed: whoever ran the transaction was told so.
  }
  pool_.give_back();
}

StepOutcome Transaction::step_with_needs(const Command& command, StepResult& result) {
  writer_.state.forget_found();
  const Reads reads = reads_of(command);
  StepInput input;
  input.now = now_;
  input.next_key = writer_.next_key;
  for (std::uint64_t& word : input.random) word = writer_.random.word();
  input.calendars = writer_.calendars;
  input.directory = writer_.directory;
  input.limits = writer_.limits;
  for (const EntityRef& entity : reads.cases) {
    CaseKey key = writer_.store.case_of(entity);
    if (key.exists() && !writer_.cache.want(key, reads.lineage)) key = {};
    input.cases.push_back(key);
  }
  for (const Lookup& lookup : reads.lookups) {
    if (!writer_.state.knows(lookup)) writer_.store.look_up(writer_.state, lookup);
  }
  return step_with_answers(
      writer_.state, command, std::move(input), result,
      [&](const Lookup& lookup) { writer_.store.look_up(writer_.state, lookup); });
}

void Transaction::write_records(const Command& command, std::string_view idempotency_hash,
                                std::span<const std::uint64_t> cause, StepResult& result) {
  // The record names the elements of what it deploys.
  if (const auto* deploy = std::get_if<DeployResources>(&command)) {
    take_models(*deploy, result.events, writer_.state, writer_.store);
  }
  group_by_case(result.events);
  seqs_.clear();
  EventApplier applier(writer_.state, result.changes, now_);
  const std::span<const RecordedEvent> events = result.events;
  for (std::size_t begin = 0; begin < events.size();) {
    const CaseKey key = events[begin].case_key;
    std::size_t end = begin;
    while (end < events.size() && events[end].case_key == key) ++end;
    const RecordDraft draft{now_,
                            name_of(command),
                            actor_of(command),
                            key,
                            idempotency_hash,
                            cause,
                            events.subspan(begin, end - begin)};
    const RecordReceipt receipt = writer_.store.append(draft, writer_.state);
    if (seqs_.empty()) first_leaf_ = receipt.leaf;
    seqs_.push_back(receipt.seq);
    for (const RecordedEvent& event : draft.events) committed_.push_back({receipt.seq, event});
    if (key.exists()) {
      applier.advance_case(key, receipt.leaf);
      writer_.cache.note(key);
    }
    begin = end;
  }
  writer_.store.write(result.changes);
  writer_.next_key = result.next_key;
}

StepOutcome Transaction::step_one(const Command& command, std::string_view idempotency_hash,
                                  std::span<const std::uint64_t> cause, StepResult& result) {
  const StepOutcome outcome = step_with_needs(command, result);
  if (outcome == StepOutcome::kDone) write_records(command, idempotency_hash, cause, result);
  return outcome;
}

void Transaction::run_follow_ups(StepResult& first, const StepHook& hook) {
  std::deque<Pending> pending;
  const auto queue = [&](StepResult& result) {
    for (FollowUp& follow_up : result.follow_ups) {
      if (follow_up.next_batch) {
        later_.push_back(std::move(follow_up.command));
      } else {
        pending.push_back({std::move(follow_up.command), seqs_});
      }
    }
    result.follow_ups.clear();
  };
  queue(first);
  for (std::size_t count = 0; !pending.empty() && count < kMaxFollowUps; ++count) {
    const Pending next = std::move(pending.front());
    pending.pop_front();
    StepResult& result = pool_.take();
    if (step_one(next.command, {}, next.cause, result) != StepOutcome::kDone) {
      pool_.shrink_to(pool_.used() - 1);
      continue;
    }
    hook(next.command, result);
    queue(result);
  }
  for (Pending& rest : pending) later_.push_back(std::move(rest.command));
}

CommandResult Transaction::run(const Command& command, std::string_view idempotency_hash,
                               const StepHook& hook) {
  const std::size_t steps_before = pool_.used();
  const std::size_t committed_before = committed_.size();
  const std::size_t later_before = later_.size();
  const std::uint64_t next_key = writer_.next_key;
  writer_.store.set_savepoint();
  try {
    StepResult& result = pool_.take();
    if (step_one(command, idempotency_hash, {}, result) != StepOutcome::kDone) {
      pool_.shrink_to(steps_before);
      writer_.store.release_savepoint();
      return std::move(result.rejection);
    }
    Done done;
    done.seq = seqs_.empty() ? 0 : seqs_.front();
    done.leaf = first_leaf_;
    done.time = now_;
    hook(command, result);
    done.reply = std::move(result.reply);
    run_follow_ups(result, hook);
    writer_.store.release_savepoint();
    return done;
  } catch (const std::logic_error& broken) {
    take_back(steps_before, next_key);
    while (committed_.size() > committed_before) committed_.pop_back();
    later_.erase(later_.begin() + static_cast<std::ptrdiff_t>(later_before), later_.end());
    writer_.store.rollback_to_savepoint();
    writer_.store.release_savepoint();
    return Unavailable{Unavailable::Reason::kQuarantined, broken.what()};
  }
}

void Transaction::take_back(std::size_t steps, std::uint64_t next_key) {
  for (std::size_t index = pool_.used(); index-- > steps;) {
    writer_.state.undo(pool_.at(index).changes);
  }
  pool_.shrink_to(steps);
  writer_.next_key = next_key;
}

void Transaction::commit() {
  writer_.store.keep_next_key(writer_.next_key);
  writer_.store.commit();
  open_ = false;
  std::vector<Changes*> changes;
  for (std::size_t index = 0; index < pool_.used(); ++index) {
    changes.push_back(&pool_.at(index).changes);
  }
  writer_.state.settle(changes);
  writer_.state.forget_beside();
  writer_.cache.trim();
}

void Transaction::abandon() {
  open_ = false;
  take_back(0, first_key_);
  committed_.clear();
  writer_.state.forget_beside();
  writer_.cache.clear();
  writer_.store.rollback();
}

}  // namespace engine
