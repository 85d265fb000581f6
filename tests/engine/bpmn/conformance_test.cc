#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "engine/feel/json.h"
#include "tests/engine/bpmn/snippets.h"

namespace engine::bpmn {
namespace {

namespace fs = std::filesystem;

const fs::path kFolder = ASSENT_SOURCE_DIR "/tests/conformance";
const fs::path kScenarios = kFolder / "scenarios";

std::string content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> first_ids() {
  std::vector<std::string> ids;
  std::ifstream file(kFolder / "first.txt");
  for (std::string id; file >> id;) ids.push_back(id);
  return ids;
}

std::vector<fs::path> models() {
  std::set<fs::path> sorted;
  for (const auto& entry : fs::directory_iterator(kScenarios)) {
    if (entry.path().extension() == ".bpmn") sorted.insert(entry.path());
  }
  return {sorted.begin(), sorted.end()};
}

struct Deployment {
  std::string file;
  bool is_refused = false;
};

void collect(const feel::Value& step, bool is_refused, std::vector<Deployment>& into) {
  if (const feel::Value* files = step.find("deploy")) {
    for (const feel::Value& file : files->items()) {
      into.push_back({std::string(file.as_string()), is_refused});
    }
  }
  if (const feel::Value* inner = step.find("expectRejected")) collect(*inner, true, into);
}

std::vector<Deployment> deployments_of(const std::string& id) {
  const auto scenario = feel::parse_json(content_of(kScenarios / (id + ".json")));
  REQUIRE(scenario.has_value());
  std::vector<Deployment> deployments;
  for (const feel::Value& step : scenario->find("steps")->items()) {
    collect(step, false, deployments);
  }
  return deployments;
}

TEST_CASE("the first scenarios deploy or are refused as they say", "[bpmn][conformance]") {
  const std::vector<std::string> ids = first_ids();
  CHECK(ids.size() == 105);
  int deployed = 0;
  int refused = 0;
  for (const std::string& id : ids) {
    for (const Deployment& deployment : deployments_of(id)) {
      const ReadResult result = read_bpmn(content_of(kScenarios / deployment.file));
      INFO(deployment.file << "\n" << texts_of(result.findings));
      CHECK(has_error(result.findings) == deployment.is_refused);
      CHECK(result.processes.empty() == deployment.is_refused);
      ++(deployment.is_refused ? refused : deployed);
    }
  }
  CHECK(deployed > 90);
  CHECK(refused >= 14);
}

TEST_CASE("every scenario that must be refused is, at an element and a line",
          "[bpmn][conformance]") {
  int count = 0;
  for (const fs::path& path : models()) {
    const ReadResult result = read_bpmn(content_of(path));
    INFO(path.filename() << "\n" << texts_of(result.findings));
    if (path.filename().string().starts_with("reject-")) {
      CHECK(has_error(result.findings));
      ++count;
    }
    for (const Finding& finding : result.findings) {
      CHECK(finding.position.line > 0);
      CHECK((!finding.element.empty() || finding.rule == "xml-syntax"));
      CHECK_FALSE(finding.message.empty());
    }
  }
  CHECK(count >= 22);
}

// A model from which a line is missing is a broken model of every kind: whatever it says, the
// reader answers with findings or with a process.
TEST_CASE("a model without one of its lines is read or refused", "[bpmn][conformance]") {
  int refused = 0;
  const std::vector<fs::path> all = models();
  for (std::size_t place = 0; place < all.size(); place += 5) {
    const std::string whole = content_of(all[place]);
    std::size_t begin = 0;
    while (begin < whole.size()) {
      const std::size_t end = std::min(whole.find('\n', begin), whole.size() - 1) + 1;
      const ReadResult result = read_bpmn(whole.substr(0, begin) + whole.substr(end));
      CHECK(result.processes.empty() == has_error(result.findings));
      if (has_error(result.findings)) ++refused;
      begin = end;
    }
  }
  CHECK(refused > 100);
}

}  // namespace
}  // namespace engine::bpmn
