#pragma once

#include <array>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <thread>
#include <unordered_map>
#include <vector>

#include "web/http/response.h"
#include "web/server/answer_head.h"
#include "web/server/server_context.h"

namespace web {

class Session;

using SteadyTime = std::chrono::steady_clock::time_point;
using Socket =
    boost::asio::basic_stream_socket<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;

// One thread with its connections. Answers that other threads give are collected and fetched with
// one wake-up; deadlines are looked at by one timer for all.
class IoThread {
 public:
  IoThread(std::shared_ptr<ServerContext> context, unsigned index);
  ~IoThread();

  void start();
  // Ends idle connections, and the others behind the answers that they are owed.
  void begin_stop();
  // Waits for them as long as the deadline says, then ends all and joins. Not from an I/O thread.
  void finish_stop();

  boost::asio::io_context& io() { return io_; }
  unsigned index() const { return index_; }
  bool is_current();

  // From any thread. After `finish_stop` nothing happens.
  void hand_over(std::shared_ptr<Session> session, Response response);
  void post(std::function<void()> task);
  // Fetches what was collected during a hold.
  void wake();

  // The rest on this thread only.
  void add(std::shared_ptr<Session> session);
  void remove(Session& session);
  std::span<char> scratch() { return scratch_; }
  std::string_view date();

 private:
  struct HandedOver {
    std::shared_ptr<Session> session;
    Response response;
  };

  void fetch();
  void sweep();
  void wait_for_sweep();
  void for_each_session(void (Session::*act)());
  bool wait_until_empty(std::chrono::milliseconds time);

  const std::shared_ptr<ServerContext> context_;
  const unsigned index_;
  boost::asio::io_context io_{1};
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_;
  boost::asio::steady_timer sweep_timer_;
  bool is_sweeping_ = false;
  std::array<char, std::size_t{64} * 1024> scratch_{};
  DateText date_;
  std::unordered_map<Session*, std::shared_ptr<Session>> sessions_;

  // Guards what follows.
  std::mutex mutex_;
  std::condition_variable emptied_;
  std::vector<HandedOver> handed_over_;
  std::size_t session_count_ = 0;
  bool is_wake_pending_ = false;
  bool is_stopped_ = false;

  std::thread thread_;
};

}  // namespace web
