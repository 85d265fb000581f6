#include <catch2/catch.hpp>

#include "tests/engine/service/service_support.h"
#include "tests/support/bpmn_text.h"

namespace tests {
namespace {

std::string publishing(const std::string& persons, const std::string& days = "5") {
  return input("\"publish\"", "do") + input("id", "postingId") + input("\"Secretary\"", "post") +
         input(persons, "persons") + input(days, "days") + input("[\"board\"]", "channels") +
         input("\"0775-1\"", "hotline") + output("publishedOn", "publishedOn") +
         output("endsOn", "endsOn");
}

const std::string kWu = "[{candidateId: \"K2\", name: \"Wu\", birthMonth: \"1988-11\"}]";

}  // namespace

TEST_CASE("a posting runs from today for that many working days", "[service][posting]") {
  ServiceScene scene("assent:posting", publishing(kWu));

  const auto instance = scene.engine.start("p", R"({"id": "C-P1"})");

  CHECK(scene.engine.open_tasks(instance) == Names{"U"});
  CHECK(scene.engine.variable(instance, "publishedOn") == "\"2021-09-28\"");
  CHECK(scene.engine.variable(instance, "endsOn") == "\"2021-10-05\"");
  const std::string record = scene.record("R-POSTING", "C-P1");
  CHECK(record.find(R"("state":"open")") != std::string::npos);
  CHECK(record.find(R"("personCount":1)") != std::string::npos);
  CHECK(record.find(R"("name":"Wu")") != std::string::npos);
  scene.engine.check_replay();
}

TEST_CASE("a posting that is too short, empty or tells too much is an incident",
          "[service][posting]") {
  const auto [persons, days, word] = GENERATE(table<std::string, std::string, std::string>(
      {{"[{candidateId: \"K2\", name: \"Wu\"}]", "4", "'days'"},
       {"[{candidateId: \"K2\", name: \"Wu\"}]", "5.5", "'days'"},
       {"[]", "5", "'persons'"},
       {"[{candidateId: \"K2\", name: \"Wu\", birthDate: \"1988-11-03\"}]", "5", "'birthDate'"},
       {"[{candidateId: \"K2\"}]", "5", "no name"}}));
  ServiceScene scene("assent:posting", publishing(persons, days));

  const auto instance = scene.engine.start("p", R"({"id": "C-P1"})");

  CHECK(scene.incident(instance).find(word) != std::string::npos);
  CHECK(scene.record("R-POSTING", "C-P1").empty());
}

TEST_CASE("a posting is not published twice", "[service][posting]") {
  ServiceScene scene("assent:posting", publishing(kWu));
  scene.engine.start("p", R"({"id": "C-P1"})");

  const auto second = scene.engine.start("p", R"({"id": "C-P1"})");

  CHECK(scene.incident(second).find("published before") != std::string::npos);
}

TEST_CASE("a posting that is taken down keeps the number and loses the persons",
          "[service][posting]") {
  ServiceScene scene("assent:posting", publishing(kWu));
  scene.engine.start("p", R"({"id": "C-P1"})");
  scene.engine.deploy(
      bpmn("q", element("startEvent", "S") +
                    service_task("A", "assent:posting",
                                 mappings(input("\"close\"", "do") + input("id", "postingId"))) +
                    user_task("U") + element("endEvent", "E") + flows("S -> A\nA -> U\nU -> E")));

  const auto closing = scene.engine.start("q", R"({"id": "C-P1"})");

  CHECK(scene.engine.open_tasks(closing) == Names{"U"});
  const std::string record = scene.record("R-POSTING", "C-P1");
  CHECK(record.find(R"("state":"closed")") != std::string::npos);
  CHECK(record.find(R"("personCount":1)") != std::string::npos);
  CHECK(record.find("Wu") == std::string::npos);
  CHECK(scene.engine.open_tasks(scene.engine.start("q", R"({"id": "C-P2"})")) == Names{"U"});
  CHECK(scene.record("R-POSTING", "C-P2").empty());
}

}  // namespace tests
