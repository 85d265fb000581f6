#include "web/server/request_guard.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "web/http/text.h"

namespace web {

namespace {

constexpr std::size_t kMaxLengthDigits = 19;

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

bool is_letter(char letter) {
  const char low = to_lower(letter);
  return low >= 'a' && low <= 'z';
}

bool is_hex(char letter) {
  const char low = to_lower(letter);
  return is_digit(letter) || (low >= 'a' && low <= 'f');
}

// What may stand in an origin-form target: RFC 3986 pchar, `/`, `?`, and the brackets that clients
// leave bare in queries. `%` is looked at apart.
bool is_target_letter(char letter) {
  constexpr std::string_view kMarks = "-._~!$&'()*+,;=:@/?[]";
  return is_letter(letter) || is_digit(letter) || kMarks.find(letter) != std::string_view::npos;
}

bool is_control(char letter) {
  const auto byte = static_cast<unsigned char>(letter);
  return byte < 0x20 || byte == 0x7F;
}

bool is_good_line(std::string_view line) {
  return std::none_of(line.begin(), line.end(),
                      [](char letter) { return is_control(letter) && letter != '\t'; });
}

Problem refusal(Status status, std::string_view reason) {
  return {status, {}, std::string(reason), {}};
}

Problem malformed(std::string_view reason) {
  return refusal(Status::kBadRequest, reason);
}

Outcome<bool> is_chunked(const HeadFacts& facts) {
  const std::optional<std::string_view> coding = facts.headers.find("Transfer-Encoding");
  if (!coding) return false;
  if (facts.headers.count("Transfer-Encoding") > 1) return malformed("two Transfer-Encodings");
  if (facts.version < 11) return malformed("Transfer-Encoding needs HTTP/1.1");
  if (facts.headers.has("Content-Length")) {
    return malformed("Transfer-Encoding and Content-Length together");
  }
  if (!equal_ignoring_case(*coding, "chunked")) {
    return refusal(Status::kNotImplemented, "the only Transfer-Encoding is chunked");
  }
  return true;
}

Outcome<std::uint64_t> content_length(const HeaderList& headers) {
  const std::optional<std::string_view> value = headers.find("Content-Length");
  if (!value) return std::uint64_t{0};
  if (headers.count("Content-Length") > 1) return malformed("two Content-Lengths");
  std::uint64_t length = 0;
  const bool digits = !value->empty() && value->size() <= kMaxLengthDigits &&
                      std::all_of(value->begin(), value->end(), is_digit);
  if (!digits) return malformed("Content-Length is not one number");
  std::from_chars(value->data(), value->data() + value->size(), length);
  return length;
}

bool has_connection_option(const HeaderList& headers, std::string_view option) {
  for (std::size_t index = 0; index < headers.size(); ++index) {
    const HeaderList::Field field = headers.at(index);
    if (!equal_ignoring_case(field.name, "Connection")) continue;
    std::string_view rest = field.value;
    while (!rest.empty()) {
      if (equal_ignoring_case(trim(take_until(rest, ',')), option)) return true;
    }
  }
  return false;
}

// The name in `name:port`, brackets of an IPv6 address included; none if it is no host.
std::optional<std::string_view> name_of_host(std::string_view host) {
  std::string_view name;
  std::string_view port;
  if (host.starts_with('[')) {
    const std::size_t end = host.find(']');
    if (end == std::string_view::npos) return std::nullopt;
    name = host.substr(0, end + 1);
    const std::string_view inside = name.substr(1, name.size() - 2);
    const bool good = std::all_of(inside.begin(), inside.end(), [](char letter) {
      return is_hex(letter) || letter == ':' || letter == '.';
    });
    if (!good || inside.empty()) return std::nullopt;
    port = host.substr(end + 1);
  } else {
    name = host.substr(0, host.find(':'));
    const bool good = std::all_of(name.begin(), name.end(), [](char letter) {
      return is_letter(letter) || is_digit(letter) || letter == '-' || letter == '.' ||
             letter == '_';
    });
    if (!good || name.empty()) return std::nullopt;
    port = host.substr(name.size());
  }
  if (port.empty()) return name;
  const bool good_port = port.size() >= 2 && port.size() <= 6 && port.front() == ':' &&
                         std::all_of(port.begin() + 1, port.end(), is_digit);
  if (!good_port) return std::nullopt;
  return name;
}

Outcome<> check_body(const HeadFacts& facts, const Framing& framing) {
  if (!framing.has_body()) return {};
  if (facts.version < 11) return malformed("HTTP/1.0 with a body");
  switch (framing.method) {
    case Method::kGet:
    case Method::kHead:
    case Method::kDelete: return malformed("this method has no body");
    case Method::kPost:
    case Method::kPut:
    case Method::kPatch: return {};
  }
  return {};
}

}  // namespace

RequestGuard::RequestGuard(const ServerLimits& limits, std::vector<std::string> hosts)
    : limits_(limits), hosts_(std::move(hosts)) {}

Outcome<> RequestGuard::check_lines(std::string_view head) const {
  if (head.size() > limits_.head_bytes) {
    return refusal(Status::kHeaderFieldsTooLarge, "the head is too long");
  }
  std::size_t lines = 0;
  while (!head.empty()) {
    std::string_view line = take_until(head, '\n');
    if (!line.ends_with('\r')) return malformed("a line of the head does not end with CR LF");
    line.remove_suffix(1);
    if (!is_good_line(line)) return malformed("a control character in the head");
    if (line.empty()) {
      if (!head.empty() || lines == 0) return malformed("an empty line in the head");
      break;
    }
    if (line.front() == ' ' || line.front() == '\t') return malformed("a folded line");
    ++lines;
  }
  // The request line is not a field.
  if (lines > limits_.headers + 1) {
    return refusal(Status::kHeaderFieldsTooLarge, "too many header fields");
  }
  return {};
}

Outcome<> RequestGuard::check_target(std::string_view target) const {
  if (target.size() > limits_.target_bytes) {
    return refusal(Status::kUriTooLong, "the target is too long");
  }
  if (!target.starts_with('/')) return malformed("the target does not begin with a slash");
  for (std::size_t at = 0; at < target.size(); ++at) {
    if (is_target_letter(target[at])) continue;
    const bool escape = target[at] == '%' && at + 2 < target.size() && is_hex(target[at + 1]) &&
                        is_hex(target[at + 2]);
    if (!escape) return malformed("a character in the target that does not belong there");
    if (target.substr(at, 3) == "%00") return malformed("a NUL in the target");
  }
  return {};
}

Outcome<> RequestGuard::check_host(const HeaderList& headers) const {
  const std::optional<std::string_view> host = headers.find("Host");
  if (!host || headers.count("Host") > 1) return malformed("not exactly one Host");
  const std::optional<std::string_view> name = name_of_host(*host);
  if (!name) return malformed("Host is not a host");
  const bool is_ours = std::any_of(hosts_.begin(), hosts_.end(), [&](const std::string& ours) {
    return equal_ignoring_case(ours, *name);
  });
  if (!is_ours) return refusal(Status::kMisdirectedRequest, "this host is not served here");
  return {};
}

Outcome<Framing> RequestGuard::check(const HeadFacts& facts) const {
  const std::optional<Method> method = parse_method(facts.method);
  if (!method) return refusal(Status::kNotImplemented, "this method is not known");
  const Outcome<> target = check_target(facts.target);
  if (!target) return target.error();
  const Outcome<> host = check_host(facts.headers);
  if (!host) return host.error();
  const Outcome<bool> chunked = is_chunked(facts);
  if (!chunked) return chunked.error();
  const Outcome<std::uint64_t> length = content_length(facts.headers);
  if (!length) return length.error();

  Framing framing;
  framing.method = *method;
  framing.chunked = *chunked;
  framing.content_length = *length;
  framing.keep_alive = facts.version == 11 && !has_connection_option(facts.headers, "close");
  const Outcome<> body = check_body(facts, framing);
  if (!body) return body.error();
  if (const auto expect = facts.headers.find("Expect"); expect && facts.version == 11) {
    if (!equal_ignoring_case(*expect, "100-continue")) {
      return refusal(Status::kExpectationFailed, "only 100-continue can be expected");
    }
    framing.expects_continue = framing.has_body();
  }
  return framing;
}

}  // namespace web
