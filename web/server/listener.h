#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <memory>
#include <vector>

#include "web/server/io_thread.h"

namespace web {

// Takes connections and deals them out to the I/O threads in turn. Lives on the first of them.
class Listener {
 public:
  using Threads = std::vector<std::shared_ptr<IoThread>>;

  // Binds and listens; throws boost::system::system_error when it cannot.
  Listener(std::shared_ptr<ServerContext> context, const Threads& threads);

  std::uint16_t port() const { return port_; }
  void accept();
  void close();

 private:
  void on_accept(const boost::system::error_code& error, Socket socket);
  void take(Socket socket);
  void accept_later();

  const std::shared_ptr<ServerContext> context_;
  const Threads& threads_;
  std::size_t next_ = 0;
  boost::asio::basic_socket_acceptor<boost::asio::ip::tcp, boost::asio::io_context::executor_type>
      acceptor_;
  boost::asio::steady_timer pause_;
  std::uint16_t port_ = 0;
};

}  // namespace web
