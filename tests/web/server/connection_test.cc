#include <catch2/catch.hpp>
#include <future>
#include <system_error>
#include <thread>

#include "tests/web/server/test_client.h"
#include "tests/web/server/test_house.h"

namespace web {
namespace {

using std::chrono::milliseconds;

// Holds the replies of a handler, for a thread of the test to give.
class Replies {
 public:
  void keep(Reply reply) {
    const std::lock_guard lock(mutex_);
    kept_.push_back(std::move(reply));
    arrived_.notify_all();
  }

  // The next one, when it has come.
  Reply take() {
    std::unique_lock lock(mutex_);
    const bool came =
        arrived_.wait_for(lock, std::chrono::seconds(5), [this] { return !kept_.empty(); });
    REQUIRE(came);
    Reply reply = std::move(kept_.front());
    kept_.erase(kept_.begin());
    return reply;
  }

 private:
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::vector<Reply> kept_;
};

}  // namespace

TEST_CASE("answers of another thread come back in the order of the requests", "[web][server]") {
  Replies replies;
  TestHouse house(impatient());
  house.handler.on_request = [&](Request&, Reply reply) { replies.keep(std::move(reply)); };
  TestClient client(house.port());

  client.send(get("/1") + get("/2"));
  replies.take()(plain_text("first"));
  replies.take()(plain_text("second"));

  CHECK(body_of(client.read_answer()) == "first");
  CHECK(body_of(client.read_answer()) == "second");
}

TEST_CASE("answers of a batch leave when the batch is released", "[web][server]") {
  Replies replies;
  std::atomic<int> written{0};
  ServerOptions options = impatient();
  options.on_answer = [&](const AccessEntry&) { ++written; };
  TestHouse house(options);
  house.handler.on_request = [&](Request&, Reply reply) { replies.keep(std::move(reply)); };
  std::vector<std::unique_ptr<TestClient>> clients;
  for (int index = 0; index < 4; ++index) {
    clients.push_back(std::make_unique<TestClient>(house.port()));
    clients.back()->send(get("/"));
  }

  house.server->hold_replies();
  for (int index = 0; index < 4; ++index) replies.take()(no_content());
  const int before = written;
  house.server->release_replies();
  for (const auto& client : clients) client->read_answer();
  house.server->stop();

  CHECK(before == 0);
  CHECK(written == 4);
}

TEST_CASE("a handler that waits learns when its client has gone", "[web][server]") {
  Replies replies;
  std::promise<void> gone;
  TestHouse house(impatient());
  house.handler.on_request = [&](Request&, Reply reply) {
    reply.on_closed([&] { gone.set_value(); });
    replies.keep(std::move(reply));
  };
  auto client = std::make_unique<TestClient>(house.port());
  client->send(get("/poll"));
  const Reply reply = replies.take();
  CHECK_FALSE(reply.closed());

  client.reset();

  REQUIRE(gone.get_future().wait_for(std::chrono::seconds(5)) == std::future_status::ready);
  CHECK(reply.closed());
  reply(no_content());
}

TEST_CASE("a client that has ended its side still gets its answer", "[web][server]") {
  Replies replies;
  TestHouse house(impatient());
  house.handler.on_request = [&](Request&, Reply reply) { replies.keep(std::move(reply)); };
  TestClient client(house.port());

  client.send(get("/a"));
  client.end_sending();
  const Reply reply = replies.take();
  while (!reply.closed()) std::this_thread::yield();
  reply(plain_text("late"));

  CHECK(body_of(client.read_answer()) == "late");
  CHECK(client.is_closed());
}

TEST_CASE("a handler that throws is a 500, and the server goes on", "[web][server]") {
  std::string reported;
  ServerOptions options = impatient();
  options.on_error = [&](std::string_view message) { reported = message; };
  TestHouse house(options);
  house.handler.on_request = [](Request& request, Reply reply) {
    if (request.path() == "/bad") throw std::runtime_error("secret detail");
    reply(no_content());
  };
  TestClient client(house.port());

  client.send(get("/bad"));
  const std::string answer = client.read_answer();
  client.send(get("/good"));

  CHECK(statuses_in(answer) == std::vector<int>{500});
  CHECK(answer.find("secret") == std::string::npos);
  CHECK(statuses_in(client.read_answer()) == std::vector<int>{204});
  CHECK(reported.find("secret detail") != std::string::npos);
}

TEST_CASE("a connection serves so many requests and no more", "[web][server]") {
  ServerOptions options = impatient();
  options.limits.requests_per_connection = 3;
  TestHouse house(options);
  TestClient client(house.port());

  client.send(get("/1") + get("/2") + get("/3") + get("/4"));

  CHECK(statuses_in(client.read_to_end()) == std::vector<int>{200, 200, 200});
  CHECK(house.handler.handled == 3);
}

TEST_CASE("one address and all together have so many connections", "[web][server]") {
  ServerOptions options = impatient();
  options.limits.connections_per_address = 2;
  options.limits.connections = 3;
  TestHouse house(options);
  TestClient first(house.port());
  first.send(get("/"));
  REQUIRE_FALSE(first.read_answer().empty());
  auto second = std::make_unique<TestClient>(house.port());

  TestClient third(house.port());
  CHECK(statuses_in(third.read_to_end()) == std::vector<int>{503});
  TestClient elsewhere(house.port(), "127.0.0.2");
  elsewhere.send(get("/"));
  CHECK(statuses_in(elsewhere.read_answer()) == std::vector<int>{200});
  TestClient fourth(house.port(), "127.0.0.3");
  CHECK(statuses_in(fourth.read_to_end()) == std::vector<int>{503});

  second->end_sending();
  CHECK(second->is_closed());
  TestClient again(house.port());
  again.send(get("/"));
  CHECK(statuses_in(again.read_answer()) == std::vector<int>{200});
}

TEST_CASE("a client that expects 100 Continue is told to go on", "[web][server]") {
  TestHouse house(impatient());
  TestClient client(house.port());

  client.send(
      "POST /model HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\n"
      "Expect: 100-continue\r\n\r\n");
  CHECK(client.read_until("\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("hello");

  CHECK(client.read_answer().ends_with("POST /model 5"));
}

TEST_CASE("a body may be as large as its path allows", "[web][server]") {
  TestHouse house(impatient());
  TestClient model(house.port());
  TestClient json(house.port());

  model.send(post("/model", std::string(5 * 1024 * 1024, 'x')));
  json.send(post("/echo", std::string(1024 * 1024, 'x')));

  CHECK(model.read_answer().ends_with("POST /model 5242880"));
  CHECK(json.read_answer().ends_with("POST /echo 1048576"));
}

TEST_CASE("a public form is small", "[web][server]") {
  TestHouse house(impatient());
  TestClient fits(house.port());
  TestClient exceeds(house.port());

  fits.send(post("/form", std::string(64 * 1024, 'x')));
  exceeds.send(post("/form", std::string(64 * 1024 + 1, 'x')));

  CHECK(fits.read_answer().ends_with("POST /form 65536"));
  CHECK(exceeds.read_answer().starts_with("HTTP/1.1 413 "));
}

TEST_CASE("bodies of all connections together have a limit", "[web][server]") {
  Replies replies;
  ServerOptions options = impatient();
  options.limits.all_bodies_bytes = 500'000;
  TestHouse house(options);
  house.handler.on_request = [&](Request& request, Reply reply) {
    if (request.path() == "/later") return replies.keep(std::move(reply));
    reply(no_content());
  };
  const std::string large(400'000, 'x');
  const auto status_of = [&](std::string_view body) {
    TestClient client(house.port());
    client.send(post("/echo", body));
    return statuses_in(client.read_answer()).at(0);
  };
  TestClient first(house.port());

  first.send(post("/later", large));
  const Reply owed = replies.take();
  CHECK(status_of(large) == 503);
  CHECK(status_of("hello") == 204);

  owed(no_content());
  first.read_answer();
  // The bytes are given back right behind the answer.
  int status = 503;
  for (int attempt = 0; attempt < 100 && status == 503; ++attempt) status = status_of(large);
  CHECK(status == 204);
}

TEST_CASE("two servers cannot have one address", "[web][server]") {
  TestHouse house;
  ServerOptions options;
  options.port = house.port();

  CHECK_THROWS_AS(TestHouse(options), std::system_error);
}

}  // namespace web
