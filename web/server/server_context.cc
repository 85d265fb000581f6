#include "web/server/server_context.h"

#include <sys/random.h>

#include "web/http/text.h"
#include "web/server/answer_head.h"

namespace web {

namespace {

bool is_loopback(std::string_view address) {
  return address == "localhost" || address == "::1" || address.starts_with("127.");
}

std::vector<std::string> hosts_of(const ServerOptions& options) {
  std::vector<std::string> hosts = options.hosts;
  const bool is_v6 = options.address.find(':') != std::string::npos;
  hosts.push_back(is_v6 ? '[' + options.address + ']' : options.address);
  if (is_loopback(options.address)) {
    for (const char* const name : {"localhost", "127.0.0.1", "[::1]"}) hosts.emplace_back(name);
  }
  return hosts;
}

// So that two runs of the server do not give the same ids.
std::uint64_t first_request_id() {
  constexpr std::uint64_t kMask = 0x0000'7FFF'FFFF'FFFF;
  std::uint64_t random = 0;
  if (getentropy(&random, sizeof random) != 0) return 1;
  return random & kMask;
}

}  // namespace

ServerContext::ServerContext(ServerOptions its_options, RequestHandler& its_handler)
    : options(std::move(its_options)),
      handler(its_handler),
      guard(options.limits, hosts_of(options)),
      proxies(options.trusted_proxies),
      standing_fields(web::standing_fields(options.version)),
      connections(options.limits.connections, options.limits.connections_per_address),
      next_request_id(first_request_id()) {}

}  // namespace web
