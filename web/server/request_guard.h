#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "web/http/headers.h"
#include "web/http/method.h"
#include "web/http/problem.h"
#include "web/server/options.h"

namespace web {

// A head as the parser understood it.
struct HeadFacts {
  std::string_view method;
  std::string_view target;
  // 10 or 11.
  int version = 11;
  const HeaderList& headers;
};

// What an accepted head says about the rest of its request and of its connection.
struct Framing {
  Method method = Method::kGet;
  bool keep_alive = true;
  bool chunked = false;
  std::uint64_t content_length = 0;
  // The client waits for "100 Continue" before it sends the body.
  bool expects_continue = false;

  bool has_body() const { return chunked || content_length > 0; }
};

// Lets through what can be understood in one way only (TRUST §4.1): the parser behind it and every
// proxy before it then see the same request. A refusal closes the connection.
class RequestGuard {
 public:
  // `hosts` without ports, in any case.
  RequestGuard(const ServerLimits& limits, std::vector<std::string> hosts);

  // The raw lines, before parsing: folded and half-ended lines, control characters, sizes. `head`
  // ends with its empty line.
  Outcome<> check_lines(std::string_view head) const;
  Outcome<Framing> check(const HeadFacts& facts) const;

 private:
  Outcome<> check_target(std::string_view target) const;
  Outcome<> check_host(const HeaderList& headers) const;

  ServerLimits limits_;
  std::vector<std::string> hosts_;
};

}  // namespace web
