#include "storage/log/base64.h"

#include <catch2/catch.hpp>
#include <string>

using namespace std::string_literals;

TEST_CASE("base64 follows the vectors of RFC 4648", "[storage][log]") {
  const std::pair<std::string, std::string> vectors[] = {{"", ""},
                                                         {"f", "Zg=="},
                                                         {"fo", "Zm8="},
                                                         {"foo", "Zm9v"},
                                                         {"foob", "Zm9vYg=="},
                                                         {"fooba", "Zm9vYmE="},
                                                         {"foobar", "Zm9vYmFy"},
                                                         {"\xFB\xFF", "+/8="}};
  for (const auto& [bytes, text] : vectors) {
    std::string written;
    storage::append_base64(written, bytes);
    CHECK(written == text);
    CHECK(storage::decode_base64(text) == bytes);
  }
}

TEST_CASE("base64url has its own two letters and no padding", "[storage][log]") {
  std::string written;
  storage::append_base64url(written, "\xFB\xFF"s);

  CHECK(written == "-_8");
  CHECK(storage::decode_base64url("-_8") == "\xFB\xFF"s);
}

TEST_CASE("a text that base64 would never have written is refused", "[storage][log]") {
  for (const char* text :
       {"Zg", "Zg=", "Zh==", "Zg===", "Z===", "====", "Zg==Zg==", "Zm9*", "+/8"}) {
    CHECK(storage::decode_base64(text) == std::nullopt);
  }
  for (const char* text : {"+/8", "-_9", "-", "-_8="}) {
    CHECK(storage::decode_base64url(text) == std::nullopt);
  }
}

TEST_CASE("a hash has 32 bytes", "[storage][log]") {
  CHECK(storage::decode_hash("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=").has_value());
  CHECK_FALSE(storage::decode_hash("Zm9v").has_value());
}
