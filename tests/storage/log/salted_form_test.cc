#include "storage/log/salted_form.h"

#include <catch2/catch.hpp>
#include <string>

#include "storage/log/base64.h"

using storage::Hasher;
using storage::Salt;

namespace {

std::string url(std::string_view bytes) {
  std::string text;
  storage::append_base64url(text, bytes);
  return text;
}

}  // namespace

TEST_CASE("a digest is that of the example of RFC 9901", "[storage][log]") {
  Hasher hasher;

  const auto digest = storage::digest_of(
      "[\"_26bc4LT-ac6q2KI6cBW5es\", \"family_name\", \"M\xC3\xB6"
      "bius\"]",
      hasher);

  CHECK(url(storage::as_bytes(digest)) == "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0");
}

TEST_CASE("a salted form holds salt, path and value", "[storage][log]") {
  Salt salt{};
  salt[31] = 1;
  std::string form;

  storage::append_salted_form(form, salt, {"a \"b\"", "{\"x\":1.5}"});

  CHECK(form == R"(["AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE","a \"b\"",{"x":1.5}])");
}

TEST_CASE("a disclosure gives back the forms that were put into it", "[storage][log]") {
  std::string text;
  storage::append_to_disclosure(text, 0, R"(["c2FsdA","a,]\"",[1,{"b":"]"}]])");
  storage::append_to_disclosure(text, 12, R"(["c2FsdA","b",null])");
  storage::close_disclosure(text);

  const auto forms = storage::read_disclosure(text);

  REQUIRE(forms.has_value());
  REQUIRE(forms->size() == 2);
  CHECK(forms->at(0).form == R"(["c2FsdA","a,]\"",[1,{"b":"]"}]])");
  CHECK(forms->at(0).path_json == R"("a,]\"")");
  CHECK(forms->at(0).value == R"([1,{"b":"]"}])");
  CHECK(forms->at(1).n == 12);
  CHECK(forms->at(1).value == "null");
}

TEST_CASE("a disclosure that was cut or patched is refused", "[storage][log]") {
  for (const char* text :
       {"", "[", "[]x", "[[0]]", "[[0,[\"s\",\"p\"]]]", "[[0,[\"s\",\"p\",1]]",
        "[[0,[\"s\",\"p\",1]],]", "[[x,[\"s\",\"p\",1]]]", "[[0,[\"s\",\"p\",1,2]]]"}) {
    INFO(text);
    CHECK_FALSE(storage::read_disclosure(text).has_value());
  }
}
