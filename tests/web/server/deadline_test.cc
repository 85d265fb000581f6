#include <catch2/catch.hpp>
#include <condition_variable>
#include <thread>

#include "tests/web/server/test_client.h"
#include "tests/web/server/test_house.h"

namespace web {
namespace {

using std::chrono::milliseconds;
constexpr milliseconds kSoon(50);

}  // namespace

TEST_CASE("an idle connection ends without a word", "[web][deadline]") {
  ServerOptions options = impatient();
  options.deadlines.idle = kSoon;
  TestHouse house(options);
  TestClient silent(house.port());
  TestClient served(house.port());
  served.send(get("/"));
  served.read_answer();

  CHECK(silent.read_to_end().empty());
  CHECK(silent.is_closed());
  CHECK(served.read_to_end().empty());
}

TEST_CASE("a head that does not come in time is a 408", "[web][deadline]") {
  ServerOptions options = impatient();
  options.deadlines.head = kSoon;
  TestHouse house(options);
  TestClient client(house.port());

  client.send("GET /echo HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow");

  CHECK(statuses_in(client.read_to_end()) == std::vector<int>{408});
}

TEST_CASE("the deadline of a head does not begin anew with each byte", "[web][deadline]") {
  ServerOptions options = impatient();
  options.deadlines.head = milliseconds(150);
  TestHouse house(options);
  TestClient client(house.port());
  const std::string head = get("/echo", "X: " + std::string(2000, 'x') + "\r\n");
  bool is_cut_off = false;

  for (std::size_t at = 0; at + 1 < head.size() && !is_cut_off; ++at) {
    is_cut_off = !client.send(head.substr(at, 1));
    std::this_thread::sleep_for(milliseconds(1));
  }

  CHECK(house.handler.handled == 0);
  CHECK(statuses_in(client.read_to_end()) == std::vector<int>{408});
}

TEST_CASE("a body that does not come in time is a 408", "[web][deadline]") {
  ServerOptions options = impatient();
  options.deadlines.body = kSoon;
  TestHouse house(options);
  TestClient client(house.port());

  client.send("POST /echo HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\n\r\nhe");

  CHECK(statuses_in(client.read_to_end()) == std::vector<int>{408});
}

TEST_CASE("a body that comes too slowly is a 408", "[web][deadline]") {
  ServerOptions options = impatient();
  options.deadlines.body_grace = kSoon;
  options.deadlines.body_bytes_per_second = 1'000'000;
  TestHouse house(options);
  TestClient client(house.port());

  client.send("POST /echo HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5000\r\n\r\nhello");

  CHECK(statuses_in(client.read_to_end()) == std::vector<int>{408});
}

TEST_CASE("a client that does not read its answer is cut off", "[web][deadline]") {
  ServerOptions options = impatient();
  options.deadlines.write = kSoon;
  TestHouse house(options);
  house.handler.on_request = [](Request&, Reply reply) {
    reply(plain_text(std::string(30'000'000, 'x')));
  };
  TestClient client(house.port());

  client.send(get("/"));
  std::this_thread::sleep_for(4 * kSoon);

  CHECK(client.read_to_end().size() < 30'000'000);
  CHECK(client.is_closed());
}

TEST_CASE("a stopping server answers what it has begun, and nothing else", "[web][deadline]") {
  std::unique_ptr<Reply> kept;
  std::mutex mutex;
  std::condition_variable arrived;
  auto house = std::make_unique<TestHouse>(impatient());
  house->handler.on_request = [&](Request&, Reply reply) {
    const std::lock_guard lock(mutex);
    kept = std::make_unique<Reply>(std::move(reply));
    arrived.notify_all();
  };
  TestClient busy(house->port());
  // One on each of the two threads.
  TestClient idle(house->port());
  TestClient other(house->port());
  busy.send(get("/"));
  {
    std::unique_lock lock(mutex);
    REQUIRE(arrived.wait_for(lock, std::chrono::seconds(5), [&] { return kept != nullptr; }));
  }

  std::thread stopping([&] { house->server->stop(); });
  CHECK(idle.read_to_end().empty());
  CHECK(other.read_to_end().empty());
  (*kept)(plain_text("done"));
  stopping.join();

  const std::string answer = busy.read_to_end();
  CHECK(body_of(answer) == "done");
  CHECK(field_of(answer, "Connection") == "close");
}

TEST_CASE("an answer after the server has stopped goes nowhere", "[web][deadline]") {
  std::vector<Reply> kept;
  ServerOptions options = impatient();
  options.deadlines.stopping = kSoon;
  auto house = std::make_unique<TestHouse>(options);
  house->handler.on_request = [&](Request&, Reply reply) { kept.push_back(std::move(reply)); };
  TestClient client(house->port());
  client.send(get("/"));
  while (house->handler.handled == 0) std::this_thread::yield();

  house->server->stop();
  CHECK(client.read_to_end().empty());
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].closed());
  house.reset();
  kept[0](no_content());
}

}  // namespace web
