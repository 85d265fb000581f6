#pragma once

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "engine/feel/json.h"
#include "tests/web/routes/api_house.h"

// The first steps of the selection, as the people of Heping take them over `/api`.
namespace web {

inline constexpr const char* kStartBody =
    R"({"values":{"campaignId":"HP-2021-A","scheme":"heping-secretary"}})";

// The story's data, with `$team` in its place.
class Story {
 public:
  Story() {
    std::ifstream file(ASSENT_SOURCE_DIR "/examples/heping/story.json", std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(file), {});
    story_ = engine::feel::parse_json(text).value();
  }
  engine::feel::Value data(std::string_view name) const { return *story_.find("data")->find(name); }
  std::string json(std::string_view name) const {
    std::string text = engine::feel::to_json(data(name));
    constexpr std::string_view kTeam = "\"$team\"";
    const std::size_t at = text.find(kTeam);
    if (at != std::string::npos) text.replace(at, kTeam.size(), json("team"));
    return text;
  }

 private:
  engine::feel::Value story_;
};

class Selection {
 public:
  Selection() {
    const auto started =
        house.post("chen.shuhang", "/api/starters/heping-select/submissions", kStartBody, "k1");
    INFO(started.text(""));
    REQUIRE(started.status == 201);
    case_key = started.text("caseKey");
  }

  void announce() {
    const auto done =
        house.complete("chen.shuhang", "ut_announce", "\"values\":" + story.json("announcement"));
    INFO(done.text(""));
    REQUIRE(done.status == 200);
  }
  ApiHouse::Answer nominate(std::string_view login, std::string_view name,
                            std::string_view key = {}) {
    const std::string body = R"({"correlationKey":"HP-2021-A","values":)" + story.json(name) +
                             ",\"consent\":" + story.json("consent") + "}";
    return house.post(login, "/api/intakes/nomination/submissions", body, key);
  }
  void accept(std::string_view values = R"({"complete":"yes"})") {
    const auto done = house.complete("bai.xue", "ut_accept", "\"values\":" + std::string(values));
    INFO(done.text(""));
    REQUIRE(done.status == 200);
  }
  void notes() {
    for (const char* element : {"ut_talk", "ut_publicity"}) {
      const auto done =
          house.complete("chen.shuhang", element,
                         R"("values":{"on":"2021-08-10","text":"在社区座谈并张贴公告。"})");
      INFO(done.text(""));
      REQUIRE(done.status == 200);
    }
  }
  // Until the checks of two nominees are open, of whom the second is too old.
  void reach_qualification() {
    announce();
    house.move_to("2021-08-10T09:00:00+08:00");
    notes();
    for (const auto& [login, name] :
         {std::pair{"zhou.wenbo", "zhou"}, std::pair{"zheng.haifeng", "zheng"}}) {
      REQUIRE(nominate(login, name).status == 201);
      accept();
    }
    house.move_to("2021-08-24T00:00:00+08:00");
  }

  Story story;
  ApiHouse house;
  std::string case_key;
};

}  // namespace web
