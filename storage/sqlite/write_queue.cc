#include "storage/sqlite/write_queue.h"

namespace storage {

void WriteQueue::enter() {
  std::unique_lock lock(mutex_);
  const std::uint64_t ticket = next_++;
  turn_.wait(lock, [&] { return served_ == ticket; });
}

void WriteQueue::leave() {
  {
    const std::lock_guard lock(mutex_);
    ++served_;
  }
  turn_.notify_all();
}

}  // namespace storage
