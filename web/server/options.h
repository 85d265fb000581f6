#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "web/http/status.h"

namespace web {

// TRUST §4.1: what one client may ask of us.
struct ServerLimits {
  std::size_t head_bytes = std::size_t{16} * 1024;
  std::size_t target_bytes = std::size_t{4} * 1024;
  std::size_t headers = 64;
  std::size_t json_bytes = std::size_t{1024} * 1024;
  std::size_t model_bytes = std::size_t{5} * 1024 * 1024;
  std::size_t upload_bytes = std::size_t{20} * 1024 * 1024;
  std::size_t form_bytes = std::size_t{64} * 1024;
  // Of all connections together, what has come of bodies and is not answered yet. Beyond it bodies
  // of more than `small_body_bytes` are turned away.
  std::size_t all_bodies_bytes = std::size_t{256} * 1024 * 1024;
  std::size_t small_body_bytes = std::size_t{64} * 1024;
  std::size_t requests_per_connection = 1000;
  std::size_t connections = 4096;
  std::size_t connections_per_address = 128;
  // What a client may send ahead of the answers that it is owed.
  std::size_t ahead_bytes = std::size_t{64} * 1024;
};

// How long a client may take. Looked at every `sweep`, so each may take that much longer.
struct ServerDeadlines {
  using Time = std::chrono::milliseconds;

  Time head = std::chrono::seconds(5);
  Time body = std::chrono::seconds(30);
  Time write = std::chrono::seconds(30);
  Time idle = std::chrono::seconds(60);
  // From a whole request to its answer; long polls end long before.
  Time handling = std::chrono::minutes(15);
  // A refused connection is read so long, so that its answer arrives.
  Time lingering = std::chrono::seconds(1);
  // Requests that are being handled when the server stops.
  Time stopping = std::chrono::seconds(5);
  Time sweep = std::chrono::milliseconds(250);
  // A body comes at this rate at least, once it has taken `body_grace`.
  std::size_t body_bytes_per_second = 1024;
  Time body_grace = std::chrono::seconds(3);
};

// One answer, for the log.
struct AccessEntry {
  std::uint64_t request_id = 0;
  std::string_view peer;
  // Empty when the request line could not be read.
  std::string_view method;
  std::string_view path;
  Status status{};
  std::size_t body_bytes = 0;
  std::chrono::microseconds duration{};
};

struct ServerOptions {
  std::string address = "127.0.0.1";
  // 0: the system chooses; `Server::port` tells.
  std::uint16_t port = 0;
  unsigned threads = 2;
  // The names that a Host field may have, without port. The listening address is one of them, with
  // a loop-back address also `localhost`, `127.0.0.1` and `[::1]`.
  std::vector<std::string> hosts;
  // Addresses whose X-Forwarded-For and X-Forwarded-Proto are believed.
  std::vector<std::string> trusted_proxies;
  // In `Server: Assent/…`.
  std::string version = "0";
  ServerLimits limits;
  ServerDeadlines deadlines;
  // Called on I/O threads; may be empty.
  std::function<void(const AccessEntry&)> on_answer;
  std::function<void(std::string_view message)> on_error;
};

}  // namespace web
