#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace web {

// Two threads that check and make password hashes, with a queue of 32: hashing is slow on purpose
// and must not hold up an I/O thread, nor take all memory. Any thread.
class PasswordPool {
 public:
  PasswordPool();
  // Stops.
  ~PasswordPool();
  PasswordPool(const PasswordPool&) = delete;
  PasswordPool& operator=(const PasswordPool&) = delete;

  // `done` runs on a thread of the pool. False when the queue is full; then it never runs.
  bool verify(std::string hash, std::string password, std::function<void(bool)> done);
  bool hash(std::string password, std::function<void(std::string)> done);
  // Waits for what is being hashed and drops what waits. Called before anything goes that the
  // callbacks use.
  void stop();

 private:
  bool submit(std::function<void()> task);
  void work();

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> waiting_;
  bool is_ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace web
