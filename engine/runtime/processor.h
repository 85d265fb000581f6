#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <string_view>
#include <thread>
#include <vector>

#include "engine/ports/clock.h"
#include "engine/ports/kept_answers.h"
#include "engine/ports/notifier.h"
#include "engine/ports/random.h"
#include "engine/ports/store.h"
#include "engine/runtime/snapshot.h"
#include "engine/runtime/work_item.h"
#include "engine/runtime/work_queue.h"
#include "engine/step.h"

namespace engine::package {
struct Package;
}
namespace engine::form {
class Directory;
}

namespace engine {

class WriterLoop;

struct ProcessorOptions {
  // Commands that may wait; more are answered kBusy.
  std::size_t queue_limit = 10'000;
  // What is declared beside the models that are deployed.
  std::vector<std::shared_ptr<const package::Package>> packages;
  // Rows of loaded cases that stay in memory.
  std::size_t cached_rows = 500'000;
  StepLimits limits;
  // Told what went wrong inside; may be called by the writer's thread.
  std::function<void(std::string_view)> log = [](std::string_view) {};
  // Called around the answers of a batch, so that whoever sends them can be woken once.
  std::function<void()> before_answers = [] {};
  std::function<void()> after_answers = [] {};
};

// The shell around `step`: queues commands, runs them on one thread in batches, one transaction a
// batch, and answers after the commit. Fires timers and deadlines as their time comes. All methods
// may be called by any thread.
class Processor {
 public:
  // All of them must outlive the processor.
  struct Ports {
    Store& store;
    KeptAnswers& answers;
    const Clock& clock;
    Random& random;
    Notifier& notifier;
    const feel::Calendars* calendars = nullptr;
    // Who may be named in the fields of forms; null: nobody is looked up.
    const form::Directory* directory = nullptr;
  };

  Processor(const Ports& ports, ProcessorOptions options);
  ~Processor();
  Processor(const Processor&) = delete;
  Processor& operator=(const Processor&) = delete;

  // Loads what is shared and begins to work. Throws what the store throws.
  void start();
  // Does what is queued, answers all who wait, and ends.
  void stop();

  void execute(Command command, Callback callback);
  void execute(CommandRequest request);
  void activate_jobs(JobPoll poll);

  // What was deployed and who there was at the last commit.
  std::shared_ptr<const Snapshot> snapshot() const;
  // Engine time, now.
  Instant now() const;

 private:
  void push(WorkItem item);

  const Clock& clock_;
  WorkQueue queue_;
  std::unique_ptr<WriterLoop> loop_;
  std::thread thread_;
};

}  // namespace engine
