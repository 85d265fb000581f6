#include "web/server/answer_head.h"

#include <catch2/catch.hpp>

#include "tests/web/server/test_client.h"
#include "tests/web/server/test_house.h"
#include "web/server/peer.h"

namespace web {

TEST_CASE("every answer carries date, server and the security fields", "[web][server]") {
  ServerOptions options = impatient();
  options.version = "1.2.3";
  TestHouse house(options);
  TestClient client(house.port());

  client.send(get("/echo"));
  const std::string good = client.read_answer();
  client.send(get("/a#b"));
  const std::string refused = client.read_answer();

  for (const std::string& answer : {good, refused}) {
    CHECK(field_of(answer, "Server") == "Assent/1.2.3");
    CHECK(field_of(answer, "Date").value_or("").ends_with(" GMT"));
    CHECK(field_of(answer, "X-Content-Type-Options") == "nosniff");
    CHECK(field_of(answer, "Referrer-Policy") == "same-origin");
    CHECK(field_of(answer, "Cross-Origin-Opener-Policy") == "same-origin");
    CHECK(field_of(answer, "Cross-Origin-Resource-Policy") == "same-origin");
    CHECK(field_of(answer, "Cache-Control") == "no-store");
    CHECK(field_of(answer, "Content-Security-Policy").value_or("").find("default-src 'none'") == 0);
    CHECK(field_of(answer, "X-Request-Id").value_or("").size() == 12);
    CHECK_FALSE(field_of(answer, "Access-Control-Allow-Origin"));
  }
  CHECK(field_of(refused, "Content-Type") == "application/problem+json");
  CHECK(field_of(refused, "Connection") == "close");
  CHECK_FALSE(field_of(good, "Connection"));
}

TEST_CASE("HEAD is answered like GET, without the body", "[web][server]") {
  TestHouse house(impatient());
  TestClient client(house.port());

  client.send("HEAD /echo HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" + get("/next"));

  const std::string head = client.read_until("\r\n\r\n");
  CHECK(field_of(head, "Content-Length") == "12");
  CHECK(client.read_answer().ends_with("GET /next 0"));
}

TEST_CASE("an answer without content has neither body nor length", "[web][server]") {
  TestHouse house(impatient());
  house.handler.on_request = [](Request&, Reply reply) { reply(no_content()); };
  TestClient client(house.port());

  client.send(get("/a") + get("/b"));

  const std::string first = client.read_until("\r\n\r\n");
  CHECK(statuses_in(first) == std::vector<int>{204});
  CHECK_FALSE(field_of(first, "Content-Length"));
  CHECK_FALSE(field_of(first, "Content-Type"));
  CHECK(client.read_until("\r\n\r\n").starts_with("HTTP/1.1 204 "));
}

TEST_CASE("what a handler says of caching and policy replaces the rule", "[web][server]") {
  TestHouse house(impatient());
  house.handler.on_request = [](Request&, Reply reply) {
    reply(page("<p>", "N0nce").with("Cache-Control", "max-age=5"));
  };
  TestClient client(house.port());

  client.send(get("/"));

  const std::string answer = client.read_answer();
  CHECK(field_of(answer, "Cache-Control") == "max-age=5");
  CHECK(answer.find("no-store") == std::string::npos);
  CHECK(answer.find("style-src 'self' 'nonce-N0nce';") != std::string::npos);
  CHECK(answer.find("Content-Security-Policy") == answer.rfind("Content-Security-Policy"));
  CHECK(answer.find("Permissions-Policy: ") != std::string::npos);
}

TEST_CASE("a value cannot begin a header field of its own", "[web][server]") {
  TestHouse house(impatient());
  house.handler.on_request = [](Request&, Reply reply) {
    reply(no_content().with("Location", "/a\r\nSet-Cookie: x=y"));
  };
  TestClient client(house.port());

  client.send(get("/"));

  CHECK(field_of(client.read_answer(), "Location") == "/a  Set-Cookie: x=y");
}

TEST_CASE("bytes that outlive the answer are sent as they lie", "[web][server]") {
  static const std::string kFile(3'000'000, 'x');
  TestHouse house(impatient());
  house.handler.on_request = [](Request&, Reply reply) {
    Response response = bytes("text/javascript", {});
    response.lasting_body = kFile;
    reply(std::move(response));
  };
  TestClient client(house.port());

  client.send(get("/app.js"));

  CHECK(body_of(client.read_answer()) == kFile);
}

TEST_CASE("the date is that of HTTP", "[web][server]") {
  DateText date;

  CHECK(date.at(784111777) == "Sun, 06 Nov 1994 08:49:37 GMT");
  CHECK(date.at(784111778) == "Sun, 06 Nov 1994 08:49:38 GMT");
}

TEST_CASE("only a trusted proxy says who the client is", "[web][server]") {
  Request request;
  request.headers.add("X-Forwarded-For", "203.0.113.9, 198.51.100.7, 10.0.0.2");
  request.headers.add("X-Forwarded-Proto", "https");

  TrustedProxies({}).set_peer(request, "10.0.0.1");
  CHECK(request.peer == "10.0.0.1");
  CHECK_FALSE(request.secure);

  TrustedProxies({"10.0.0.1", "10.0.0.2"}).set_peer(request, "10.0.0.1");
  CHECK(request.peer == "198.51.100.7");
  CHECK(request.secure);
}

}  // namespace web
