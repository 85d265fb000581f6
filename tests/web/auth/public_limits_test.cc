#include <catch2/catch.hpp>
#include <set>

#include "tests/web/auth/auth_support.h"
#include "web/auth/address_limits.h"
#include "web/auth/secret.h"

namespace web {

TEST_CASE("an address may hand in so much an hour, another as much again", "[web][limits]") {
  MovedClock time;
  AddressLimits limits(time.clock());
  for (std::size_t i = 0; i < AddressLimits::kMostInWindow; ++i) REQUIRE(limits.take("192.0.2.1"));

  CHECK_FALSE(limits.take("192.0.2.1"));
  CHECK(limits.take("192.0.2.2"));
  time.move(AddressLimits::kWindowMs - 1);
  CHECK_FALSE(limits.take("192.0.2.1"));
  time.move(1);
  CHECK(limits.take("192.0.2.1"));
}

TEST_CASE("receipt numbers differ and are read as people type them", "[web][secret]") {
  std::set<std::string> drawn;
  for (int i = 0; i < 100; ++i) {
    const std::string number = make_receipt_number();
    CHECK(number.size() == 19);
    CHECK(receipt_number_of(number) == number);
    drawn.insert(number);
  }
  CHECK(drawn.size() == 100);
  CHECK(receipt_number_of("7k3m9qxb 2ftd-p8wa") == "7K3M-9QXB-2FTD-P8WA");
  CHECK(receipt_number_of("oil0-0000-0000-0000") == "0110-0000-0000-0000");
  CHECK(receipt_number_of("7K3M-9QXB-2FTD-P8W").empty());
  CHECK(receipt_number_of("7K3M-9QXB-2FTD-P8WAA").empty());
  CHECK(receipt_number_of("7K3M-9QXB-2FTD-P8W*").empty());
  CHECK(receipt_number_of("").empty());
}

TEST_CASE("whoever sends a public form is nobody, also while he is signed in", "[web][gate]") {
  AuthHouse house(GateOptions{.open = true});
  const OpenedSession opened = house.sessions.open("ada");
  Request request = make_request(Method::kPost);
  request.headers.add("Cookie", "sid=" + opened.token);
  request.headers.add("Content-Type", "application/x-www-form-urlencoded");
  request.headers.add("Origin", "http://127.0.0.1:8080");
  const Route route(Method::kPost, "/", with_form(never_called), Permission::kPublic, shows(),
                    answers_nothing());
  const auto exchange = std::make_shared<AwaitedExchange>();

  house.gate.admit(request, route, Reply(exchange), [](Reply reply) { reply(no_content()); });

  CHECK(exchange->wait().status == Status::kNoContent);
  CHECK(request.actor.is_public());
  CHECK(request.actor.login.empty());
}

TEST_CASE("a public form of another site is refused", "[web][gate][csrf]") {
  AuthHouse house;
  const Route route(Method::kPost, "/", with_form(never_called), Permission::kPublic, shows(),
                    answers_nothing());
  for (const char* origin : {"http://evil.example", ""}) {
    Request request = make_request(Method::kPost);
    request.headers.add("Content-Type", "application/x-www-form-urlencoded");
    if (*origin != '\0') request.headers.add("Origin", origin);
    const auto exchange = std::make_shared<AwaitedExchange>();

    house.gate.admit(request, route, Reply(exchange), [](Reply reply) { reply(no_content()); });

    CHECK(exchange->wait().status == Status::kForbidden);
  }
}

}  // namespace web
