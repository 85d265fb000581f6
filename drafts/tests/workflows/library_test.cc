#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "engine/bpmn/read_bpmn.h"
#include "engine/dmn/read_dmn.h"
#include "engine/form/read_form.h"

namespace engine {
namespace {

// The shipped files whose name ends so, in order.
std::vector<std::filesystem::path> shipped(const std::string& ending) {
  std::vector<std::filesystem::path> files;
  for (const char* folder : {"/workflows", "/examples"}) {
    const std::filesystem::recursive_directory_iterator entries(ASSENT_SOURCE_DIR +
                                                                std::string(folder));
    for (const auto& entry : entries) {
      if (entry.path().string().ends_with(ending)) files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  REQUIRE(!files.empty());
  return files;
}

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file.good());
  return {std::istreambuf_iterator<char>(file), {}};
}

// A shipped file gives no finding at all: what is a warning elsewhere is an error in a package.
void expect_none(const std::filesystem::path& path, const Findings& findings) {
  for (const Finding& finding : findings) {
    FAIL_CHECK(path.filename().string() << ": " << to_text(finding));
  }
}

TEST_CASE("every shipped process is read without a finding", "[workflows]") {
  for (const auto& path : shipped(".bpmn")) {
    const bpmn::ReadResult read = bpmn::read_bpmn(content_of(path));
    expect_none(path, read.findings);
    CHECK(read.processes.size() == 1);
  }
}

TEST_CASE("every shipped decision is read without a finding", "[workflows]") {
  for (const auto& path : shipped(".dmn")) {
    const dmn::ReadResult read = dmn::read_dmn(content_of(path));
    expect_none(path, read.findings);
    CHECK(read.model != nullptr);
  }
}

TEST_CASE("every shipped form is read without a finding", "[workflows]") {
  for (const auto& path : shipped(".form.json")) {
    const form::ReadResult read = form::read_form(content_of(path));
    expect_none(path, read.findings);
    REQUIRE(read.form != nullptr);
    CHECK(read.form->id + ".form.json" == path.filename().string());
  }
}

}  // namespace
}  // namespace engine
