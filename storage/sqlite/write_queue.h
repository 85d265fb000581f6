#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace storage {

// Lets the connections of one process write in the order in which they asked: SQLite itself would
// let whoever polls at the right moment go first.
class WriteQueue {
 public:
  // Waits for all who asked before.
  void enter();
  void leave();

  // As of the last commit.
  std::int64_t pages_in_wal() const { return pages_.load(std::memory_order_relaxed); }
  void note_pages_in_wal(std::int64_t pages) { pages_.store(pages, std::memory_order_relaxed); }

 private:
  std::mutex mutex_;
  std::condition_variable turn_;
  std::uint64_t next_ = 0;
  std::uint64_t served_ = 0;
  std::atomic<std::int64_t> pages_ = 0;
};

// A turn in the queue, for as long as it lives.
class WriteTurn {
 public:
  explicit WriteTurn(WriteQueue& queue) : queue_(queue) { queue_.enter(); }
  ~WriteTurn() { queue_.leave(); }
  WriteTurn(const WriteTurn&) = delete;
  WriteTurn& operator=(const WriteTurn&) = delete;

 private:
  WriteQueue& queue_;
};

}  // namespace storage
