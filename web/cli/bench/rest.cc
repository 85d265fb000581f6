#include "web/cli/bench/rest.h"

#include <spdlog/fmt/fmt.h>

#include <stdexcept>

#include "web/cli/bench/child_process.h"
#include "web/cli/bench/disk.h"
#include "web/cli/bench/load_client.h"
#include "web/cli/bench/workloads.h"

namespace web::bench {
namespace {

// The value of the first string field of that name at or after `from`, which moves behind it.
std::string_view field(std::string_view body, std::string_view name, std::size_t& from) {
  const std::string wanted = fmt::format("\"{}\":\"", name);
  const std::size_t at = body.find(wanted, from);
  if (at == std::string_view::npos) return {};
  const std::size_t begin = at + wanted.size();
  from = body.find('"', begin);
  return body.substr(begin, from - begin);
}

std::string_view field(std::string_view body, std::string_view name) {
  std::size_t from = 0;
  return field(body, name, from);
}

// One request, its answer kept.
class OneRequest : public Script {
 public:
  OneRequest(std::string request, std::string& answer)
      : request_(std::move(request)), answer_(answer) {}

  Request next(std::string_view previous) override {
    if (sent_) answer_ = previous;
    const std::string_view bytes = sent_ ? std::string_view() : request_;
    sent_ = true;
    return {bytes, true};
  }

 private:
  std::string request_;
  std::string& answer_;
  bool sent_ = false;
};

std::string exchange(unsigned short port, const std::string& request) {
  std::string answer;
  const LoadPlan plan{port, 1, 0, 0};
  const LoadResult result =
      run_load(plan, [&](std::size_t) { return std::make_unique<OneRequest>(request, answer); });
  if (result.refused > 0) throw std::runtime_error("refused: " + result.first_refusal);
  return answer;
}

std::string deployment(const std::string& name, const std::string& model) {
  const std::string body = fmt::format(
      "--b\r\nContent-Disposition: form-data; name=\"resources\"; filename=\"{}\"\r\n"
      "Content-Type: application/octet-stream\r\n\r\n{}\r\n--b--\r\n",
      name, model);
  return fmt::format(
      "POST /v2/deployments HTTP/1.1\r\nHost: 127.0.0.1\r\n"
      "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: {}\r\n\r\n{}",
      body.size(), body);
}

std::string start(const std::string& process, const std::string& variables) {
  return post("/v2/process-instances",
              fmt::format(R"({{"processDefinitionId":"{}","variables":{}}})", process, variables));
}

std::string task_search(std::string_view instance, int limit) {
  return post("/v2/user-tasks/search",
              fmt::format(R"({{"filter":{{"processInstanceKey":"{}","state":"CREATED"}},)"
                          R"("page":{{"limit":{}}}}})",
                          instance, limit));
}

std::string completion(std::string_view task, std::string_view variables) {
  return post(fmt::format("/v2/user-tasks/{}/completion", task),
              fmt::format(R"({{"variables":{}}})", variables));
}

// W1 over and over: start, search of its task, completion. The search is no step.
class W1 : public Script {
 public:
  Request next(std::string_view previous) override {
    switch (phase_) {
      case Phase::kStart:
        phase_ = Phase::kSearch;
        request_ = start_;
        return {request_, true};
      case Phase::kSearch:
        phase_ = Phase::kComplete;
        request_ = task_search(field(previous, "processInstanceKey"), 1);
        return {request_, false};
      case Phase::kComplete:
        phase_ = Phase::kStart;
        request_ = completion(field(previous, "userTaskKey"), R"({"approved":true})");
        return {request_, true};
    }
    return {};
  }

 private:
  enum class Phase { kStart, kSearch, kComplete };
  Phase phase_ = Phase::kStart;
  const std::string start_ = start("w1", R"({"amount":12.5,"name":"Ada"})");
  std::string request_;
};

// Completes the seats of a list that all connections share.
class Seats : public Script {
 public:
  Seats(const std::vector<std::string>& tasks, std::size_t& taken) : tasks_(tasks), taken_(taken) {}

  Request next(std::string_view) override {
    if (taken_ == tasks_.size()) return {};
    request_ = completion(tasks_[taken_++], R"({"vote":true})");
    return {request_, true};
  }

 private:
  const std::vector<std::string>& tasks_;
  std::size_t& taken_;
  std::string request_;
};

struct RealServer {
  TemporaryFolder folder;
  FsyncRate disk = measure_fsync(folder.path());
  ChildProcess process{{"serve", "--listen", "127.0.0.1:0", "--data", folder.path(), "--open"}};
  unsigned short port = port_of(process.read_line());
};

// Microseconds a seat: `instances` cases with `seats` seats each, all open, then completed over 64
// connections.
double seat_us(unsigned short port, int instances, int seats) {
  std::vector<std::string> tasks;
  for (int i = 0; i < instances; ++i) {
    const std::string started =
        exchange(port, start("w4", fmt::format(R"({{"reviewers":{}}})", reviewers_json(seats))));
    const std::string found =
        exchange(port, task_search(field(started, "processInstanceKey"), seats));
    std::size_t from = 0;
    for (int seat = 0; seat < seats; ++seat) {
      tasks.emplace_back(field(found, "userTaskKey", from));
    }
  }
  std::size_t taken = 0;
  LoadPlan plan{port, 64, 0, 0};
  const LoadResult result =
      run_load(plan, [&](std::size_t) { return std::make_unique<Seats>(tasks, taken); });
  if (result.refused > 0) throw std::runtime_error("refused: " + result.first_refusal);
  return result.seconds * 1e6 / static_cast<double>(result.steps);
}

}  // namespace

std::vector<Measure> measure_rest(double ceiling) {
  RealServer server;
  exchange(server.port, deployment("w1.bpmn", w1_model()));
  LoadPlan plan;
  plan.port = server.port;
  const auto script = [](std::size_t) { return std::make_unique<W1>(); };
  std::vector<double> rates;
  std::vector<double> p99s;
  for (int round = 0; round < 3; ++round) {
    const LoadResult result = run_load(plan, script);
    if (result.refused > 0) throw std::runtime_error("refused: " + result.first_refusal);
    rates.push_back(result.rate());
    p99s.push_back(quantile(result.latencies_ms, 0.99));
  }
  plan.connections = 1;
  const LoadResult one = run_load(plan, script);
  const double steps = median(rates);
  const std::string context = server.disk.text();
  return {
      {"rest.steps", steps, "steps/s", 0.4 * ceiling, false,
       fmt::format("{:.0f} % of ceiling.steps, {}", 100 * steps / ceiling, context)},
      {"rest.w1", steps / 2, "instances/s", std::nullopt, false, context},
      {"rest.p99_ms", median(p99s), "ms", 4 * server.disk.p99_ms + 20, true, context},
      {"rest.one.p50_ms", quantile(one.latencies_ms, 0.5), "ms", server.disk.p50_ms + 0.4, true,
       context},
  };
}

std::vector<Measure> measure_rest_seats() {
  RealServer server;
  exchange(server.port, deployment("w4.bpmn", w4_model()));
  std::vector<double> few;
  std::vector<double> many;
  for (int round = 0; round < 5; ++round) {
    few.push_back(seat_us(server.port, 53, 19));
    many.push_back(seat_us(server.port, 1, 1000));
  }
  const double base = median(few);
  return {{"rest.w4.seat_us", base, "us", std::nullopt, true, server.disk.text()},
          {"rest.w4x1000.seat_us", median(many), "us", 1.2 * base, true, server.disk.text()}};
}

}  // namespace web::bench
