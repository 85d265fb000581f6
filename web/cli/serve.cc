#include "web/cli/serve.h"

#include <signal.h>
#include <sodium.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <iostream>
#include <stdexcept>

#include "web/cli/house.h"
#include "web/cli/listen_address.h"

namespace web {
namespace {

// Why the options cannot be; empty when they can.
std::string refusal(const ServeOptions& options) {
  const std::optional<ListenAddress> address = parse_listen_address(options.listen);
  if (!address) return "--listen wants an address and a port, as 127.0.0.1:8080";
  if (options.data.find("://") != std::string::npos) {
    return "--data wants a folder: no other kind of database is supported";
  }
  if (options.open && !address->is_loopback()) return "--open is for a loop-back address only";
  if (!options.demo.empty() && !address->is_loopback()) {
    return "--demo is for a loop-back address only";
  }
  return {};
}

sigset_t end_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

std::string shown(const ListenAddress& address, std::uint16_t port) {
  const bool is_v6 = address.host.find(':') != std::string::npos;
  const std::string host = is_v6 ? "[" + address.host + "]" : address.host;
  return "http://" + host + ":" + std::to_string(port);
}

}  // namespace

int run_serve(const ServeOptions& options) {
  spdlog::set_default_logger(spdlog::stderr_color_mt("assent"));
  const std::string refused = refusal(options);
  if (!refused.empty()) {
    std::cerr << "assent serve: " << refused << '\n';
    return 2;
  }
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be used");
  // All threads inherit the mask, so that only the wait below sees the signals.
  const sigset_t signals = end_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  signal(SIGPIPE, SIG_IGN);
  House house(options);
  house.start();
  std::cout << "ready " << shown(*parse_listen_address(options.listen), house.port()) << std::endl;
  int received = 0;
  sigwait(&signals, &received);
  house.stop();
  return 0;
}

}  // namespace web
