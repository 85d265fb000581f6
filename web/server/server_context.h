#pragma once

#include <atomic>
#include <cstdint>
#include <string>

#include "web/http/request_handler.h"
#include "web/server/connection_count.h"
#include "web/server/options.h"
#include "web/server/peer.h"
#include "web/server/request_guard.h"

namespace web {

// What all connections of one server share. Outlives them; `handler` is asked only while it runs.
struct ServerContext {
  ServerContext(ServerOptions its_options, RequestHandler& its_handler);

  ServerOptions options;
  RequestHandler& handler;
  RequestGuard guard;
  TrustedProxies proxies;
  std::string standing_fields;
  ConnectionCount connections;
  std::atomic<std::uint64_t> next_request_id;
  // Bytes of bodies that connections hold.
  std::atomic<std::size_t> body_bytes{0};
  // While above 0, answers from other threads are collected and wake nobody.
  std::atomic<int> holds{0};

  void report(std::string_view message) const {
    if (options.on_error) options.on_error(message);
  }
};

}  // namespace web
