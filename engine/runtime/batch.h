#pragma once

#include <chrono>
#include <vector>

#include "engine/runtime/shell.h"

namespace engine {

// A batch that runs longer takes up no more commands (DESIGN §5).
inline constexpr auto kBatchTime = std::chrono::milliseconds(5);

// One transaction of the writer: commands, then one commit, then all the answers. Without a commit
// it is taken back and everybody is answered kStore.
class Batch {
 public:
  Batch(Shell& shell, Instant now);
  ~Batch();
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;

  void run(CommandRequest& request);
  // Locks jobs for the poll if there are any, or lets it wait.
  void run(JobPoll& poll);
  // The same without letting it wait; false when there are none.
  bool serve(const JobPoll& poll);
  // A command of the engine itself. False if it was refused.
  bool run(const Command& command);

  void commit();

 private:
  struct Answer {
    Callback callback;
    CommandResult result;
  };

  CommandResult run_once(CommandRequest& request);
  CommandResult run_command(CommandRequest& request);
  void after_step(StepResult& result, bool is_awaited);
  void look_at_events();

  Shell& shell_;
  Instant now_;
  Transaction transaction_;
  std::vector<Answer> answers_;
  bool changes_snapshot_ = false;
  bool committed_ = false;
};

}  // namespace engine
