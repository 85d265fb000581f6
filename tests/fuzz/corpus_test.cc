#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/fuzz/target.h"

namespace {

TEST_CASE("the corpus of the target runs through", "[fuzz]") {
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(ASSENT_FUZZ_CORPUS)) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    INFO(entry.path().filename());
    CHECK(LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()),
                                 bytes.size()) == 0);
    ++files;
  }
  CHECK(files > 5);
}

}  // namespace
