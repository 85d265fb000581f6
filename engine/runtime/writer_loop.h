#pragma once

#include <deque>
#include <memory>
#include <optional>

#include "engine/runtime/shell.h"
#include "engine/runtime/work_queue.h"

namespace engine {

// What the writer's thread does: takes what is queued, runs it in batches, does what is due.
class WriterLoop {
 public:
  WriterLoop(const Processor::Ports& ports, ProcessorOptions options, WorkQueue& queue);

  // Before `run`: loads what is shared.
  void load();
  // Until the queue is closed and empty.
  void run();
  std::shared_ptr<const Snapshot> snapshot() const { return shell_.snapshot.load(); }

 private:
  void work(std::deque<WorkItem>& items);
  void run_batch(std::deque<WorkItem>& items);
  // A command of the clock, which runs alone.
  void move_clock(CommandRequest& request);
  // Before the end; an agenda stands in rows and is continued by whoever starts next.
  void finish_later();
  void serve_polls();
  // Once a day, by the machine's time.
  void prune_answers();
  void run_due_now();
  std::optional<WorkQueue::Time> next_wake();
  std::optional<WorkQueue::Time> wake_for(std::optional<Instant> due) const;
  void fail(std::deque<WorkItem>& items, const char* why);

  Shell shell_;
  WorkQueue& queue_;
  // When the next job comes out of its back-off, while somebody waits for jobs.
  std::optional<Instant> back_off_;
  Instant next_prune_;
};

}  // namespace engine
