#include <catch2/catch.hpp>

#include "tests/web/routes/api_house.h"

namespace web {
namespace {

// Three seats that score, unseen by one another, and beside them somebody who waits.
constexpr char kModel[] = R"(<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"
    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:wf="urn:assent:wf:1">
  <process id="scoring" isExecutable="true">
    <startEvent id="start"/>
    <sequenceFlow id="f1" sourceRef="start" targetRef="fork"/>
    <parallelGateway id="fork"/>
    <sequenceFlow id="f2" sourceRef="fork" targetRef="score"/>
    <userTask id="score" wf:withheld="true" wf:outcomes="good, bad!">
      <extensionElements>
        <zeebe:userTask/>
        <zeebe:formDefinition formId="F-SHEET" bindingType="deployment"/>
        <zeebe:assignmentDefinition assignee="=seat"/>
        <zeebe:ioMapping><zeebe:output source="=points" target="given"/></zeebe:ioMapping>
      </extensionElements>
      <multiInstanceLoopCharacteristics>
        <extensionElements>
          <zeebe:loopCharacteristics inputElement="seat" outputCollection="sheets"
              outputElement="=given"
              inputCollection='=["su.mingche", "wei.xiaonan", "lv.siqi"]'/>
        </extensionElements>
      </multiInstanceLoopCharacteristics>
    </userTask>
    <sequenceFlow id="f3" sourceRef="fork" targetRef="wait"/>
    <userTask id="wait">
      <extensionElements>
        <zeebe:userTask/>
        <zeebe:assignmentDefinition assignee="chen.shuhang" candidateGroups="r.town-org"/>
      </extensionElements>
    </userTask>
  </process>
</definitions>)";

constexpr char kForm[] = R"({"id": "F-SHEET", "type": "default", "components": [
  {"type": "number", "id": "one", "key": "points"},
  {"type": "textfield", "id": "two", "key": "opinion"}]})";

struct Scoring {
  explicit Scoring(const std::string& model = kModel) {
    house.deploy({{"scoring.bpmn", model}, {"F-SHEET.form", kForm}});
    const auto started =
        house.post("ding.hao", "/v2/process-instances", R"({"processDefinitionId": "scoring"})");
    REQUIRE(started.status == 200);
    key = started.text("processInstanceKey");
    first_task = house.task("su.mingche", "score").text("taskKey");
  }

  void score(const char* login) {
    const auto done = house.complete(
        login, "score", R"("outcome": "bad", "opinion": "too quiet", "values": {"points": 4321})");
    INFO(done.text(""));
    REQUIRE(done.status == 200);
  }
  // What somebody learns of it anywhere.
  std::string all_that_is_seen_by(const char* login, const char* open_element) {
    return house.get(login, "/api/cases/" + key).text("") +
           house.get(login, "/api/cases/" + key + "/timeline").text("") +
           house.get(login, "/api/tasks/" + first_task).text("") +
           house.task(login, open_element).text("opinions");
  }

  ApiHouse house;
  std::string key;
  std::string first_task;
};

bool tells(const std::string& seen) {
  return seen.find("4321") != std::string::npos || seen.find("too quiet") != std::string::npos ||
         seen.find(R"("outcome":"bad")") != std::string::npos;
}

}  // namespace

TEST_CASE("what one seat answered is unseen by the others until all have", "[web][api]") {
  Scoring scoring;
  scoring.score("su.mingche");

  CHECK_FALSE(tells(scoring.all_that_is_seen_by("wei.xiaonan", "score")));
  CHECK_FALSE(tells(scoring.all_that_is_seen_by("chen.shuhang", "wait")));
  const std::string timeline = "/api/cases/" + scoring.key + "/timeline";
  CHECK_FALSE(tells(scoring.house.get("mo.yunsheng", timeline).text("")));
  CHECK_FALSE(tells(scoring.house.get("mo.yunsheng", "/api/tasks/" + scoring.first_task).text("")));
  CHECK(tells(scoring.house.get("su.mingche", timeline).text("")));
  CHECK(tells(scoring.house.get("su.mingche", "/api/tasks/" + scoring.first_task).text("")));

  scoring.score("wei.xiaonan");
  scoring.score("lv.siqi");

  CHECK(tells(scoring.house.get("mo.yunsheng", timeline).text("")));
  CHECK(tells(scoring.house.get("mo.yunsheng", "/api/tasks/" + scoring.first_task).text("")));
  CHECK(tells(scoring.house.task("chen.shuhang", "wait").text("opinions")));
}

TEST_CASE("the step line names of several seats the caller's own", "[web][api]") {
  Scoring scoring;
  const auto line_of = [&](const char* login, const std::string& task) {
    return scoring.house.get(login, "/api/tasks/" + task).text("steps[0]");
  };
  const std::string wei = scoring.house.task("wei.xiaonan", "score").text("taskKey");
  scoring.score("su.mingche");

  const std::string own = line_of("wei.xiaonan", wei);
  CHECK(own.find("Wei Xiaonan") != std::string::npos);
  CHECK(own.find("\"here\"") != std::string::npos);
  CHECK(line_of("su.mingche", scoring.first_task).find("Su Mingche") != std::string::npos);
  CHECK(line_of("mo.yunsheng", wei).find(R"("who":null)") != std::string::npos);
}

TEST_CASE("a withheld answer that no mapping takes stays with its seat", "[web][api]") {
  std::string plain(kModel);
  const std::string mapping =
      R"(<zeebe:ioMapping><zeebe:output source="=points" target="given"/></zeebe:ioMapping>)";
  plain.erase(plain.find(mapping), mapping.size());
  const std::string gathering = R"(outputElement="=given")";
  plain.replace(plain.find(gathering), gathering.size(), R"(outputElement="=points")");
  Scoring scoring(plain);
  scoring.score("su.mingche");
  constexpr const char* kAsked = R"({"filter":{"value":{"$like":"*4321*"}}})";
  const auto variables = [&](const char* body) {
    return scoring.house.post("mo.yunsheng", "/v2/variables/search", body);
  };
  const std::string task = "/v2/user-tasks/" + scoring.first_task;

  CHECK_FALSE(tells(scoring.house.task("wei.xiaonan", "score").text("")));
  CHECK_FALSE(tells(variables("{}").text("")));
  CHECK(variables(kAsked).text("page.totalItems") == "0");
  CHECK_FALSE(tells(scoring.house.post("mo.yunsheng", task + "/variables/search", "{}").text("")));
  CHECK(scoring.house
            .post("mo.yunsheng", "/v2/user-tasks/search",
                  R"({"filter":{"localVariables":[{"name":"points","value":"4321"}]}})")
            .text("page.totalItems") == "0");

  scoring.score("wei.xiaonan");
  scoring.score("lv.siqi");

  CHECK(tells(variables("{}").text("")));
  CHECK(variables(R"({"filter":{"name":"sheets"}})").text("items[0].value") == "[4321,4321,4321]");
  CHECK(tells(scoring.house.post("mo.yunsheng", task + "/variables/search", "{}").text("")));
  CHECK(scoring.house
            .get("mo.yunsheng", "/v2/variables/" + variables(kAsked).text("items[0].variableKey"))
            .status == 200);
}

TEST_CASE("who repeats the claim of a task that another has since taken sees it no more",
          "[web][api]") {
  constexpr char kQueue[] = R"(<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"
    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">
  <process id="queue" isExecutable="true">
    <userTask id="wait">
      <extensionElements>
        <zeebe:userTask/>
        <zeebe:assignmentDefinition candidateGroups="r.town-org"/>
      </extensionElements>
    </userTask>
  </process>
</definitions>)";
  ApiHouse house;
  house.deploy({{"queue.bpmn", kQueue}});
  house.post("ding.hao", "/v2/process-instances", R"({"processDefinitionId": "queue"})");
  const std::string task = "/api/tasks/" + house.task("bai.xue", "wait").text("taskKey");

  CHECK(house.post("bai.xue", task + "/claim", R"({"taskVersion": 1})", "k1").status == 200);
  CHECK(house.post("bai.xue", task + "/unclaim", R"({"taskVersion": 2})", "k2").status == 200);
  CHECK(house.post("lin.yuetong", task + "/claim", R"({"taskVersion": 3})", "k3").status == 200);

  CHECK(house.post("bai.xue", task + "/claim", R"({"taskVersion": 1})", "k1").status == 403);
}

}  // namespace web
