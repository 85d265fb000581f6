#include "engine/runtime/due_work.h"

#include <algorithm>
#include <chrono>

#include "engine/runtime/batch.h"

namespace engine {
namespace {

constexpr std::size_t kBatch = 256;
// Of one jump of the clock: everybody else waits for them. What is due behind them fires at the end
// of the jump, among the other work.
constexpr std::size_t kMaxBatches = 2'000;

Actor system_actor(ActorKind kind, const char* via) {
  Actor actor;
  actor.kind = kind;
  actor.via = via;
  return actor;
}

// The commands for what is due; at most a batch of each kind.
std::vector<Command> due_commands(Shell& shell, Instant now) {
  Store& store = shell.writer.store;
  std::vector<Command> commands;
  for (const DueTimer& due : store.due_timers(now, kBatch + shell.stuck_timers.size())) {
    if (shell.stuck_timers.contains(due.timer)) continue;
    commands.push_back(
        FireTimer{system_actor(ActorKind::kTimer, "timer"), due.case_key, due.owner, due.timer});
  }
  for (const WaitingJob& job : store.overdue_jobs(now, kBatch)) {
    commands.push_back(TimeOutJob{system_actor(ActorKind::kTimer, "timer"), job.job});
  }
  for (const MessageKey message : store.expired_messages(now, kBatch)) {
    commands.push_back(ExpireMessage{system_actor(ActorKind::kMessage, "timer"), message});
  }
  return commands;
}

void note_refused(Shell& shell, const Command& command) {
  const auto* timer = std::get_if<FireTimer>(&command);
  if (timer == nullptr) return;
  shell.stuck_timers.insert(timer->timer);
  shell.options.log("timer " + to_text(timer->timer) + " of case " + to_text(timer->case_key) +
                    " was refused and is left alone until the next start");
}

// How many of the commands were done.
std::size_t run_all(Shell& shell, const std::vector<Command>& commands, Instant now) {
  std::size_t done = 0;
  Batch batch(shell, now);
  for (const Command& command : commands) {
    if (batch.run(command)) {
      ++done;
    } else {
      note_refused(shell, command);
    }
  }
  batch.commit();
  return done;
}

void finish_later(Shell& shell, Instant now) {
  while (!shell.later.empty()) run_later(shell, now);
}

}  // namespace

void run_later(Shell& shell, Instant now) {
  if (shell.later.empty()) return;
  const auto begin = std::chrono::steady_clock::now();
  Batch batch(shell, now);
  do {
    const Command command = std::move(shell.later.front());
    shell.later.pop_front();
    batch.run(command);
  } while (!shell.later.empty() && std::chrono::steady_clock::now() - begin < kBatchTime);
  batch.commit();
}

bool run_due(Shell& shell, Instant now) {
  const std::vector<Command> commands = due_commands(shell, now);
  return !commands.empty() && run_all(shell, commands, now) != 0;
}

std::optional<Instant> next_due(Shell& shell) {
  if (shell.stuck_timers.empty()) return shell.writer.store.next_due();
  // A stuck timer stands in the way of the simple question.
  const auto timers =
      shell.writer.store.due_timers(Instant{INT64_MAX}, shell.stuck_timers.size() + 1);
  for (const DueTimer& due : timers) {
    if (!shell.stuck_timers.contains(due.timer)) return due.due;
  }
  return std::nullopt;
}

void visit_due_instants(Shell& shell, Instant from, Instant to) {
  finish_later(shell, from);
  for (std::size_t batches = 0; batches < kMaxBatches; ++batches) {
    const std::optional<Instant> due = next_due(shell);
    if (!due || *due > to) return;
    from = std::max(*due, from);
    const bool any_done = run_due(shell, from);
    finish_later(shell, from);
    const std::optional<Instant> next = next_due(shell);
    if (!any_done && next && *next <= *due) return;
  }
}

}  // namespace engine
