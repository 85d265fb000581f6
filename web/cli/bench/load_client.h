#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace web::bench {

// What one connection does, request after request.
class Script {
 public:
  virtual ~Script() = default;

  struct Request {
    std::string_view bytes;  // a whole HTTP/1.1 request, valid until the next call
    bool counted = true;     // does it count as a step
  };

  // The next request; `previous` is the body of the last answer, empty at first. No bytes: done.
  virtual Request next(std::string_view previous) = 0;
};

struct LoadResult {
  std::size_t steps = 0;
  double seconds = 0;
  std::vector<double> latencies_ms;  // of counted requests
  std::size_t refused = 0;           // answers that are not 2xx
  std::string first_refusal;

  double rate() const { return seconds > 0 ? static_cast<double>(steps) / seconds : 0; }
};

struct LoadPlan {
  unsigned short port = 0;
  std::size_t connections = 64;
  double warm_up_seconds = 1;
  double seconds = 5;  // 0: until every script is done, the warm-up counted too
};

// Drives a server on loop-back from one thread; each connection has one request under way.
// Throws std::runtime_error when the connection is refused or lost.
LoadResult run_load(const LoadPlan& plan,
                    const std::function<std::unique_ptr<Script>(std::size_t connection)>& script);

// A POST with a JSON body.
std::string post(std::string_view path, std::string_view body);

}  // namespace web::bench
