#include <sys/resource.h>

#include <catch2/catch.hpp>
#include <ctime>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "engine/xml/document.h"

namespace engine::xml {
namespace {

constexpr const char* kFolder = ASSENT_SOURCE_DIR "/tests/engine/xml/hostile/";

// Sanitizers cost time and memory that are not ours.
#ifdef __SANITIZE_ADDRESS__
constexpr int kFactor = 20;
#else
constexpr int kFactor = 1;
#endif

struct Hostile {
  std::string name;
  int line = 0;
  std::string reason;
  std::string content;
};

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file.good());
  return {std::istreambuf_iterator<char>(file), {}};
}

Hostile parse_head(const std::string& line) {
  const auto first = line.find(" | ");
  const auto second = line.find(" | ", first + 3);
  REQUIRE(second != std::string::npos);
  return {line.substr(0, first), std::stoi(line.substr(first + 3)), line.substr(second + 3), ""};
}

std::vector<Hostile> kept_files() {
  std::vector<Hostile> files;
  std::ifstream index(std::string(kFolder) + "expected.txt");
  for (std::string line; std::getline(index, line);) {
    if (line.empty() || line.front() == '#') continue;
    files.push_back(parse_head(line));
    files.back().content = content_of(kFolder + files.back().name);
  }
  return files;
}

std::string unescaped(const std::string& text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\\' || at + 1 == text.size()) {
      result += text[at];
    } else {
      result += text[++at] == 'n' ? '\n' : '\b';
    }
  }
  return result;
}

void append_piece(std::string& content, const std::string& line) {
  const auto space = line.find(' ');
  const std::string piece = unescaped(line.substr(space + 1));
  for (int left = std::stoi(line); left > 0; --left) content += piece;
}

// Calls `use` with one file after the other, so that only one is in memory.
template <class Use>
int for_each_generated(Use use) {
  std::ifstream index(std::string(kFolder) + "generated.txt");
  int count = 0;
  Hostile file;
  std::string line;
  while (true) {
    const bool more = static_cast<bool>(std::getline(index, line));
    if ((!more || line.empty()) && !file.name.empty()) {
      use(file);
      ++count;
      file = {};
    }
    if (!more) return count;
    if (line.empty() || line.front() == '#') continue;
    if (file.name.empty()) {
      file = parse_head(line);
    } else {
      append_piece(file.content, line);
    }
  }
}

void check_refused(const Hostile& file) {
  INFO(file.name);
  const std::clock_t before = std::clock();

  const Result<Document> result = parse_xml(file.content);

  const double ms = 1000.0 * static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
  REQUIRE(result.has_error());
  CHECK_THAT(result.error().message, Catch::Contains(file.reason));
  CHECK(result.error().position.line == file.line);
  CHECK(ms <= 50.0 * kFactor);
}

long peak_kib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

TEST_CASE("every hostile file is refused at its line, for its reason", "[xml]") {
  const std::vector<Hostile> files = kept_files();
  CHECK(files.size() >= 40);
  for (const Hostile& file : files) check_refused(file);
}

TEST_CASE("every large hostile file is refused in 50 ms and 64 MiB", "[xml]") {
  const long before = peak_kib();

  const int count = for_each_generated([](const Hostile& file) { check_refused(file); });

  CHECK(count >= 15);
  CHECK(peak_kib() - before <= 64L * 1024 * kFactor);
}

}  // namespace
}  // namespace engine::xml
