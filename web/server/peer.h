#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/http/request.h"

namespace web {

// Who the client is behind proxies that the operator named; nobody else is believed.
class TrustedProxies {
 public:
  explicit TrustedProxies(std::vector<std::string> addresses);

  bool trusts(std::string_view address) const;

  // Sets `peer` and `secure` of the request from the address that it came from and, if that is a
  // proxy, from what it says: the last address in X-Forwarded-For that is no proxy itself.
  void set_peer(Request& request, std::string_view address) const;

 private:
  std::vector<std::string> addresses_;
};

}  // namespace web
