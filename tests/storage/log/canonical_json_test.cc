#include "storage/log/canonical_json.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

using namespace std::string_literals;

namespace {

std::string file_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string canonical(std::string_view json) {
  std::string out;
  const auto fault = storage::canonicalize(json, out);
  return fault ? "fault: " + fault->reason : out;
}

bool is_canonical(std::string_view bytes) {
  return !storage::check_canonical(bytes).has_value();
}

}  // namespace

TEST_CASE("JSON becomes canonical and stays so", "[storage][log]") {
  const std::pair<const char*, const char*> pairs[] = {
      {R"( { "b" : 1 , "a" : [ true , null ] } )", R"({"a":[true,null],"b":1})"},
      {R"("\u00e4\/\u0001\u000a\ud83d\ude02")", "\"\xC3\xA4/\\u0001\\n\xF0\x9F\x98\x82\""},
      {"-0", "0"},
      {"56.0", "56"},
      {"9007199254740991", "9007199254740991"},
      // U+1F602 has the code units D83D DE02 and comes before U+FB33.
      {R"({"\ufb33":1,"\ud83d\ude02":2,"\u20ac":3})",
       "{\"\xE2\x82\xAC\":3,\"\xF0\x9F\x98\x82\":2,\"\xEF\xAC\xB3\":1}"}};
  for (const auto& [json, expected] : pairs) {
    CHECK(canonical(json) == expected);
    CHECK(is_canonical(expected));
  }
}

TEST_CASE("what has another spelling is not canonical", "[storage][log]") {
  const std::string texts[] = {"",
                               " 1",
                               "1 ",
                               "{\"b\":1,\"a\":2}",
                               "{\"a\":1,\"a\":2}",
                               "[1, 2]",
                               "-0",
                               "01",
                               "1.0",
                               "1e2",
                               "9007199254740992",
                               "\"\\/\"",
                               "\"\\u0041\"",
                               "\"\\u000a\"",
                               "\"\\u001F\"",
                               "\"\n\"",
                               "\"\xC0\x80\"",
                               "\"\xED\xA0\x80\"",
                               "\"\xF5\x80\x80\x80\"",
                               "[1,]",
                               "{\"a\"}",
                               "{a:1}",
                               "tru",
                               "nullx",
                               "[",
                               "\"",
                               "\"\\",
                               "[1}",
                               "\0"s,
                               "\"a\0b\""s,
                               "\"\\\0\""s,
                               "\"\\u001",
                               "{\"\\n\":1,\"\\b\":2}"};
  for (const std::string& text : texts) {
    INFO(text);
    CHECK_FALSE(is_canonical(text));
  }
  CHECK(
      is_canonical("{\"\\b\":1,\"\\t\":2,\"\\n\":3,\"\\u000b\":4,\" \":5,\"\\\"\":6,\"\\\\\":7}"));
}

TEST_CASE("JSON outside of the subset is refused", "[storage][log]") {
  const std::string texts[] = {"4.5",
                               "1E3",
                               "1e-2",
                               "9007199254740992",
                               "-9007199254740992",
                               "1.",
                               "01",
                               "{\"a\":1,\"\\u0061\":2}",
                               "\"\\ud800\"",
                               "\"\\ud800\\u0041\"",
                               "\"\\udc00\"",
                               "\"\xFF\"",
                               "nul",
                               "[1 2]",
                               "{\"a\" 1}",
                               "'a'",
                               "1 2",
                               "\"\\x\"",
                               "\"\\u12g4\""};
  for (const std::string& text : texts) {
    INFO(text);
    CHECK(canonical(text).rfind("fault: ", 0) == 0);
  }
}

TEST_CASE("nesting has a bound", "[storage][log]") {
  const auto nested = [](int depth) {
    const auto count = static_cast<std::size_t>(depth);
    return std::string(count, '[') + "1" + std::string(count, ']');
  };

  CHECK(is_canonical(nested(storage::kCanonicalDepth)));
  CHECK_FALSE(is_canonical(nested(storage::kCanonicalDepth + 1)));
  CHECK(canonical(nested(storage::kCanonicalDepth)) == nested(storage::kCanonicalDepth));
  CHECK(canonical(nested(100'000)).rfind("fault: ", 0) == 0);
}

TEST_CASE("the published pairs of canonical JSON agree", "[storage][log][ext]") {
  const std::filesystem::path set = ASSENT_SOURCE_DIR "/../shared/ext/jcs/testdata";
  if (!std::filesystem::exists(set)) {
    std::cout << "skipped: jcs (6 pairs)\n";
    return;
  }
  int agreed = 0;
  for (const auto& input : std::filesystem::directory_iterator(set / "input")) {
    const std::string expected = file_text(set / "output" / input.path().filename());
    const std::string ours = canonical(file_text(input.path()));
    INFO(input.path());
    // The one file with fractions lies outside of the subset.
    if (input.path().filename() == "values.json") {
      CHECK(ours == "fault: not a whole number");
    } else {
      CHECK(ours == expected);
      CHECK(is_canonical(expected));
    }
    ++agreed;
  }
  CHECK(agreed == 6);
}
