#include "web/auth/password_pool.h"

#include <exception>

#include "web/auth/password.h"

namespace web {

namespace {

constexpr std::size_t kThreads = 2;
constexpr std::size_t kQueue = 32;

}  // namespace

PasswordPool::PasswordPool() {
  for (std::size_t index = 0; index < kThreads; ++index) {
    threads_.emplace_back([this] { work(); });
  }
}

PasswordPool::~PasswordPool() {
  stop();
}

void PasswordPool::stop() {
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
    changed_.notify_all();
  }
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

bool PasswordPool::submit(std::function<void()> task) {
  const std::lock_guard lock(mutex_);
  if (is_ending_ || waiting_.size() >= kQueue) return false;
  waiting_.push_back(std::move(task));
  changed_.notify_one();
  return true;
}

void PasswordPool::work() {
  for (;;) {
    std::function<void()> task;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return is_ending_ || !waiting_.empty(); });
      if (is_ending_) return;
      task = std::move(waiting_.front());
      waiting_.pop_front();
    }
    try {
      task();
    } catch (const std::exception&) {
      // The reply went with the stack and has answered.
    }
  }
}

bool PasswordPool::verify(std::string hash, std::string password, std::function<void(bool)> done) {
  return submit([hash = std::move(hash), password = std::move(password), done = std::move(done)] {
    done(verify_password(hash, password));
  });
}

bool PasswordPool::hash(std::string password, std::function<void(std::string)> done) {
  return submit(
      [password = std::move(password), done = std::move(done)] { done(hash_password(password)); });
}

}  // namespace web
