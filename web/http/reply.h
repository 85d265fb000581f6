#pragma once

#include <functional>
#include <memory>

#include "web/http/response.h"

namespace web {

// One request on its way through the house, and the way back for its answer. The server implements
// it over a connection, a test over nothing. The request lives at least as long as its exchange.
class Exchange {
 public:
  virtual ~Exchange() = default;

  // From any thread, once.
  virtual void send(Response response) = 0;
  // Runs `task` later on the I/O thread of this request; from any thread.
  virtual void post(std::function<void()> task) = 0;
  // From any thread.
  virtual bool closed() const = 0;
  // On the I/O thread only.
  virtual void on_closed(std::function<void()> callback) = 0;
};

// The answer that is owed to one request: called once, from any thread; no thread waits for it.
// One that is dropped without a call answers 500, so that nobody waits for ever.
class Reply {
 public:
  explicit Reply(std::shared_ptr<Exchange> exchange) : exchange_(std::move(exchange)) {}
  Reply(Reply&& other) noexcept = default;
  Reply& operator=(Reply&& other) noexcept;
  Reply(const Reply&) = delete;
  Reply& operator=(const Reply&) = delete;
  ~Reply();

  // Const, so that a callback that holds the reply needs not be mutable.
  void operator()(Response response) const;

  // The client has gone, or has ended its side: whoever waits on its behalf may stop, and locks
  // nothing for it. From any thread.
  bool closed() const { return exchange_ == nullptr || exchange_->closed(); }
  // `callback` runs on the I/O thread if that happens before the answer. Called in the handler.
  void on_closed(std::function<void()> callback) const;
  // Runs `task` on the I/O thread of this request. From any thread.
  void post(std::function<void()> task) const;

 private:
  mutable std::shared_ptr<Exchange> exchange_;
};

}  // namespace web
