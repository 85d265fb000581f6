#include "web/http/multipart.h"

#include <catch2/catch.hpp>

namespace web {
namespace {

Request form(std::string body, std::string_view type = "multipart/form-data; boundary=XX") {
  Request request;
  request.headers.add("Content-Type", type);
  request.body = std::move(body);
  return request;
}

std::string part(std::string_view disposition, std::string_view content) {
  return "--XX\r\nContent-Disposition: " + std::string(disposition) + "\r\n\r\n" +
         std::string(content) + "\r\n";
}

Status status_of(const Request& request, const MultipartLimits& limits = {}) {
  const auto parts = read_multipart(request, limits);
  REQUIRE_FALSE(parts.has_value());
  return parts.error().status;
}

}  // namespace

TEST_CASE("a deployment repeats a part, each with its file name", "[web][multipart]") {
  const Request request = form(
      "--XX\r\nContent-Disposition: form-data; name=\"resources\"; filename=\"a b.bpmn\"\r\n"
      "Content-Type: application/octet-stream\r\n\r\n<a>\r\n--X</a>\r\n" +
      part("form-data; name=resources; filename=\"\xE8\xA1\xA8.dmn\"", "") +
      part("form-data; name=\"tenantId\"", "<default>") + "--XX--\r\n");

  const auto parts = read_multipart(request);

  REQUIRE(parts.has_value());
  REQUIRE(parts->size() == 3);
  CHECK((*parts)[0].name == "resources");
  CHECK((*parts)[0].file_name == "a b.bpmn");
  CHECK((*parts)[0].content_type == "application/octet-stream");
  CHECK((*parts)[0].content == "<a>\r\n--X</a>");
  CHECK((*parts)[1].file_name == "\xE8\xA1\xA8.dmn");
  CHECK((*parts)[1].content.empty());
  CHECK((*parts)[2].file_name.empty());
  CHECK((*parts)[2].content == "<default>");
}

TEST_CASE("quotes in a name may be escaped in both ways", "[web][multipart]") {
  const auto parts = read_multipart(
      form(part(R"(form-data; name="a\"b"; filename="c%22d\e.form")", "x") + "--XX--"));

  REQUIRE(parts.has_value());
  CHECK((*parts)[0].name == "a\"b");
  CHECK((*parts)[0].file_name == "c\"d\\e.form");
}

TEST_CASE("a form of no parts is a form", "[web][multipart]") {
  CHECK(read_multipart(form("--XX--\r\n"))->empty());
}

TEST_CASE("what is no form is refused", "[web][multipart]") {
  const std::string good = part("form-data; name=a", "x");

  CHECK(status_of(form(good + "--XX--", "application/json")) == Status::kUnsupportedMediaType);
  CHECK(status_of(form(good + "--XX--", "multipart/form-data")) == Status::kBadRequest);
  CHECK(status_of(form(good + "--XX--", "multipart/form-data; boundary=\"X\x01\"")) ==
        Status::kBadRequest);
  CHECK(status_of(form("")) == Status::kBadRequest);
  CHECK(status_of(form(good)) == Status::kBadRequest);
  CHECK(status_of(form("junk\r\n" + good + "--XX--")) == Status::kBadRequest);
  CHECK(status_of(form("--XXjunk" + good + "--XX--")) == Status::kBadRequest);
  CHECK(status_of(form(part("form-data", "x") + "--XX--")) == Status::kBadRequest);
  CHECK(status_of(form(part("attachment; name=a", "x") + "--XX--")) == Status::kBadRequest);
  CHECK(status_of(form(part("form-data; name=\"a", "x") + "--XX--")) == Status::kBadRequest);
  CHECK(status_of(form(part("form-data; name=\"a%0Ab\"", "x") + "--XX--")) == Status::kBadRequest);
  CHECK(status_of(form("--XX\r\nContent-Type: a/b\r\n\r\nx\r\n--XX--")) == Status::kBadRequest);
}

TEST_CASE("parts, heads and names of a form have limits", "[web][multipart]") {
  MultipartLimits limits;
  limits.parts = 1;
  const std::string good = part("form-data; name=a", "x");

  CHECK(read_multipart(form(good + "--XX--"), limits).has_value());
  CHECK(status_of(form(good + good + "--XX--"), limits) == Status::kBadRequest);
  const std::string long_name(600, 'n');
  CHECK(status_of(form(part("form-data; name=" + long_name, "x") + "--XX--")) ==
        Status::kBadRequest);
  const std::string long_head = "--XX\r\nX: " + std::string(9000, 'x') + "\r\n\r\nx\r\n--XX--";
  CHECK(status_of(form(long_head)) == Status::kBadRequest);
}

}  // namespace web
