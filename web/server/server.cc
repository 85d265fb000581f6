#include "web/server/server.h"

#include <boost/system/system_error.hpp>
#include <future>
#include <system_error>

#include "web/server/io_thread.h"
#include "web/server/listener.h"

namespace web {

class Server::Implementation {
 public:
  Implementation(ServerOptions options, RequestHandler& handler)
      : context_(std::make_shared<ServerContext>(std::move(options), handler)) {}

  void start() {
    for (unsigned index = 0; index < context_->options.threads; ++index) {
      threads_.push_back(std::make_shared<IoThread>(context_, index));
    }
    listen();
    listener_->accept();
    for (const auto& thread : threads_) thread->start();
  }

  void listen() {
    try {
      listener_ = std::make_unique<Listener>(context_, threads_);
    } catch (const boost::system::system_error& error) {
      throw std::system_error(error.code(), "cannot listen on " + context_->options.address + ':' +
                                                std::to_string(context_->options.port));
    }
  }

  std::uint16_t port() const { return listener_->port(); }

  void stop() {
    if (listener_ == nullptr) return;
    std::promise<void> closed;
    threads_.front()->post([this, &closed] {
      listener_->close();
      closed.set_value();
    });
    closed.get_future().wait();
    for (const auto& thread : threads_) thread->begin_stop();
    for (const auto& thread : threads_) thread->finish_stop();
    listener_.reset();
  }

  void hold() { ++context_->holds; }

  void release() {
    if (--context_->holds > 0) return;
    for (const auto& thread : threads_) thread->wake();
  }

 private:
  const std::shared_ptr<ServerContext> context_;
  Listener::Threads threads_;
  std::unique_ptr<Listener> listener_;
};

Server::Server(ServerOptions options, RequestHandler& handler)
    : implementation_(std::make_unique<Implementation>(std::move(options), handler)) {}

Server::~Server() {
  stop();
}

void Server::start() {
  implementation_->start();
}

std::uint16_t Server::port() const {
  return implementation_->port();
}

void Server::stop() {
  implementation_->stop();
}

void Server::hold_replies() {
  implementation_->hold();
}

void Server::release_replies() {
  implementation_->release();
}

}  // namespace web
