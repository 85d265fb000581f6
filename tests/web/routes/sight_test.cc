#include <catch2/catch.hpp>

#include "engine/feel/json.h"
#include "tests/web/routes/selection.h"

// Who sees which values, and whose tasks are whose.
namespace web {
namespace {

using engine::feel::Value;

bool has(const ApiHouse::Answer& answer, std::string_view text) {
  return answer.text("").find(text) != std::string::npos;
}

// Two nominees whose qualification is being checked, seen over the contract.
struct Operation : Selection {
  Operation() { reach_qualification(); }

  ApiHouse::Answer variables(const char* login, std::string_view body) {
    return house.post(login, "/v2/variables/search", body);
  }
};

// The entry of a written record of the register with this title.
Value record_entry(const ApiHouse::Answer& timeline, std::string_view title) {
  for (const Value& entry : timeline.at("items").items()) {
    const Value* label = entry.find("label");
    const bool is_it = entry.find("operation")->as_string() == "register" && label->is_context() &&
                       label->find("en")->as_string() == title;
    if (is_it) return entry;
  }
  FAIL("no record of " << title);
  return {};
}

std::string states_of(const Value& entry) {
  std::string states;
  for (const Value& change : entry.find("changes")->items()) {
    states += std::string(change.find("name")->as_string()) + ":" +
              std::string(change.find("state")->as_string()) + " ";
  }
  return states;
}

}  // namespace

TEST_CASE("who keeps instances healthy sees no personal values of them", "[web][api]") {
  Operation operation;
  constexpr std::string_view kAll = R"({"page":{"limit":1000}})";

  const auto seen = operation.variables("ding.hao", kAll);
  REQUIRE(seen.status == 200);
  CHECK(has(seen, "HP-2021-A"));
  CHECK(has(seen, R"(\"withheld\")"));
  for (const char* personal : {"1975-03-09", "1984-05-17", "AGE_MAX", "周文博"}) {
    CHECK_FALSE(has(seen, personal));
    CHECK(has(operation.variables("mo.yunsheng", kAll), personal));
  }
  const auto items = operation.variables(
      "mo.yunsheng", R"({"filter":{"name":"items","value":{"$like":"*AGE*"}}})");
  REQUIRE(items.text("page.totalItems") == "1");
  const std::string one = "/v2/variables/" + items.text("items[0].variableKey");
  CHECK(operation.house.get("ding.hao", one).text("value") == R"("withheld")");
  CHECK(has(operation.house.get("mo.yunsheng", one), "AGE_MAX"));
}

TEST_CASE("a task's variables are masked over the contract too", "[web][api]") {
  Operation operation;
  const auto found = operation.house.post("ding.hao", "/v2/user-tasks/search",
                                          R"({"filter":{"elementId":"ut_qualify"}})");
  const std::string path = "/v2/user-tasks/" + found.text("items[0].userTaskKey");
  for (const char* which : {"/variables/search", "/effective-variables/search"}) {
    const auto seen =
        operation.house.post("ding.hao", path + which, R"({"sort":[{"field":"value"}]})");
    REQUIRE(seen.status == 200);
    CHECK(has(seen, "candidate"));
    CHECK_FALSE(has(seen, "birthDate"));
    CHECK(has(operation.house.post("mo.yunsheng", path + which, "{}"), "birthDate"));
  }
}

TEST_CASE("nobody searches by values that he does not see", "[web][api]") {
  Operation operation;
  ApiHouse& house = operation.house;
  const std::pair<const char*, const char*> asking[] = {
      {"/v2/variables/search", R"({"filter":{"value":{"$like":"*1975*"}}})"},
      {"/v2/variables/search", R"({"sort":[{"field":"value"}]})"},
      {"/v2/process-instances/search",
       R"({"filter":{"variables":[{"name":"candidate","value":{"$like":"*1975*"}}]}})"},
      {"/v2/user-tasks/search", R"({"filter":{"processInstanceVariables":
           [{"name":"candidate","value":{"$like":"*1975*"}}]}})"},
      {"/v2/user-tasks/search", R"({"filter":{"localVariables":
           [{"name":"candidate","value":{"$like":"*1975*"}}]}})"},
  };
  for (const auto& [target, body] : asking) {
    CAPTURE(target, body);
    CHECK(house.post("ding.hao", target, body).status == 403);
    CHECK(house.post("mo.yunsheng", target, body).status == 200);
  }
}

TEST_CASE("an instance that is waited for ends without personal values", "[web][api]") {
  constexpr char kModel[] = R"(<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
  <process id="echo" isExecutable="true"><startEvent id="start"/></process>
</definitions>)";
  ApiHouse house;
  house.deploy({{"echo.bpmn", kModel}});

  const auto ended = house.post("ding.hao", "/v2/process-instances",
                                R"({"processDefinitionId":"echo","awaitCompletion":true,
                "variables":{"n":7,"who":{"personId":"zhou","born":"1984"}}})");

  REQUIRE(ended.status == 200);
  CHECK(ended.text("variables.n") == "7");
  CHECK(ended.text("variables.who") == "withheld");
}

TEST_CASE("a timeline shows of a record what the views of its register show", "[web][api]") {
  Operation operation;
  const std::string path = "/api/cases/" + operation.case_key + "/timeline?limit=1000";

  const auto admin = operation.house.get("ding.hao", path);
  REQUIRE(admin.status == 200);
  CHECK(states_of(record_entry(admin, "Campaigns")).find("campaignId:disclosed") !=
        std::string::npos);
  const std::string closed = states_of(record_entry(admin, "Nominations"));
  CHECK(closed.find("state:withheld") != std::string::npos);
  CHECK(closed.find("disclosed") == std::string::npos);
  const auto auditor = operation.house.get("mo.yunsheng", path);
  CHECK(states_of(record_entry(auditor, "Nominations")).find("state:disclosed") !=
        std::string::npos);
}

TEST_CASE("a timeline is read page after page, by whoever sees little of it too", "[web][api]") {
  Operation operation;
  ApiHouse& house = operation.house;
  const std::string path = "/api/cases/" + operation.case_key + "/timeline?limit=";

  const auto whole = house.get("mo.yunsheng", path + "1000");
  CHECK(whole.at("next").is_null());
  std::size_t count = 0;
  std::string after = "0";
  for (int page = 0; page < 500 && after != "null"; ++page) {
    const auto part = house.get("mo.yunsheng", path + "1&after=" + after);
    REQUIRE(part.status == 200);
    count += part.at("items").items().size();
    after = part.text("next");
  }
  CHECK(count == whole.at("items").items().size());

  std::size_t backwards = 0;
  std::string before = "0";
  std::string newest;
  for (int page = 0; page < 500 && before != "null"; ++page) {
    const auto part = house.get("mo.yunsheng", path + "1&before=" + before);
    REQUIRE(part.status == 200);
    if (newest.empty()) newest = part.text("items[0].seq");
    backwards += part.at("items").items().size();
    before = part.text("previous");
  }
  CHECK(backwards == count);
  CHECK(newest == engine::feel::to_json(*whole.at("items").items().back().find("seq")));
  CHECK(house.get("mo.yunsheng", path + "1&before=3&after=3").status == 400);
}

TEST_CASE("one answer of a timeline does not read a whole long case", "[web][api]") {
  Operation operation;
  ApiHouse& house = operation.house;
  const std::string key =
      house.post("lin.yuetong", "/api/tasks/search", R"({"filter":{"elementId":"ut_qualify"}})")
          .text("items[0].taskKey");
  const auto version =
      house.get("lin.yuetong", "/api/tasks/" + key).at("taskVersion").as_integer().value();
  for (std::int64_t i = 0; i < 1'010; ++i) {
    house.post("lin.yuetong", "/api/tasks/" + key + "/save",
               R"({"taskVersion":)" + std::to_string(version + i) + R"(,"values":{}})");
  }
  const std::string path = "/api/cases/" + operation.case_key + "/timeline?limit=1000";

  const auto first = house.get("wu.yutong", path);
  const auto zheng = house.get("zheng.haifeng", path);

  CHECK(first.status == 403);
  CHECK_FALSE(zheng.at("next").is_null());
}

TEST_CASE("a nominee's task is his, nobody takes its assignment back", "[web][api]") {
  Selection selection;
  ApiHouse& house = selection.house;
  selection.announce();
  house.move_to("2021-08-10T09:00:00+08:00");
  REQUIRE(selection.nominate("zhou.wenbo", "zhou").status == 201);
  CHECK(house.task("bai.xue", "ut_accept").text("subject.personId") == "zhou.wenbo");
  selection.accept(R"({"complete":"no","missing":["diploma"]})");
  const std::string key = house.task("zhou.wenbo", "ut_supplement").text("taskKey");

  const auto taken = house.erase("ding.hao", "/v2/user-tasks/" + key + "/assignee");

  CHECK(taken.status == 403);
  CHECK(taken.text("title") == "FOUR_EYES");
  const auto todo = [&](const char* login) {
    return house.post(login, "/api/tasks/search", R"({"filter":{"elementId":"ut_supplement"}})");
  };
  CHECK(todo("wu.yutong").text("items") == "[]");
  CHECK(house.get("wu.yutong", "/api/tasks/" + key).status == 403);
  CHECK(house.post("wu.yutong", "/api/tasks/" + key + "/claim", R"({"taskVersion":1})").status ==
        403);
  CHECK(todo("zhou.wenbo").text("items[0].taskKey") == key);
}

TEST_CASE("being a nominee makes nobody a candidate", "[web][api]") {
  constexpr char kModel[] = R"(<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"
    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">
  <process id="p" isExecutable="true"><userTask id="state"><extensionElements>
    <zeebe:userTask/><zeebe:assignmentDefinition assignee="zhou.wenbo" candidateGroups="r.nominee"/>
  </extensionElements></userTask></process>
</definitions>)";
  ApiHouse house;
  house.deploy({{"p.bpmn", kModel}});
  house.post("ding.hao", "/v2/process-instances", R"({"processDefinitionId":"p"})");
  const std::string key = house.task("zhou.wenbo", "state").text("taskKey");
  CHECK(house.erase("ding.hao", "/v2/user-tasks/" + key + "/assignee").status == 204);

  for (const char* login : {"wu.yutong", "zheng.haifeng"}) {
    CHECK(house.post(login, "/api/tasks/search", "{}").text("items") == "[]");
    CHECK(house.get(login, "/api/tasks/" + key).status == 403);
    CHECK(house.post(login, "/api/tasks/" + key + "/claim", R"({"taskVersion":2})").status == 403);
  }
}

TEST_CASE("another's task is refused as such, whatever its version", "[web][api]") {
  Selection selection;
  ApiHouse& house = selection.house;
  const std::string task =
      "/api/tasks/" + house.task("chen.shuhang", "ut_announce").text("taskKey");

  CHECK(house.post("zhou.wenbo", task + "/save", R"({"taskVersion":9,"values":{}})").status == 403);
  CHECK(house.post("zhou.wenbo", task + "/completion", R"({"taskVersion":9})").status == 403);
  CHECK(house.post("chen.shuhang", task + "/save", R"({"taskVersion":9,"values":{}})").status ==
        409);
}

TEST_CASE("what was done is dated as it was committed", "[web][api]") {
  Selection selection;
  ApiHouse& house = selection.house;
  const std::string task =
      "/api/tasks/" + house.task("chen.shuhang", "ut_announce").text("taskKey");
  const std::string values = selection.story.json("announcement");

  const auto saved =
      house.post("chen.shuhang", task + "/save", R"({"taskVersion":1,"values":)" + values + "}");
  const auto done = house.post("chen.shuhang", task + "/completion",
                               R"({"taskVersion":2,"values":)" + values + "}");
  REQUIRE(done.status == 200);

  CHECK(house.get("chen.shuhang", task).text("completedAt") == done.text("completedAt"));
  const auto timeline = house.get("mo.yunsheng", "/api/cases/" + selection.case_key + "/timeline");
  CHECK(timeline.text("items[1].operation") == "save");
  CHECK(timeline.text("items[1].at") == saved.text("savedAt"));
  CHECK(timeline.text("items[2].at") == done.text("completedAt"));
}

}  // namespace web
