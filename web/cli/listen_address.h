#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace web {

struct ListenAddress {
  std::string host;
  std::uint16_t port = 0;

  bool is_loopback() const;
};

// `127.0.0.1:8080`, `[::1]:0`; nothing for anything else.
std::optional<ListenAddress> parse_listen_address(const std::string& text);

}  // namespace web
