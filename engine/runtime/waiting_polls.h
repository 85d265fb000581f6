#pragma once

#include <chrono>
#include <list>
#include <optional>

#include "engine/runtime/work_item.h"

namespace engine {

// Long polls that found no job, the oldest first.
class WaitingPolls {
 public:
  using Time = std::chrono::steady_clock::time_point;

  void add(JobPoll poll, Time now);
  bool empty() const { return waiting_.empty(); }
  // When the first of them gives up.
  std::optional<Time> next_end() const;
  // Answers those whose patience is over, and all of them at the end.
  void expire(Time now);
  void answer_all();

  // Offers each poll to `serve`, which answers it and says true, or leaves it and says false.
  // Polls that nobody waits for any more are dropped.
  template <class Serve>
  void offer(Serve&& serve) {
    for (auto place = waiting_.begin(); place != waiting_.end();) {
      const bool is_gone = place->poll.is_alive && !place->poll.is_alive();
      place = is_gone || serve(place->poll) ? waiting_.erase(place) : std::next(place);
    }
  }

 private:
  struct Waiting {
    JobPoll poll;
    Time end;
  };

  std::list<Waiting> waiting_;
};

}  // namespace engine
