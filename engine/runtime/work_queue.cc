#include "engine/runtime/work_queue.h"

#include <utility>

namespace engine {

bool WorkQueue::push(WorkItem& item) {
  {
    const std::lock_guard lock(mutex_);
    if (closed_ || items_.size() >= limit_) return false;
    items_.push_back(std::move(item));
    if (items_.size() > 1) return true;
  }
  wake_.notify_one();
  return true;
}

bool WorkQueue::is_closed() const {
  const std::lock_guard lock(mutex_);
  return closed_;
}

void WorkQueue::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  wake_.notify_all();
}

std::deque<WorkItem> WorkQueue::take(std::optional<Time> until) {
  std::unique_lock lock(mutex_);
  const auto has_work = [this] { return closed_ || !items_.empty(); };
  if (until) {
    wake_.wait_until(lock, *until, has_work);
  } else {
    wake_.wait(lock, has_work);
  }
  return std::exchange(items_, {});
}

}  // namespace engine
