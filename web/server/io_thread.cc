#include "web/server/io_thread.h"

#include <boost/asio/post.hpp>
#include <ctime>

#include "web/server/session.h"

namespace web {

IoThread::IoThread(std::shared_ptr<ServerContext> context, unsigned index)
    : context_(std::move(context)),
      index_(index),
      work_(boost::asio::make_work_guard(io_)),
      sweep_timer_(io_) {}

IoThread::~IoThread() = default;

void IoThread::start() {
  thread_ = std::thread([this] {
    for (;;) {
      try {
        io_.run();
        return;
      } catch (const std::exception& error) {
        context_->report(error.what());
      }
    }
  });
}

bool IoThread::is_current() {
  return io_.get_executor().running_in_this_thread();
}

std::string_view IoThread::date() {
  return date_.at(std::time(nullptr));
}

void IoThread::hand_over(std::shared_ptr<Session> session, Response response) {
  const std::lock_guard lock(mutex_);
  if (is_stopped_) return;
  handed_over_.push_back({std::move(session), std::move(response)});
  if (is_wake_pending_ || context_->holds.load() > 0) return;
  is_wake_pending_ = true;
  boost::asio::post(io_, [this] { fetch(); });
}

void IoThread::wake() {
  const std::lock_guard lock(mutex_);
  if (is_stopped_ || is_wake_pending_ || handed_over_.empty()) return;
  is_wake_pending_ = true;
  boost::asio::post(io_, [this] { fetch(); });
}

void IoThread::post(std::function<void()> task) {
  const std::lock_guard lock(mutex_);
  if (!is_stopped_) boost::asio::post(io_, std::move(task));
}

void IoThread::fetch() {
  std::vector<HandedOver> batch;
  {
    const std::lock_guard lock(mutex_);
    batch.swap(handed_over_);
    is_wake_pending_ = false;
  }
  for (HandedOver& answer : batch) answer.session->take_answer(std::move(answer.response));
}

void IoThread::add(std::shared_ptr<Session> session) {
  Session* const key = session.get();
  sessions_.emplace(key, std::move(session));
  {
    const std::lock_guard lock(mutex_);
    session_count_ = sessions_.size();
  }
  if (!is_sweeping_) wait_for_sweep();
}

void IoThread::remove(Session& session) {
  sessions_.erase(&session);
  const std::lock_guard lock(mutex_);
  session_count_ = sessions_.size();
  if (session_count_ == 0) emptied_.notify_all();
}

// Without connections there is no timer: an idle server sleeps.
void IoThread::wait_for_sweep() {
  is_sweeping_ = !sessions_.empty();
  if (!is_sweeping_) return;
  sweep_timer_.expires_after(context_->options.deadlines.sweep);
  sweep_timer_.async_wait([this](const boost::system::error_code& error) {
    if (error) return;
    sweep();
    wait_for_sweep();
  });
}

void IoThread::sweep() {
  const SteadyTime now = std::chrono::steady_clock::now();
  std::vector<std::shared_ptr<Session>> late;
  for (const auto& [key, session] : sessions_) {
    if (session->is_late(now)) late.push_back(session);
  }
  for (const auto& session : late) session->end_late();
}

void IoThread::for_each_session(void (Session::*act)()) {
  std::vector<std::shared_ptr<Session>> all;
  for (const auto& [key, session] : sessions_) all.push_back(session);
  for (const auto& session : all) (session.get()->*act)();
}

bool IoThread::wait_until_empty(std::chrono::milliseconds time) {
  std::unique_lock lock(mutex_);
  return emptied_.wait_for(lock, time, [this] { return session_count_ == 0; });
}

void IoThread::begin_stop() {
  post([this] { for_each_session(&Session::stop); });
}

void IoThread::finish_stop() {
  if (!wait_until_empty(context_->options.deadlines.stopping)) {
    post([this] { for_each_session(&Session::close); });
  }
  {
    const std::lock_guard lock(mutex_);
    is_stopped_ = true;
    handed_over_.clear();
  }
  boost::asio::post(io_, [this] {
    for_each_session(&Session::close);
    sweep_timer_.cancel();
  });
  work_.reset();
  thread_.join();
}

}  // namespace web
