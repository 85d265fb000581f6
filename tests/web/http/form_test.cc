#include "web/http/form.h"

#include <catch2/catch.hpp>

#include "tests/web/http/http_support.h"

namespace web {
namespace {

Outcome<FormFields> read(std::string body,
                         std::string_view type = "application/x-www-form-urlencoded") {
  Request request = make_request(Method::kPost, "/");
  request.headers.add("Content-Type", type);
  request.body = std::move(body);
  return read_form(request);
}

}  // namespace

TEST_CASE("a form is read as browsers write it", "[web][http][form]") {
  const auto fields = read("name=Ada+L.&text=%E4%B8%80%0D%0A%E4%BA%8C&empty=&blank=++a+%0D%0A");

  REQUIRE(fields.has_value());
  CHECK(fields->at("name") == "Ada L.");
  CHECK(fields->at("text") == "一\n二");
  CHECK(fields->at("empty").empty());
  CHECK(fields->at("blank") == "a");
  CHECK(read("a=1", "application/x-www-form-urlencoded; charset=UTF-8").has_value());
  CHECK(read("")->empty());
}

TEST_CASE("a form of another kind, a broken one and one with doubles are refused",
          "[web][http][form]") {
  CHECK(read("{}", "application/json").error().status == Status::kUnsupportedMediaType);
  CHECK(read("a=1", "multipart/form-data; boundary=x").error().status ==
        Status::kUnsupportedMediaType);
  CHECK(read("a=%4").error().status == Status::kBadRequest);
  CHECK(read("a=%00").error().status == Status::kBadRequest);
  CHECK(read("a=%FF").error().status == Status::kBadRequest);
  CHECK(read("a=1&a=2").error().status == Status::kBadRequest);
  std::string many;
  for (int i = 0; i < 101; ++i) many += "f" + std::to_string(i) + "=1&";
  CHECK(read(many).error().status == Status::kBadRequest);
}

TEST_CASE("a public page lets no script run", "[web][http]") {
  const Response response = public_page("<p>");

  const auto policy = response.headers.find("Content-Security-Policy").value();
  CHECK(policy.find("default-src 'none'") == 0);
  CHECK(policy.find("script") == std::string_view::npos);
  CHECK(policy.find("form-action 'self'") != std::string_view::npos);
}

}  // namespace web
