#include <catch2/catch.hpp>

#include "tests/web/routes/api_house.h"

// What the contract refuses rather than leave out or tell.
namespace web {
namespace {

constexpr char kModel[] = R"(<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"
    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">
  <message id="m" name="answer.received"><extensionElements>
    <zeebe:subscription correlationKey="=person"/></extensionElements></message>
  <process id="asking" isExecutable="true">
    <startEvent id="start"/>
    <sequenceFlow id="f1" sourceRef="start" targetRef="fork"/>
    <parallelGateway id="fork"/>
    <sequenceFlow id="f2" sourceRef="fork" targetRef="wait"/>
    <sequenceFlow id="f3" sourceRef="fork" targetRef="ask"/>
    <intermediateCatchEvent id="wait"><messageEventDefinition messageRef="m"/>
    </intermediateCatchEvent>
    <userTask id="ask"><extensionElements>
      <zeebe:userTask/><zeebe:assignmentDefinition assignee="bai.xue"/>
    </extensionElements></userTask>
  </process>
</definitions>)";

struct Asking {
  Asking() {
    house.deploy({{"asking.bpmn", kModel}});
    const auto started =
        house.post("ding.hao", "/v2/process-instances",
                   R"({"processDefinitionId":"asking","variables":{"person":"zhou-1984"}})");
    REQUIRE(started.status == 200);
  }
  ApiHouse house;
};

}  // namespace

TEST_CASE("a correlation key is shown to those who see values", "[web][routes]") {
  Asking asking;
  const auto search = [&](const char* login, const char* body) {
    return asking.house.post(login, "/v2/message-subscriptions/search", body);
  };
  constexpr const char* kByKey = R"({"filter":{"correlationKey":"zhou-1984"}})";
  constexpr const char* kSorted = R"({"sort":[{"field":"correlationKey"}]})";
  constexpr const char* kKey = "items[0].correlationKey";

  CHECK(search("ding.hao", "{}").text(kKey) == "withheld");
  CHECK(search("ding.hao", kByKey).status == 403);
  CHECK(search("ding.hao", kSorted).status == 403);
  CHECK(search("mo.yunsheng", kSorted).text(kKey) == "zhou-1984");
  CHECK(search("mo.yunsheng", kByKey).text("page.totalItems") == "1");
}

TEST_CASE("variables are no alternative of a search", "[web][routes]") {
  Asking asking;

  const auto refused = asking.house.post(
      "mo.yunsheng", "/v2/process-instances/search",
      R"({"filter":{"$or":[{"variables":[{"name":"person","value":"\"nobody\""}]}]}})");

  CHECK(refused.status == 400);
  CHECK(refused.text("").find("filter.$or.variables") != std::string::npos);
}

TEST_CASE("the moment that stands for no date is refused as one", "[web][routes]") {
  Asking asking;
  const std::string task = "/v2/user-tasks/" + asking.house.task("bai.xue", "ask").text("taskKey");
  const auto update = [&](const std::string& field, const std::string& date) {
    return asking.house.patch("ding.hao", task,
                              R"({"changeset":{")" + field + R"(":")" + date + R"("}})");
  };

  for (const char* field : {"dueDate", "followUpDate"}) {
    REQUIRE(update(field, "2021-09-01T00:00:00Z").status == 204);
    const auto refused = update(field, "1970-01-01T00:00:00Z");
    CHECK(refused.status == 400);
    CHECK(refused.text("").find(std::string("changeset.") + field) != std::string::npos);
    CHECK(asking.house.get("ding.hao", task).text(field) == "2021-09-01T00:00:00.000Z");
    CHECK(update(field, "").status == 204);
    CHECK(asking.house.get("ding.hao", task).at(field).is_null());
  }
}

}  // namespace web
