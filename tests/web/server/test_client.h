#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace web {

// One connection to a server on loop-back, byte by byte as the test wants it. Nothing waits longer
// than five seconds.
class TestClient {
 public:
  // `from` is the client's own address, for limits by address.
  explicit TestClient(std::uint16_t port, const char* from = "127.0.0.1");
  ~TestClient();
  TestClient(const TestClient&) = delete;
  TestClient& operator=(const TestClient&) = delete;

  // False when the other side has gone.
  bool send(std::string_view bytes);
  void end_sending();

  // Reads on until the connection ends, or `text` has come.
  std::string read_until(std::string_view text);
  std::string read_to_end();
  // One answer with its body.
  std::string read_answer();
  // The server has ended the connection, and all that it sent was read.
  bool is_closed();

 private:
  bool read_some();

  int socket_;
  std::string received_;
  bool is_ended_ = false;
};

// The statuses of the answers in `text`, in order.
std::vector<int> statuses_in(std::string_view text);
// The value of a field of an answer; none when it has none.
std::optional<std::string> field_of(std::string_view answer, std::string_view name);
std::string body_of(std::string_view answer);

std::string get(std::string_view path, std::string_view fields = "");
std::string post(std::string_view path, std::string_view body);

}  // namespace web
