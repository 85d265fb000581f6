#include "tests/web/server/test_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <cerrno>

namespace web {

namespace {

constexpr std::string_view kHost = "Host: 127.0.0.1\r\n";

sockaddr_in address_of(const char* text, std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  inet_pton(AF_INET, text, &address.sin_addr);
  return address;
}

const sockaddr* as_sockaddr(const sockaddr_in& address) {
  return reinterpret_cast<const sockaddr*>(&address);
}

}  // namespace

TestClient::TestClient(std::uint16_t port, const char* from)
    : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  const timeval patience{5, 0};
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  const int yes = 1;
  setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  const sockaddr_in own = address_of(from, 0);
  REQUIRE(::bind(socket_, as_sockaddr(own), sizeof own) == 0);
  const sockaddr_in server = address_of("127.0.0.1", port);
  REQUIRE(::connect(socket_, as_sockaddr(server), sizeof server) == 0);
}

TestClient::~TestClient() {
  ::close(socket_);
}

bool TestClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void TestClient::end_sending() {
  ::shutdown(socket_, SHUT_WR);
}

bool TestClient::read_some() {
  std::array<char, 65536> bytes{};
  const ssize_t size = ::recv(socket_, bytes.data(), bytes.size(), 0);
  if (size <= 0) {
    is_ended_ = size == 0 || errno == ECONNRESET;
    return false;
  }
  received_.append(bytes.data(), static_cast<std::size_t>(size));
  return true;
}

std::string TestClient::read_until(std::string_view text) {
  while (received_.find(text) == std::string::npos && read_some()) {
  }
  const std::size_t end = received_.find(text);
  const std::string read = received_.substr(0, end == std::string::npos ? end : end + text.size());
  received_.erase(0, read.size());
  return read;
}

std::string TestClient::read_to_end() {
  while (read_some()) {
  }
  return std::move(received_);
}

std::string TestClient::read_answer() {
  std::string answer = read_until("\r\n\r\n");
  const std::size_t length = std::stoul(field_of(answer, "Content-Length").value_or("0"));
  while (received_.size() < length && read_some()) {
  }
  answer += received_.substr(0, length);
  received_.erase(0, length);
  return answer;
}

bool TestClient::is_closed() {
  return received_.empty() && (is_ended_ || (!read_some() && is_ended_));
}

std::vector<int> statuses_in(std::string_view text) {
  constexpr std::string_view kStart = "HTTP/1.1 ";
  std::vector<int> statuses;
  for (std::size_t at = text.find(kStart); at != std::string_view::npos;
       at = text.find(kStart, at + 1)) {
    statuses.push_back(std::stoi(std::string(text.substr(at + kStart.size(), 3))));
  }
  return statuses;
}

std::optional<std::string> field_of(std::string_view answer, std::string_view name) {
  const std::string start = "\r\n" + std::string(name) + ": ";
  const std::size_t at = answer.find(start);
  if (at == std::string_view::npos) return std::nullopt;
  const std::size_t begin = at + start.size();
  return std::string(answer.substr(begin, answer.find("\r\n", begin) - begin));
}

std::string body_of(std::string_view answer) {
  const std::size_t end = answer.find("\r\n\r\n");
  return end == std::string_view::npos ? "" : std::string(answer.substr(end + 4));
}

std::string get(std::string_view path, std::string_view fields) {
  return "GET " + std::string(path) + " HTTP/1.1\r\n" + std::string(kHost) + std::string(fields) +
         "\r\n";
}

std::string post(std::string_view path, std::string_view body) {
  return "POST " + std::string(path) + " HTTP/1.1\r\n" + std::string(kHost) +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

}  // namespace web
