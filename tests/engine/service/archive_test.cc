#include <catch2/catch.hpp>

#include "tests/engine/service/service_support.h"
#include "tests/support/bpmn_text.h"

namespace tests {

TEST_CASE("entries of one day stand beside each other in the file", "[service][archive]") {
  ServiceScene scene("assent:archive",
                     input("\"wu\"", "personId") + input("\"changes\"", "section") +
                         input("{post: post}", "record") + output("recordId", "recordId"));

  const auto first = scene.engine.start("p", R"({"post": "a"})");
  const auto second = scene.engine.start("p", R"({"post": "b"})");

  CHECK(scene.engine.variable(first, "recordId") == "\"wu:changes:2021-09-28\"");
  CHECK(scene.engine.variable(second, "recordId") == "\"wu:changes:2021-09-28:2\"");
  CHECK(scene.record("R-ARCHIVE", "wu:changes:2021-09-28").find(R"("post":"a")") !=
        std::string::npos);
  CHECK(scene.record("R-ARCHIVE", "wu:changes:2021-09-28:2").find(R"("post":"b")") !=
        std::string::npos);
  scene.engine.check_replay();
}

TEST_CASE("an entry without a person, a section or a content is an incident",
          "[service][archive]") {
  const auto [inputs, word] = GENERATE(table<std::string, std::string>(
      {{input("\"changes\"", "section") + input("{a: 1}", "record"), "'personId'"},
       {input("\"wu\"", "personId") + input("{a: 1}", "record"), "'section'"},
       {input("\"wu\"", "personId") + input("\"changes\"", "section"), "'record'"}}));
  ServiceScene scene("assent:archive", inputs);

  const auto instance = scene.engine.start("p");

  CHECK(scene.incident(instance).find(word) != std::string::npos);
}

}  // namespace tests
