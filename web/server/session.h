#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "web/http/reply.h"
#include "web/server/io_thread.h"
#include "web/server/request_reader.h"

namespace web {

// One connection: reads a request, has it handled, writes its answer, reads the next. Between a
// request and its answer it goes on reading, so that it learns when the client goes; what comes is
// kept for later. Everything on its I/O thread but for what `Exchange` promises.
class Session final : public Exchange, public std::enable_shared_from_this<Session> {
 public:
  // `io` and `context` live as long as any session.
  Session(Socket socket, std::string address, std::unique_ptr<ConnectionCount::Place> place,
          std::shared_ptr<IoThread> io, std::shared_ptr<ServerContext> context);
  ~Session() override;

  void start();
  bool is_late(SteadyTime now) const;
  void end_late();
  // Ends now if no answer is owed, else behind it.
  void stop();
  void close();
  // Nothing happens when the connection is gone.
  void take_answer(Response response);

  void send(Response response) override;
  void post(std::function<void()> task) override;
  bool closed() const override { return is_closed_.load(); }
  void on_closed(std::function<void()> callback) override;

 private:
  enum class Phase { kReading, kHandling, kWriting, kLingering, kClosed };

  void pump();
  bool read_request();
  void sign_request();
  void handle();
  bool has_room_for_body();
  void refuse(Problem problem);
  void settle();
  void set_reading_deadline();
  void wait_readable();
  void on_readable();
  void take_bytes(std::size_t size);
  void on_end();
  void write_continue();
  void write(Response response, bool keep_alive);
  void write_more();
  void on_written();
  void linger();
  void tell_closed();
  void log_answer() const;

  const std::shared_ptr<ServerContext> context_;
  const std::shared_ptr<IoThread> io_;
  Socket socket_;
  const std::string address_;
  std::unique_ptr<ConnectionCount::Place> place_;
  RequestReader reader_;

  Phase phase_ = Phase::kReading;
  std::optional<RequestReader::Stage> timed_stage_;
  SteadyTime deadline_;
  SteadyTime stage_began_;
  bool is_pumping_ = false;
  bool is_waiting_ = false;
  bool is_half_closed_ = false;
  bool is_stopping_ = false;
  std::size_t requests_ = 0;
  // What of the request's body is counted in the context.
  std::size_t counted_bytes_ = 0;
  std::size_t discarded_ = 0;

  // The answer that is being written.
  std::string head_;
  Response response_;
  std::string_view content_;
  std::size_t written_ = 0;
  bool keep_alive_ = true;
  SteadyTime handling_began_;

  std::atomic<bool> is_closed_{false};
  std::function<void()> when_closed_;
};

}  // namespace web
