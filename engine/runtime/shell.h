#pragma once

#include <atomic>
#include <deque>
#include <memory>
#include <set>

#include "engine/runtime/engine_time.h"
#include "engine/runtime/instance_watch.h"
#include "engine/runtime/processor.h"
#include "engine/runtime/transaction.h"
#include "engine/runtime/waiting_polls.h"
#include "engine/runtime/writer_state.h"

namespace engine {

// What the parts of the writer's loop share. Only the snapshot is touched by other threads.
struct Shell {
  Shell(const Processor::Ports& given, ProcessorOptions given_options)
      : ports(given),
        options(std::move(given_options)),
        writer(given.store, given.random, options.cached_rows) {
    writer.limits = options.limits;
    writer.calendars = given.calendars;
    writer.directory = given.directory;
  }

  // Engine time for the next transaction; does not run backwards but by a command of the clock.
  Instant now() {
    const Instant time = engine_time(writer.state, ports.clock.now());
    last_now = std::max(last_now, time);
    return last_now;
  }

  Processor::Ports ports;
  ProcessorOptions options;
  WriterState writer;
  StepPool pool;
  WaitingPolls polls;
  InstanceWatch watch;
  // Commands of the engine itself for the next transactions.
  std::deque<Command> later;
  // Due timers that were refused: left alone until the next start.
  std::set<TimerKey> stuck_timers;
  Instant last_now;
  // Whether a job may have become available since the polls were served.
  bool jobs_changed = false;
  std::atomic<std::shared_ptr<const Snapshot>> snapshot;
};

}  // namespace engine
