#include <catch2/catch.hpp>

#include "tests/web/routes/selection.h"

// The first steps of the selection, as the people of Heping take them over `/api`.
namespace web {
namespace {

TEST_CASE("a starter begins a case for those who hold its role", "[web][api]") {
  Selection selection;
  ApiHouse& house = selection.house;

  CHECK(house.post("zhou.wenbo", "/api/starters/heping-select/submissions", kStartBody).status ==
        403);
  CHECK(house.get("zhou.wenbo", "/api/starters").text("items") == "[]");
  CHECK(house.get("bai.xue", "/api/starters").text("items[0].name.en") == "Open selection");
}

TEST_CASE("a request with the same idempotency key is answered the same again", "[web][api]") {
  Selection selection;

  const auto again = selection.house.post("chen.shuhang", "/api/starters/heping-select/submissions",
                                          kStartBody, "k1");
  const auto other = selection.house.post(
      "chen.shuhang", "/api/starters/heping-select/submissions",
      R"({"values":{"campaignId":"HP-2021-B","scheme":"heping-secretary"}})", "k1");

  CHECK(again.status == 201);
  CHECK(again.text("caseKey") == selection.case_key);
  CHECK(other.status == 409);
}

TEST_CASE("a task is its holder's, and a form that is not valid names the field", "[web][api]") {
  Selection selection;
  ApiHouse& house = selection.house;
  const auto task = house.task("chen.shuhang", "ut_announce");
  CHECK(task.text("label.en") == "Announce");
  CHECK(task.text("why.kind") == "initiator");
  const std::string path = "/api/tasks/" + task.text("taskKey");
  const std::string values = selection.story.json("announcement");

  CHECK(house.get("bai.xue", path).status == 403);
  const auto others =
      house.post("bai.xue", path + "/completion", R"({"taskVersion":1,"values":)" + values + "}");
  CHECK(others.status == 403);
  CHECK(others.text("code") == "NOT_ENTITLED");
  std::string early = values;
  early.replace(early.find("2021-08-23"), 10, "2021-08-13");
  const auto invalid = house.complete("chen.shuhang", "ut_announce", "\"values\":" + early);
  CHECK(invalid.status == 400);
  CHECK(invalid.text("code") == "FORM_INVALID");
  CHECK(invalid.text("errors[0].field") == "closes");
  CHECK(invalid.text("errors[0].message") != invalid.text("errors[0].messageEn"));
  CHECK(house
            .post("chen.shuhang", path + "/completion",
                  R"({"taskVersion":7,"values":)" + values + "}")
            .text("code") == "VERSION_CONFLICT");
}

TEST_CASE("an intake is open to nominees while its campaign takes registrations", "[web][api]") {
  Selection selection;
  ApiHouse& house = selection.house;
  selection.announce();

  const auto before = house.get("zhou.wenbo", "/api/campaigns");
  CHECK(before.text("items[0].key") == "HP-2021-A");
  CHECK(before.text("items[0].caseKey") == "null");
  CHECK(before.text("items[0].intakes[0].open") == "false");
  CHECK(before.text("items[0].intakes[0].reason.en") == "registration opens on 2021-08-09");
  CHECK(selection.nominate("zhou.wenbo", "zhou").text("code") == "NOT_STARTABLE");
  CHECK(selection.nominate("bai.xue", "zhou").status == 403);
  house.move_to("2021-08-10T09:00:00+08:00");
  CHECK(house.get("zhou.wenbo", "/api/campaigns").text("items[0].intakes[0].open") == "true");
  const auto received = selection.nominate("zhou.wenbo", "zhou", "once");
  INFO(received.text(""));
  CHECK(received.status == 201);
  CHECK(received.text("recordKey") == "HP-2021-A:zhou.wenbo");
  CHECK(selection.nominate("zhou.wenbo", "zhou", "once").text("receipt") ==
        received.text("receipt"));
  CHECK(selection.nominate("zhou.wenbo", "zhou").text("code") == "DUPLICATE");
}

TEST_CASE("who registers himself consents, whom others propose is asked later", "[web][api]") {
  Selection selection;
  ApiHouse& house = selection.house;
  selection.announce();
  house.move_to("2021-08-10T09:00:00+08:00");
  const std::string own = selection.story.json("zhou");
  std::string proposed = own;
  proposed.replace(proposed.find("\"self\""), 6, "\"unit\"");
  const auto send = [&](const std::string& values, const std::string& consent) {
    return house.post("zhou.wenbo", "/api/intakes/nomination/submissions",
                      R"({"correlationKey":"HP-2021-A","values":)" + values + consent + "}");
  };

  const auto without = send(own, "");
  CHECK(without.status == 400);
  CHECK(without.text("code") == "FORM_INVALID");
  CHECK(without.text("errors").find("consent.declareTrue") != std::string::npos);
  CHECK(without.text("errors").find("consent.privacyRead") != std::string::npos);
  const auto declining = send(
      own, R"(,"consent":{"agree":"no","relatives":[],"declareTrue":true,"privacyRead":true})");
  CHECK(declining.status == 400);
  CHECK(declining.text("code") == "FORM_INVALID");
  CHECK(house.get("zhou.wenbo", "/api/campaigns").text("items[0].intakes[0].open") == "true");
  CHECK(send(proposed, "").status == 201);
  CHECK(house.task("zhou.wenbo", "ut_consent").status == 200);
}

TEST_CASE("a register shows each what he may see of it", "[web][api]") {
  Selection selection;
  ApiHouse& house = selection.house;
  selection.announce();
  house.move_to("2021-08-10T09:00:00+08:00");
  REQUIRE(selection.nominate("zhou.wenbo", "zhou").status == 201);
  const auto records = [&](const char* login) {
    return house.post(login, "/api/registers/R-PERSON/records/search", "{}");
  };

  CHECK(records("mo.yunsheng").text("items[0].fields.idLast4") == "1110");
  const auto clerk = records("bai.xue");
  CHECK(clerk.text("items[0].fields.phone") == "13900000001");
  CHECK(clerk.text("items[0].states.idHash") == "withheld");
  CHECK(clerk.at("items[0].fields.idHash").is_null());
  CHECK(records("zhou.wenbo").text("items[0].fields.name") == "周文博");
  CHECK(records("wu.yutong").text("items") == "[]");
  CHECK(records("ding.hao").status == 403);
  const auto registers = house.get("bai.xue", "/api/registers");
  CHECK(registers.text("items[0].fields[2].codes[0].code") == "heping-secretary");
  CHECK(registers.text("items[0].fields[2].codes[0].label.en") == "Community party secretary");
  CHECK(registers.text("items[0].fields[0].codes") == "[]");
}

TEST_CASE("whoever checks sees what the table says of that person", "[web][api]") {
  Selection selection;
  ApiHouse& house = selection.house;
  selection.reach_qualification();

  const auto found = house.post("lin.yuetong", "/api/tasks/search",
                                R"({"filter":{"view":"todo","elementId":"ut_qualify"}})");
  REQUIRE(found.text("page.totalItems") == "2");
  std::string zheng;
  for (const char* row : {"items[0]", "items[1]"}) {
    const std::string at = row;
    if (found.text(at + ".subject.personId") == "zheng.haifeng") {
      zheng = found.text(at + ".taskKey");
    }
  }
  const auto task = house.get("lin.yuetong", "/api/tasks/" + zheng);
  INFO(task.text(""));
  CHECK(task.text("suggestion.decisionId") == "D-QUALIFY");
  CHECK(task.text("suggestion.table[0].rule") == "5");
  CHECK(task.text("suggestion.table[0].outputs.code") == "AGE_MAX");
  CHECK_FALSE(task.at("suggestion.table[0].text").is_null());
  CHECK(task.text("values.candidate.birthDate") == "1975-03-09");
  CHECK(task.text("values.items[0].code") == "AGE_MAX");
  CHECK(task.text("outcomes[1].adverse") == "true");
  CHECK(task.text("classes.reasons") == "P2");
}

TEST_CASE("a nominee sees of a case what is about himself", "[web][api]") {
  Selection selection;
  ApiHouse& house = selection.house;
  selection.reach_qualification();
  const std::string path = "/api/cases/" + selection.case_key;

  const auto own = house.get("zheng.haifeng", path);
  INFO(own.text(""));
  REQUIRE(own.status == 200);
  CHECK(own.at("openTasks").items().size() == 1);
  CHECK(own.text("openTasks[0].subject.personId") == "zheng.haifeng");
  CHECK(house.get("wu.yutong", path).status == 403);
  CHECK(house.get("mo.yunsheng", path).at("openTasks").items().size() == 2);
  const std::string timeline = house.get("zheng.haifeng", path + "/timeline").text("items");
  CHECK(timeline.find("zheng.haifeng") != std::string::npos);
  CHECK(timeline.find("zhou.wenbo") == std::string::npos);
  CHECK(timeline.find("1984-05-17") == std::string::npos);
  CHECK(timeline.find("Above the age limit") != std::string::npos);
}

TEST_CASE("a case tells who did what, and what tables said", "[web][api]") {
  Selection selection;
  selection.announce();

  const auto entries =
      selection.house.get("mo.yunsheng", "/api/cases/" + selection.case_key + "/timeline");

  INFO(entries.text(""));
  CHECK(entries.text("items[0].operation") == "start");
  CHECK(entries.text("items[0].actor.login") == "chen.shuhang");
  CHECK(entries.text("items[1].operation") == "complete");
  CHECK(entries.text("items[1].label.en") == "Announce");
  CHECK(entries.text("items[2].decision.id") == "D-SOD");
  CHECK(entries.text("items[2].decision.output") == "[]");
  CHECK(entries.text("items[2].decision.texts") == "[]");
  CHECK(entries.text("items[4].operation") == "register");
  CHECK(entries.text("items[4].label.en") == "Campaigns");
  CHECK(entries.text("items[4].changes[0].name") == "campaignId");
  CHECK(entries.text("items[4].changes[0].label.en") == "Campaign");
  CHECK(entries.text("items[1].changes[0].label").find("en") != std::string::npos);
}

TEST_CASE("the contract of /v2 is closed to people without its permissions", "[web][api]") {
  Selection selection;
  ApiHouse& house = selection.house;

  CHECK(house.post("chen.shuhang", "/v2/user-tasks/search", "{}").status == 403);
  CHECK(house.post("mo.yunsheng", "/v2/user-tasks/search", "{}").status == 200);
  CHECK(house.post("ding.hao", "/v2/user-tasks/search", "{}").status == 200);
}

TEST_CASE("nobody gets more than the door without signing in", "[web][api]") {
  ApiHouse house;

  const auto session = house.get("", "/api/session");
  CHECK(session.status == 401);
  CHECK(session.text("demo") == "true");
  CHECK(house.get("", "/api/demo/people").text("items[0].login") == "chen.shuhang");
  CHECK(house.get("", "/api/status").text("contract") == "8.9.0");
  CHECK(house.get("", "/api/people").status != 200);
}

TEST_CASE("the time of a demo moves forward and says what is due next", "[web][api]") {
  Selection selection;
  ApiHouse& house = selection.house;
  selection.announce();

  const auto time = house.get("zhou.wenbo", "/api/demo/time");
  CHECK(time.text("nextDue.elementId") == "tm_close");
  CHECK(time.text("nextDue.at") == "2021-08-23T16:00:00.000Z");
  CHECK(time.text("nextWorkingDay") == "2021-08-09T01:00:00.000Z");
  CHECK(house.post("zhou.wenbo", "/api/demo/time", R"({"to":"2021-08-01T00:00:00Z"})").status ==
        400);
}

}  // namespace
}  // namespace web
