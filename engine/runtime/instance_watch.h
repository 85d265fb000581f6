#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <vector>

#include "engine/record/event.h"
#include "engine/runtime/command_result.h"
#include "engine/state/state.h"

namespace engine {

// Who waits for the end of an instance, and what the instances that ended in the transaction at
// hand left behind.
class InstanceWatch {
 public:
  using Time = std::chrono::steady_clock::time_point;

  // `started` is the answer to the start of the instance.
  void add(ProcessInstanceKey instance, Done started, Callback callback, Time end);
  bool empty() const { return watches_.empty(); }
  std::optional<Time> next_end() const;

  // Keeps the variables of instances that ended in this step, while they are still loaded. `also`
  // says that somebody is about to be added.
  void note(const std::vector<RecordedEvent>& events, const State& state, bool also);
  // After the commit: answers those whose instance is over.
  void answer();
  // After a transaction that was taken back.
  void forget() { ended_.clear(); }
  // Answers kTimeout to those who waited long enough, or to all.
  void expire(Time now);
  void answer_all();

 private:
  struct Watch {
    ProcessInstanceKey instance;
    Done started;
    Callback callback;
    Time end;
  };
  // Null variables: terminated.
  using Ended = std::map<ProcessInstanceKey, feel::Value>;

  std::vector<Watch> watches_;
  Ended ended_;
};

}  // namespace engine
