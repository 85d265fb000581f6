#include "web/cli/bench/load_client.h"

#include <spdlog/fmt/fmt.h>

#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <charconv>
#include <chrono>
#include <optional>
#include <stdexcept>

namespace web::bench {
namespace {

namespace asio = boost::asio;
using Clock = std::chrono::steady_clock;
using boost::asio::ip::tcp;

double seconds_between(Clock::time_point from, Clock::time_point to) {
  return std::chrono::duration<double>(to - from).count();
}

struct Answer {
  int status = 0;
  std::string_view body;
};

// The first whole answer in `bytes`, or nothing while some of it is missing.
std::optional<Answer> whole_answer(std::string_view bytes) {
  const std::size_t head = bytes.find("\r\n\r\n");
  if (head == std::string_view::npos) return std::nullopt;
  Answer answer;
  std::from_chars(bytes.data() + 9, bytes.data() + 12, answer.status);
  static constexpr std::string_view kLength = "Content-Length: ";
  const std::size_t at = bytes.substr(0, head).find(kLength);
  std::size_t length = 0;
  if (at != std::string_view::npos) {
    std::from_chars(bytes.data() + at + kLength.size(), bytes.data() + head, length);
  }
  if (bytes.size() < head + 4 + length) return std::nullopt;
  answer.body = bytes.substr(head + 4, length);
  return answer;
}

struct Run {
  Clock::time_point begin;
  Clock::time_point measured_from;
  Clock::time_point end;
  bool timed = true;
  LoadResult result;
};

class Connection {
 public:
  Connection(asio::io_context& context, Run& run, std::unique_ptr<Script> script)
      : socket_(context), run_(run), script_(std::move(script)) {}

  void connect(unsigned short port) {
    socket_.connect({asio::ip::address_v4::loopback(), port});
    socket_.set_option(tcp::no_delay(true));
    send();
  }

 private:
  void send() {
    sent_at_ = Clock::now();
    if (run_.timed && sent_at_ >= run_.end) return;
    request_ = script_->next(body_);
    if (request_.bytes.empty()) return;
    asio::async_write(socket_, asio::buffer(request_.bytes.data(), request_.bytes.size()),
                      [this](boost::system::error_code error, std::size_t) {
                        if (error) throw std::runtime_error("write: " + error.message());
                        received_.clear();
                        receive();
                      });
  }

  void receive() {
    socket_.async_read_some(asio::buffer(chunk_),
                            [this](boost::system::error_code error, std::size_t count) {
                              if (error) throw std::runtime_error("read: " + error.message());
                              received_.append(chunk_.data(), count);
                              const std::optional<Answer> answer = whole_answer(received_);
                              if (!answer) return receive();
                              count_answer(*answer);
                              send();
                            });
  }

  void count_answer(const Answer& answer) {
    body_.assign(answer.body);
    if (answer.status < 200 || answer.status > 299) {
      if (run_.result.refused++ == 0) {
        run_.result.first_refusal = fmt::format("{} {}", answer.status, body_.substr(0, 300));
      }
      return;
    }
    const Clock::time_point now = Clock::now();
    if (!request_.counted || now < run_.measured_from || (run_.timed && now > run_.end)) return;
    ++run_.result.steps;
    run_.result.latencies_ms.push_back(seconds_between(sent_at_, now) * 1000);
  }

  tcp::socket socket_;
  Run& run_;
  std::unique_ptr<Script> script_;
  Script::Request request_;
  Clock::time_point sent_at_;
  std::string received_;
  std::string body_;
  std::array<char, 16384> chunk_{};
};

}  // namespace

std::string post(std::string_view path, std::string_view body) {
  return fmt::format(
      "POST {} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
      "Content-Length: {}\r\n\r\n{}",
      path, body.size(), body);
}

LoadResult run_load(const LoadPlan& plan,
                    const std::function<std::unique_ptr<Script>(std::size_t)>& script) {
  asio::io_context context(1);
  Run run;
  run.timed = plan.seconds > 0;
  run.begin = Clock::now();
  const auto after = [&run](double seconds) {
    return run.begin +
           std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
  };
  run.measured_from = run.timed ? after(plan.warm_up_seconds) : run.begin;
  run.end = after(plan.warm_up_seconds + plan.seconds);
  std::vector<std::unique_ptr<Connection>> connections;
  for (std::size_t i = 0; i < plan.connections; ++i) {
    connections.push_back(std::make_unique<Connection>(context, run, script(i)));
    connections.back()->connect(plan.port);
  }
  context.run();
  run.result.seconds = run.timed ? plan.seconds : seconds_between(run.begin, Clock::now());
  return std::move(run.result);
}

}  // namespace web::bench
