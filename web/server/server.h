#pragma once

#include <cstdint>
#include <memory>

#include "web/http/request_handler.h"
#include "web/server/options.h"

namespace web {

// The HTTP front: listens, reads, guards, hands requests to `handler` and answers back.
class Server {
 public:
  // `handler` outlives the server.
  Server(ServerOptions options, RequestHandler& handler);
  // Stops.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Listens from here on. Throws std::system_error when the address cannot be had.
  void start();
  std::uint16_t port() const;

  // No new connection; requests under way are answered, as long as the deadline says; then all
  // threads have ended. Answers that come later go nowhere. Not from an I/O thread.
  void stop();

  // Between the two, answers from other threads are collected, and each I/O thread is woken once
  // at the end: around the replies of one batch. Calls nest.
  void hold_replies();
  void release_replies();

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace web
