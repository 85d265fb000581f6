#include "web/server/listener.h"

#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>

#include "web/server/session.h"

namespace web {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

// An IPv4 client of an IPv6 socket is the same client.
std::string text_of(asio::ip::address address) {
  if (address.is_v6() && address.to_v6().is_v4_mapped()) {
    address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
  }
  return address.to_string();
}

// No more than can be done without waiting: the client is one too many.
void turn_away(Socket& socket) {
  constexpr std::string_view kAnswer =
      "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nRetry-After: 1\r\n"
      "Connection: close\r\n\r\n";
  error_code ignored;
  socket.non_blocking(true, ignored);
  socket.write_some(asio::buffer(kAnswer.data(), kAnswer.size()), ignored);
  socket.shutdown(Socket::shutdown_send, ignored);
  socket.close(ignored);
}

}  // namespace

Listener::Listener(std::shared_ptr<ServerContext> context, const Threads& threads)
    : context_(std::move(context)),
      threads_(threads),
      acceptor_(threads.front()->io()),
      pause_(threads.front()->io()) {
  const ServerOptions& options = context_->options;
  const std::string& address = options.address == "localhost" ? "127.0.0.1" : options.address;
  const tcp::endpoint endpoint(asio::ip::make_address(address), options.port);
  acceptor_.open(endpoint.protocol());
  acceptor_.set_option(tcp::acceptor::reuse_address(true));
  acceptor_.bind(endpoint);
  acceptor_.listen();
  port_ = acceptor_.local_endpoint().port();
}

void Listener::accept() {
  next_ = (next_ + 1) % threads_.size();
  acceptor_.async_accept(threads_[next_]->io(), [this](const error_code& error, Socket socket) {
    on_accept(error, std::move(socket));
  });
}

void Listener::on_accept(const error_code& error, Socket socket) {
  if (error == asio::error::operation_aborted) return;
  if (error == asio::error::no_descriptors || error == asio::error::no_buffer_space ||
      error == asio::error::no_memory) {
    context_->report("no connection can be taken: " + error.message());
    return accept_later();
  }
  if (!error) take(std::move(socket));
  accept();
}

void Listener::take(Socket socket) {
  error_code error;
  const tcp::endpoint remote = socket.remote_endpoint(error);
  if (error) return;
  std::string address = text_of(remote.address());
  auto place = context_->connections.take(address, context_->proxies.trusts(address));
  if (place == nullptr) return turn_away(socket);
  const std::shared_ptr<IoThread>& io = threads_[next_];
  const auto session = std::make_shared<Session>(std::move(socket), std::move(address),
                                                 std::move(place), io, context_);
  io->post([session] { session->start(); });
}

// Descriptors come back when connections end; asking at once would only burn the thread.
void Listener::accept_later() {
  constexpr std::chrono::milliseconds kPause(100);
  pause_.expires_after(kPause);
  pause_.async_wait([this](const error_code& error) {
    if (!error) accept();
  });
}

void Listener::close() {
  error_code ignored;
  acceptor_.close(ignored);
  pause_.cancel();
}

}  // namespace web
