#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

#include "engine/runtime/work_item.h"

namespace engine {

// What waits for the writer: filled by any thread up to a limit, emptied by one.
class WorkQueue {
 public:
  using Time = std::chrono::steady_clock::time_point;

  explicit WorkQueue(std::size_t limit) : limit_(limit) {}

  // False when it is full or closed; then the item is left as it is.
  bool push(WorkItem& item);
  bool is_closed() const;
  // Nothing more can be pushed; `take` gives what is left.
  void close();
  // Everything that waits, in order; waits for something until `until`, if given, or the end.
  std::deque<WorkItem> take(std::optional<Time> until);

 private:
  std::size_t limit_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<WorkItem> items_;
  bool closed_ = false;
};

}  // namespace engine
