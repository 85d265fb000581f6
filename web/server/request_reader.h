#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "web/http/request.h"
#include "web/http/request_handler.h"
#include "web/server/message_parser.h"
#include "web/server/options.h"
#include "web/server/request_guard.h"

namespace web {

// Turns the bytes of one connection into requests, one at a time: head, guard, body. Knows no
// socket.
class RequestReader {
 public:
  enum class Progress {
    kNeedsMore,
    kComplete,  // `request()` is whole; `begin_next` when it is answered
    kRefused,   // `refusal()` says why; nothing more can be read from this connection
  };
  enum class Stage { kIdle, kHead, kBody };

  // All outlive the reader.
  RequestReader(const ServerLimits& limits, const RequestGuard& guard,
                const RequestHandler& handler);

  void append(std::string_view bytes) { buffer_.append(bytes); }
  Progress advance();
  void begin_next();

  Request& request() { return request_; }
  const Request& request() const { return request_; }
  const Framing& framing() const { return framing_; }
  const Problem& refusal() const { return refusal_; }
  Stage stage() const;
  // Bytes that have come and belong to no request yet.
  std::size_t buffered() const { return buffer_.size() - taken_; }
  // Of the request that is being read.
  std::size_t body_bytes() const { return request_.body.size(); }
  // True once for a client that waits before it sends its body.
  bool take_continue();

 private:
  Progress read_head();
  Progress read_body();
  Progress take_head(std::string_view head);
  Progress refuse(Problem problem);
  Progress refuse_body(const boost::beast::error_code& error);
  Outcome<> check_length();
  std::string_view rest() const { return std::string_view(buffer_).substr(taken_); }
  void take(std::size_t size);

  const ServerLimits& limits_;
  const RequestGuard& guard_;
  const RequestHandler& handler_;

  std::string buffer_;
  std::size_t taken_ = 0;
  // How much of the head has been looked through, and where its last line began.
  std::size_t searched_ = 0;
  std::size_t line_ = 0;
  bool has_head_ = false;
  bool owes_continue_ = false;

  Request request_;
  Framing framing_;
  Problem refusal_;
  std::optional<MessageParser> parser_;
};

}  // namespace web
