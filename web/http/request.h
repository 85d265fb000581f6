#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/http/actor.h"
#include "web/http/headers.h"
#include "web/http/method.h"
#include "web/http/problem.h"

namespace web {

struct Parameter {
  std::string name;
  std::string value;
};

// A key as it travels: decimal digits in a text, `-?[0-9]{1,25}`. One that has more than 63 bits is
// well-formed and names nothing: 0, which is no key.
Outcome<std::int64_t> parse_key(std::string_view text);

// `name=value&…`, as queries and forms have them. Refused: a broken escape, a NUL, no UTF-8, more
// than 100 of them.
Outcome<std::vector<Parameter>> parse_parameters(std::string_view text);

// One request, whole. Built by the server, or by a test without one.
class Request {
 public:
  Method method = Method::kGet;
  HeaderList headers;
  std::string body;
  // Address of the client, in text.
  std::string peer;
  // It came over TLS, to us or to a proxy that we trust.
  bool secure = false;
  // For logs and answers; unique in a process.
  std::uint64_t id = 0;
  // Which I/O thread serves it, counted from 0: each has its own read connection.
  unsigned io_thread = 0;
  // Set by the gate, before the handler.
  Actor actor;
  // Set by the router: from the pattern of the route, decoded.
  std::vector<Parameter> path_parameters;

  // Takes path and query apart. Refused: a broken escape, a NUL, no UTF-8, more than 100
  // parameters.
  Outcome<> set_target(std::string_view target);
  void clear();

  const std::string& target() const { return target_; }
  // As it came, escapes included; begins with `/`.
  std::string_view path() const { return std::string_view(target_).substr(0, path_size_); }
  const std::vector<Parameter>& query() const { return query_; }
  std::optional<std::string_view> query(std::string_view name) const;

  // Of the route's pattern; `name` must stand in it.
  const std::string& parameter(std::string_view name) const;
  Outcome<std::int64_t> key(std::string_view name) const;

  // `application/json`, without parameters and in lower case; empty when there is none.
  std::string content_type() const;

 private:
  std::string target_;
  std::size_t path_size_ = 0;
  std::vector<Parameter> query_;
};

// "00000000002a"
std::string id_text(const Request& request);

}  // namespace web
