#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "tests/web/server/test_client.h"
#include "tests/web/server/test_house.h"

namespace web {
namespace {

struct Probe {
  std::string name;
  std::vector<int> statuses;
  bool stays_open = false;
};

const std::string kFolder = std::string(ASSENT_SOURCE_DIR) + "/tests/web/server/framings/";

Probe probe_in(const std::string& line) {
  std::istringstream words(line);
  Probe probe;
  std::string bar;
  words >> probe.name >> bar;
  for (std::string word; words >> word && word != "|";) {
    if (word == "open" || word == "closed") {
      probe.stays_open = word == "open";
    } else {
      probe.statuses.push_back(std::stoi(word));
    }
  }
  return probe;
}

std::vector<Probe> probes() {
  std::ifstream index(kFolder + "index.txt");
  std::vector<Probe> all;
  for (std::string line; std::getline(index, line);) {
    if (!line.starts_with('#')) all.push_back(probe_in(line));
  }
  return all;
}

std::string bytes_of(const Probe& probe) {
  std::ifstream file(kFolder + probe.name + ".http", std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  REQUIRE_FALSE(bytes.str().empty());
  return bytes.str();
}

// What was answered, and whether one more request is served behind it.
void check(const Probe& probe, TestClient& client) {
  if (probe.stays_open) {
    client.send(get("/alive", "Connection: close\r\n"));
  }
  std::vector<int> expected = probe.statuses;
  if (probe.stays_open) expected.push_back(200);
  const std::string answers = client.read_to_end();
  CHECK(statuses_in(answers) == expected);
  CHECK((answers.find("/alive") != std::string::npos) == probe.stays_open);
  CHECK(client.is_closed());
}

int served(const Probe& probe) {
  const bool refused = probe.statuses.front() != 200;
  return static_cast<int>(refused ? 0 : probe.statuses.size()) + (probe.stays_open ? 1 : 0);
}

}  // namespace

TEST_CASE("the list of framings is whole", "[web][framing]") {
  const std::vector<Probe> all = probes();
  std::size_t refused = 0;
  for (const Probe& probe : all) {
    if (probe.statuses.front() != 200) ++refused;
  }

  CHECK(refused >= 60);
  CHECK(all.size() - refused >= 20);
}

TEST_CASE("every framing is served or refused as its list says", "[web][framing]") {
  TestHouse house(impatient());
  for (const Probe& probe : probes()) {
    INFO(probe.name);
    const std::string bytes = bytes_of(probe);
    house.handler.handled = 0;
    TestClient client(house.port());

    client.send(bytes);

    check(probe, client);
    CHECK(house.handler.handled == served(probe));
  }
}

TEST_CASE("a framing means the same when it comes byte by byte", "[web][framing]") {
  TestHouse house(impatient());
  for (const Probe& probe : probes()) {
    const std::string bytes = bytes_of(probe);
    if (bytes.size() > 1000) continue;
    INFO(probe.name);
    house.handler.handled = 0;
    TestClient client(house.port());

    for (const char byte : bytes) {
      if (!client.send({&byte, 1})) break;
    }

    check(probe, client);
    CHECK(house.handler.handled == served(probe));
  }
}

}  // namespace web
