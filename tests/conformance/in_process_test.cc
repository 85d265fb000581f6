#include <catch2/catch.hpp>
#include <filesystem>
#include <iostream>
#include <sstream>

#include "engine/feel/json.h"
#include "tests/conformance/scenario.h"

namespace tests {
namespace {

const std::string kSuite = std::string(ASSENT_SOURCE_DIR) + "/../shared/conformance";

// Why the scenario does not hold; empty if it does.
std::string failure_of(const std::string& id) {
  const std::string folder = kSuite + "/scenarios";
  const auto document = engine::feel::parse_json(read_file(folder + "/" + id + ".json"));
  REQUIRE(document.has_value());
  Scenario scenario(*document, folder);
  try {
    scenario.play();
  } catch (const std::exception& failure) {
    return failure.what();
  }
  scenario.check_replay();
  return {};
}

}  // namespace

TEST_CASE("the engine does what the conformance scenarios ask, and replays it", "[conformance]") {
  if (!std::filesystem::exists(kSuite + "/first.txt")) {
    WARN("skipped: the conformance suite is not there");
    return;
  }
  std::istringstream ids(read_file(kSuite + "/first.txt"));
  int played = 0;
  for (std::string id; ids >> id; ++played) {
    INFO(id);
    CHECK(failure_of(id) == "");
  }
  std::cout << "conformance in process: " << played << " scenarios\n";
}

// Not run by itself: says of every scenario of the suite whether it holds.
TEST_CASE("every scenario of the conformance suite, one line each", "[.all]") {
  for (const auto& entry : std::filesystem::directory_iterator(kSuite + "/scenarios")) {
    if (entry.path().extension() != ".json") continue;
    const std::string id = entry.path().stem();
    const std::string failure = failure_of(id);
    std::cout << (failure.empty() ? "ok   " : "FAIL ") << id << "  " << failure << "\n";
  }
}

}  // namespace tests
