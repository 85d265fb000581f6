#include <catch2/catch.hpp>

#include "engine/feel/json.h"
#include "tests/web/routes/selection.h"

// Decisions over the contract and over our own interface: asked, found again, explained.
namespace web {
namespace {

using engine::feel::Value;

// A score from the years, and a grade from the score and the town.
constexpr const char* kGrades = R"(<?xml version="1.0"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="grades" name="Grades"
             namespace="urn:test">
  <inputData id="i" name="years"><variable name="years"/></inputData>
  <inputData id="i2" name="home"><variable name="home"/></inputData>
  <decision id="score" name="Score"><variable name="Score"/>
    <informationRequirement><requiredInput href="#i"/></informationRequirement>
    <literalExpression><text>assert(years, years >= 0, "negative") * 2</text></literalExpression>
  </decision>
  <decision id="grade" name="Grade"><variable name="Grade"/>
    <informationRequirement><requiredInput href="#i2"/></informationRequirement>
    <informationRequirement><requiredDecision href="#score"/></informationRequirement>
    <decisionTable hitPolicy="FIRST">
      <input id="points" label="Points">
        <inputExpression><text>Score</text></inputExpression></input>
      <input id="town"><inputExpression><text>home.town</text></inputExpression></input>
      <output id="out" name="grade"/>
      <annotation name="en"/>
      <rule id="low"><inputEntry><text>&lt; 10</text></inputEntry>
        <inputEntry><text>-</text></inputEntry>
        <outputEntry><text>"C"</text></outputEntry>
        <annotationEntry><text>Too few</text></annotationEntry></rule>
      <rule id="near"><inputEntry><text>-</text></inputEntry>
        <inputEntry><text>? = home.district</text></inputEntry>
        <outputEntry><text>"B"</text></outputEntry>
        <annotationEntry><text>Near</text></annotationEntry></rule>
      <rule id="high"><inputEntry><text>&gt;= 10</text></inputEntry>
        <inputEntry><text>-</text></inputEntry>
        <outputEntry><text>"A"</text></outputEntry>
        <annotationEntry><text>Enough</text></annotationEntry></rule>
    </decisionTable>
  </decision>
</definitions>)";

constexpr const char* kAuditor = "mo.yunsheng";
constexpr const char* kAdmin = "ding.hao";

struct Grades {
  Grades() { house.deploy({{"grades.dmn", kGrades}}); }

  ApiHouse::Answer ask(std::string_view variables) {
    return house.post(
        kAdmin, "/v2/decision-definitions/evaluation",
        R"({"decisionDefinitionId":"grade","variables":)" + std::string(variables) + "}");
  }

  ApiHouse house;
};

std::size_t count(const ApiHouse::Answer& answer, std::string_view path) {
  return answer.at(path).items().size();
}

}  // namespace

TEST_CASE("a decision that was asked is found again, with all that it required", "[web][v2]") {
  Grades grades;

  const auto asked = grades.ask(R"({"years":7,"home":{"town":"Heping","district":"Xicheng"}})");

  REQUIRE(asked.status == 200);
  CHECK(asked.text("output") == "\"A\"");
  CHECK(asked.at("failureMessage").is_null());
  CHECK(asked.text("decisionRequirementsId") == "grades");
  REQUIRE(count(asked, "evaluatedDecisions") == 2);
  CHECK(asked.text("evaluatedDecisions[0].decisionDefinitionType") == "LITERAL_EXPRESSION");
  CHECK(asked.text("evaluatedDecisions[1].matchedRules[0].ruleId") == "high");
  CHECK(asked.text("evaluatedDecisions[1].evaluatedInputs[0].inputValue") == "14");
  const std::string key = asked.text("decisionEvaluationKey");
  const auto found =
      grades.house.post(kAuditor, "/v2/decision-instances/search",
                        R"({"filter":{"decisionEvaluationKey":")" + key +
                            R"("},"sort":[{"field":"decisionEvaluationInstanceKey"}]})");
  REQUIRE(count(found, "items") == 2);
  CHECK(found.text("items[1].decisionEvaluationInstanceKey") == key + "-2");
  CHECK(found.text("items[0].rootDecisionDefinitionKey") ==
        found.text("items[1].decisionDefinitionKey"));
  CHECK(found.at("items[0].processInstanceKey").is_null());
  const auto one = grades.house.get(kAuditor, "/v2/decision-instances/" + key + "-2");
  CHECK(one.status == 200);
  CHECK(one.text("result") == "\"A\"");
  CHECK(one.text("matchedRules[0].evaluatedOutputs[0].outputValue") == "\"A\"");
}

TEST_CASE("an explanation tells of every rule that it hit or the first cell that it missed by",
          "[web][api]") {
  Grades grades;
  const auto asked = grades.ask(R"({"years":7,"home":{"town":"Heping","district":"Xicheng"}})");

  const auto told =
      grades.house.get(kAuditor, "/api/decisions/" + asked.text("decisionEvaluationKey") + "-2");

  REQUIRE(told.status == 200);
  CHECK(told.text("inputs[0].source") == "Score");
  CHECK(told.text("inputs[1].source") == "home.town");
  CHECK(told.text("inputs[2].name") == "home");
  CHECK(told.text("resourceName") == "grades.dmn");
  CHECK(told.text("sha256").size() == 64);
  REQUIRE(count(told, "rules") == 3);
  CHECK(told.text("rules[0].missed.input") == "0");
  CHECK(told.text("rules[0].missed.condition") == "< 10");
  CHECK(told.text("rules[0].text.en") == "Too few");
  CHECK(told.text("rules[1].missed.condition") == "? = home.district");
  CHECK(told.text("rules[1].missed.input") == "1");
  CHECK(told.at("tellsMisses").is_true());
  CHECK(told.at("rules[2].hit").is_true());
  CHECK(told.text("rules[2].outputs.grade") == "A");
  CHECK(told.text("required[0]") == asked.text("decisionEvaluationKey") + "-1");
}

TEST_CASE("an explanation is worked out with the version that decided", "[web][api]") {
  Grades grades;
  const auto asked = grades.ask(R"({"years":7,"home":{"town":"Heping"}})");
  std::string changed(kGrades);
  changed.replace(changed.find("&lt; 10"), 7, "&lt; 99");
  grades.house.deploy({{"grades.dmn", changed}});

  const auto told =
      grades.house.get(kAuditor, "/api/decisions/" + asked.text("decisionEvaluationKey") + "-2");

  CHECK(told.text("version") == "1");
  CHECK(told.text("rules[0].missed.condition") == "< 10");
  CHECK(grades.ask(R"({"years":7})").text("decisionDefinitionVersion") == "2");
}

TEST_CASE("an explanation sees dates, durations, ranges and times as the table saw them",
          "[web][api]") {
  ApiHouse house;
  house.deploy({{"kinds.dmn", R"(<definitions
      xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="kinds" name="Kinds" namespace="urn:k">
    <decision id="span" name="Span"><variable name="Span"/>
      <literalExpression><text>[@"2021-08-01"..@"2021-08-31"]</text></literalExpression></decision>
    <decision id="kinds" name="Kind"><variable name="Kind"/>
      <informationRequirement><requiredDecision href="#span"/></informationRequirement>
      <decisionTable hitPolicy="COLLECT">
        <input label="x"><inputExpression><text>date(day)</text></inputExpression></input>
        <input><inputExpression><text>duration(wait)</text></inputExpression></input>
        <output id="out" name="n"/>
        <rule id="r1"><inputEntry><text>&lt;= today()</text></inputEntry>
          <inputEntry><text>&gt; @"P10D"</text></inputEntry>
          <outputEntry><text>1</text></outputEntry></rule>
        <rule id="r2"><inputEntry><text>? in Span</text></inputEntry>
          <inputEntry><text>-</text></inputEntry><outputEntry><text>2</text></outputEntry></rule>
        <rule id="r3"><inputEntry><text>&gt; @"2030-01-01"</text></inputEntry>
          <inputEntry><text>-</text></inputEntry><outputEntry><text>3</text></outputEntry></rule>
      </decisionTable></decision></definitions>)"}});
  const auto asked = house.post(
      kAdmin, "/v2/decision-definitions/evaluation",
      R"({"decisionDefinitionId":"kinds","variables":{"day":"2021-08-06","wait":"P2D"}})");
  REQUIRE(asked.text("output") == "[2]");
  house.move_to("2021-09-06T09:00:00+08:00");

  const auto told =
      house.get(kAuditor, "/api/decisions/" + asked.text("decisionEvaluationKey") + "-2");

  CHECK(told.at("tellsMisses").is_true());
  CHECK(told.text("rules[0].missed.input") == "1");
  CHECK(told.at("rules[1].hit").is_true());
  CHECK(told.at("rules[1].missed").is_null());
  CHECK(told.text("rules[2].missed.input") == "0");
  CHECK(told.text("inputs[2].name") == "Span");
  CHECK(told.text("required[0]") == asked.text("decisionEvaluationKey") + "-1");
}

TEST_CASE("where misses cannot be told the explanation says so", "[web][api]") {
  ApiHouse house;
  house.deploy({{"opaque.dmn", R"(<definitions
      xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="opaque" name="Opaque" namespace="urn:o">
    <decision id="f" name="F"><variable name="F"/>
      <literalExpression><text>function(n) n * 2</text></literalExpression></decision>
    <decision id="opaque" name="O"><variable name="O"/>
      <informationRequirement><requiredDecision href="#f"/></informationRequirement>
      <decisionTable hitPolicy="FIRST">
        <input><inputExpression><text>n</text></inputExpression>
          <inputValues><text>&lt; 100</text></inputValues></input><output/>
        <rule><inputEntry><text>? = F(2)</text></inputEntry>
          <outputEntry><text>"four"</text></outputEntry></rule>
        <rule><inputEntry><text>-</text></inputEntry>
          <outputEntry><text>"other"</text></outputEntry></rule>
      </decisionTable></decision></definitions>)"}});
  const auto explained = [&](const char* n) {
    const auto asked =
        house.post(kAdmin, "/v2/decision-definitions/evaluation",
                   R"({"decisionDefinitionId":"opaque","variables":{"n":)" + std::string(n) + "}}");
    return house.get(kAuditor, "/api/decisions/" + asked.text("decisionEvaluationKey") + "-2");
  };

  const auto hit = explained("5");
  const auto refused = explained("200");

  CHECK(hit.at("tellsMisses").is_false());
  CHECK(hit.at("rules[0].missed").is_null());
  CHECK(hit.at("rules[1].hit").is_true());
  CHECK(refused.at("tellsMisses").is_false());
  CHECK(refused.at("output").is_null());
  CHECK(count(refused, "warnings") == 1);
}

TEST_CASE("a record that grows beyond its bound is a failure, not an answer without end",
          "[web][v2]") {
  ApiHouse house;
  std::string decisions;
  std::string required;
  for (int i = 0; i < 60; ++i) {
    const std::string id = "d" + std::to_string(i);
    decisions += "<decision id='" + id + "' name='" + id + "'><variable name='" + id +
                 "'/><literalExpression><text>big</text></literalExpression></decision>";
    required +=
        "<informationRequirement><requiredDecision href='#" + id + "'/></informationRequirement>";
  }
  house.deploy({{"big.dmn",
                 "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' id='big' "
                 "name='Big' namespace='urn:b'>" +
                     decisions + "<decision id='top' name='top'><variable name='top'/>" + required +
                     "<literalExpression><text>1</text></literalExpression></decision>"
                     "</definitions>"}});

  const auto asked = house.post(
      kAdmin, "/v2/decision-definitions/evaluation",
      R"({"decisionDefinitionId":"top","variables":{"big":")" + std::string(200'000, 'x') + "\"}}");

  REQUIRE(asked.status == 200);
  CHECK(asked.text("failureMessage") == "the record of the decision is larger than it may be");
  CHECK(asked.text("").size() < 10'000'000);
}

TEST_CASE("a graph that imports another of its deployment is asked with it", "[web][v2]") {
  Grades grades;
  const std::string importing = R"(<definitions
      xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="over" name="Over"
      namespace="urn:over">
    <import name="base" namespace="urn:test"
            importType="https://www.omg.org/spec/DMN/20191111/MODEL/"/>
    <decision id="double" name="Double"><variable name="Double"/>
      <informationRequirement><requiredDecision href="urn:test#score"/></informationRequirement>
      <literalExpression><text>base.Score * 2</text></literalExpression></decision>
    </definitions>)";
  std::string changed(kGrades);
  changed.replace(changed.find("* 2"), 3, "* 3");
  const auto ask = [&] {
    return grades.house.post(kAdmin, "/v2/decision-definitions/evaluation",
                             R"({"decisionDefinitionId":"double","variables":{"years":7}})");
  };

  grades.house.deploy({{"over.dmn", importing}, {"grades.dmn", kGrades}});
  const auto first = ask();
  grades.house.deploy({{"over.dmn", importing}, {"grades.dmn", changed}});
  const auto second = ask();

  CHECK(first.text("output") == "28");
  REQUIRE(count(first, "evaluatedDecisions") == 2);
  CHECK(first.text("evaluatedDecisions[0].decisionDefinitionId") == "score");
  CHECK(first.text("evaluatedDecisions[0].decisionDefinitionKey") != "0");
  CHECK(second.text("output") == "42");
  CHECK(second.text("decisionDefinitionVersion") == "2");
}

TEST_CASE("a decision that fails says which and why, and is found as failed", "[web][v2]") {
  Grades grades;

  const auto asked = grades.ask(R"({"years":-1})");

  REQUIRE(asked.status == 200);
  CHECK(asked.text("failedDecisionDefinitionId") == "score");
  CHECK(asked.text("failureMessage").find("negative") != std::string::npos);
  CHECK(asked.text("output") == "null");
  const auto found = grades.house.post(kAuditor, "/v2/decision-instances/search",
                                       R"({"filter":{"state":"FAILED"}})");
  REQUIRE(count(found, "items") == 1);
  CHECK(found.text("items[0].evaluationFailure") == asked.text("failureMessage"));
}

TEST_CASE("definitions and graphs of decisions are found by what they are", "[web][v2]") {
  Grades grades;
  std::string changed(kGrades);
  changed.replace(changed.find("\"B\""), 3, "\"D\"");
  grades.house.deploy({{"grades.dmn", changed}});

  const auto newest =
      grades.house.post(kAdmin, "/v2/decision-definitions/search",
                        R"({"filter":{"decisionDefinitionId":"grade","isLatestVersion":true}})");
  const auto both = grades.house.post(
      kAdmin, "/v2/decision-definitions/search",
      R"({"filter":{"decisionRequirementsName":"Grades","name":{"$like":"Gra*"}},)"
      R"("sort":[{"field":"decisionRequirementsVersion","order":"DESC"}]})");
  const auto graphs =
      grades.house.post(kAdmin, "/v2/decision-requirements/search",
                        R"({"filter":{"decisionRequirementsId":"grades","version":2}})");

  REQUIRE(count(newest, "items") == 1);
  CHECK(newest.text("items[0].version") == "2");
  REQUIRE(count(both, "items") == 2);
  CHECK(both.text("items[0].decisionRequirementsVersion") == "2");
  REQUIRE(count(graphs, "items") == 1);
  CHECK(graphs.text("items[0].resourceName") == "grades.dmn");
  const std::string key = newest.text("items[0].decisionDefinitionKey");
  CHECK(grades.house.get(kAdmin, "/v2/decision-definitions/" + key).text("name") == "Grade");
  const std::string graph = graphs.text("items[0].decisionRequirementsKey");
  CHECK(grades.house.get(kAdmin, "/v2/decision-requirements/" + graph).status == 200);
}

TEST_CASE("bad questions about decisions are refused by name", "[web][v2]") {
  Grades grades;
  ApiHouse& house = grades.house;
  struct Case {
    const char* target;
    const char* body;
    int status;
    const char* says;
  };
  const Case cases[] = {
      {"/v2/decision-definitions/evaluation", "{}", 400, "decisionDefinitionId"},
      {"/v2/decision-definitions/evaluation",
       R"({"decisionDefinitionId":"grade","decisionDefinitionKey":"1"})", 400,
       "decisionDefinitionId"},
      {"/v2/decision-definitions/evaluation", R"({"decisionDefinitionId":"none"})", 404, "'none'"},
      {"/v2/decision-definitions/evaluation", R"({"decisionDefinitionKey":"999999"})", 404,
       "999999"},
      {"/v2/decision-definitions/evaluation", R"({"decisionDefinitionId":"grade","variables":[1]})",
       400, "variables"},
      {"/v2/decision-definitions/evaluation",
       R"({"decisionDefinitionId":"grade","tenantId":"other"})", 400, "tenantId"},
      {"/v2/decision-definitions/search", R"({"sort":[{"field":"colour"}]})", 400, "colour"},
      {"/v2/decision-instances/search", R"({"filter":{"state":"GONE"}})", 400, "state"},
      {"/v2/expression/evaluation", R"({"expression":"=1 +"})", 400, "column 5"},
      {"/v2/expression/evaluation", R"({})", 400, "expression"}};
  for (const Case& each : cases) {
    INFO(each.target << ' ' << each.body);
    const auto answer = house.post(kAdmin, each.target, each.body);
    CHECK(answer.status == each.status);
    CHECK(answer.text("").find(each.says) != std::string::npos);
  }
  for (const char* key : {"1", "x-1", "1-0", "1-99999999999", "-1-1", "99999999999999999999-1"}) {
    INFO(key);
    CHECK(house.get(kAuditor, "/v2/decision-instances/" + std::string(key)).status == 400);
    CHECK(house.get(kAuditor, "/api/decisions/" + std::string(key)).status == 400);
  }
  CHECK(house.get(kAuditor, "/v2/decision-instances/1-1").status == 404);
  CHECK(house.get(kAuditor, "/api/decisions/1-1").status == 404);
}

TEST_CASE("an expression is evaluated with its variables, and says why a null is there",
          "[web][v2]") {
  ApiHouse house;
  const auto evaluate = [&](const char* body) {
    return house.post(kAdmin, "/v2/expression/evaluation", body);
  };

  const auto sum = evaluate(R"({"expression":"=first value + 1","variables":{"first value":2}})");
  const auto missing = evaluate(R"({"expression":"= a.b","variables":{"a":{}}})");
  const auto plain = evaluate(R"({"expression":"just text"})");

  CHECK(sum.text("result") == "3");
  CHECK(missing.at("result").is_null());
  CHECK(missing.text("warnings[0].message") == "context has no 'b' (column 4)");
  CHECK(plain.text("result") == "just text");
}

TEST_CASE("decisions about somebody show their values to those alone who see all classes",
          "[web][v2]") {
  Selection selection;
  selection.reach_qualification();
  ApiHouse& house = selection.house;
  constexpr const char* kAsked = R"({"filter":{"decisionDefinitionId":"D-QUALIFY"}})";

  const auto admin = house.post(kAdmin, "/v2/decision-instances/search", kAsked);
  const auto auditor = house.post(kAuditor, "/v2/decision-instances/search", kAsked);

  REQUIRE(count(admin, "items") == 2);
  REQUIRE(count(auditor, "items") == 2);
  const std::string key = admin.text("items[0].decisionEvaluationInstanceKey");
  CHECK(admin.text("items[0].result") == "\"withheld\"");
  CHECK(auditor.text("items[0].result") != "\"withheld\"");
  CHECK(auditor.text("items[0].processDefinitionKey") != "null");
  const auto masked = house.get(kAdmin, "/v2/decision-instances/" + key);
  for (const Value& input : masked.at("evaluatedInputs").items()) {
    const auto value = input.find("inputValue")->as_string();
    CHECK((value == "\"withheld\"" || value == "null"));
  }
  CHECK(count(masked, "matchedRules") == 0);
  CHECK(house.get(kAdmin, "/api/decisions/" + key).status == 403);
  CHECK(
      house.post(kAdmin, "/v2/decision-instances/search", R"({"filter":{"evaluationFailure":"x"}})")
          .status == 403);
  CHECK(house.get("bai.xue", "/api/decisions/" + key).status == 403);
  CHECK(house.get("bai.xue", "/v2/decision-instances/" + key).status == 403);
  const auto told = house.get(kAuditor, "/api/decisions/" + key);
  REQUIRE(told.status == 200);
  CHECK(count(told, "rules") > 0);
  const auto log = house.post(kAuditor, "/api/registers/R-ACCESSLOG/records/search", "{}");
  CHECK(log.text("").find("decisions of case " + selection.case_key) != std::string::npos);
}

TEST_CASE("a decision that names somebody is shown by no door to who sees no such values",
          "[web][api]") {
  Grades grades;
  const auto asked =
      grades.ask(R"({"years":7,"home":{"town":"Heping","people":[{"personId":"zhou.wenbo"}]}})");
  const std::string key = asked.text("decisionEvaluationKey") + "-2";

  const auto admin = grades.house.get(kAdmin, "/v2/decision-instances/" + key);
  const auto auditor = grades.house.get(kAuditor, "/api/decisions/" + key);

  CHECK(admin.text("result") == "\"withheld\"");
  CHECK(grades.house.get(kAdmin, "/api/decisions/" + key).status == 403);
  CHECK(auditor.status == 200);
  const auto log = grades.house.post(kAuditor, "/api/registers/R-ACCESSLOG/records/search", "{}");
  CHECK(log.text("").find("decision " + asked.text("decisionEvaluationKey")) != std::string::npos);
}

TEST_CASE("who is concerned reads the decisions about himself, not those that name others",
          "[web][api]") {
  Selection selection;
  selection.reach_qualification();
  ApiHouse& house = selection.house;
  const auto about = [&](const char* body) {
    return house.post(kAuditor, "/v2/decision-instances/search", body);
  };
  const auto all = about(R"({"page":{"limit":1000}})");
  int own = 0;
  for (const Value& row : all.at("items").items()) {
    const std::string key(row.find("decisionEvaluationInstanceKey")->as_string());
    const auto told = house.get("zhou.wenbo", "/api/decisions/" + key);
    CHECK((told.status == 200 || told.status == 403));
    if (told.status != 200) continue;
    ++own;
    for (const char* other : {"wu.yutong", "zheng.haifeng", "lin.yuetong"}) {
      INFO(key << ' ' << other);
      CHECK(told.text("").find(other) == std::string::npos);
    }
  }
  CHECK(own > 0);
}

}  // namespace web
