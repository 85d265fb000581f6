// The decision tables of the shipped library, with the edges that HEPING §5 computes.
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "tests/engine/dmn/model_text.h"

namespace engine::dmn {
namespace {

std::shared_ptr<const Model> shipped(const std::string& name) {
  std::ifstream file(std::string(ASSENT_SOURCE_DIR) + "/workflows/" + name, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  const ReadResult result = read_dmn(bytes);
  for (const Finding& finding : result.findings) UNSCOPED_INFO(finding);
  REQUIRE(result.findings.empty());
  return result.model;
}

std::string candidate(const std::string& field, const std::string& value) {
  const auto entry = [&](const std::string& name, const std::string& usual) {
    return "\"" + name + "\": " + (name == field ? value : usual);
  };
  return "{\"candidate\": {" + entry("birthDate", "\"1984-05-17\"") + ", " +
         entry("politicalStatus", "\"中共党员\"") + ", " +
         entry("fullMemberSince", "\"2010-07-01\"") + ", " + entry("education", "\"本科\"") + ", " +
         entry("workStart", "\"2007-07-02\"") + "}, \"cutOff\": \"2021-08-31\", \"scheme\": \"";
}

TEST_CASE("D-QUALIFY finds what is unmet or unknown, to the day", "[dmn][library]") {
  const auto model = shipped("D-QUALIFY.dmn");
  struct Row {
    std::string scheme;
    std::string field;
    std::string value;
    std::string expected;
  };
  const std::string secretary = "heping-secretary";
  const std::string reserve = "heping-reserve";
  const auto row = GENERATE_COPY(
      Row{secretary, "", "", "[]"}, Row{secretary, "birthDate", "\"1975-09-01\"", "[]"},
      Row{secretary, "birthDate", "\"1975-08-31\"", "AGE_MAX unmet"},
      Row{reserve, "birthDate", "\"1985-09-01\"", "[]"},
      Row{reserve, "birthDate", "\"1985-08-31\"", "AGE_MAX unmet"},
      Row{secretary, "birthDate", "null", "AGE unknown"},
      Row{secretary, "politicalStatus", "\"群众\"", "PARTY_MEMBER unmet"},
      Row{secretary, "politicalStatus", "\"中共预备党员\"", "PARTY_MEMBER unmet"},
      Row{reserve, "politicalStatus", "\"群众\"", "AGE_MAX unmet"},
      Row{secretary, "fullMemberSince", "null", "PARTY unknown"},
      Row{secretary, "fullMemberSince", "\"2021-09-01\"", "PARTY_MEMBER unmet"},
      Row{secretary, "fullMemberSince", "\"2021-08-31\"", "[]"},
      Row{secretary, "education", "null", "EDU unknown"},
      Row{secretary, "education", "\"中专\"", "EDU_MIN unmet"},
      Row{secretary, "workStart", "null", "WORK unknown"},
      Row{secretary, "workStart", "\"2019-08-31\"", "[]"},
      Row{secretary, "workStart", "\"2019-09-01\"", "WORK_MIN unmet"});
  CAPTURE(row.scheme, row.field, row.value);

  const Outcome outcome(*model, candidate(row.field, row.value) + row.scheme + "\"}", "D-QUALIFY");

  std::string found;
  REQUIRE_FALSE(outcome.evaluation.failure);
  REQUIRE(outcome.evaluation.output.is_list());
  for (const feel::Value& item : outcome.evaluation.output.items()) {
    found += std::string(item.find("code")->as_string()) + " " +
             std::string(item.find("kind")->as_string());
  }
  CHECK((found.empty() ? "[]" : found) == row.expected);
}

TEST_CASE("D-PANEL names what a panel lacks", "[dmn][library]") {
  const auto model = shipped("D-PANEL.dmn");
  const auto found = [&](const std::string& panel) {
    return Outcome(*model, "{\"panel\": [" + panel + "]}", "D-PANEL").output();
  };
  const std::string org = R"({"user": "a", "unit": "区委组织部"})";
  const std::string civil = R"(,{"user": "b", "unit": "区民政局"})";
  const std::string others =
      R"(,{"user": "c", "unit": "x"},{"user": "d", "unit": "x"},{"user": "e", "unit": "x"})";

  CHECK(found(org + civil + others) == "[]");
  CHECK(found(org + others + R"(,{"user": "f", "unit": "x"})") == "[\"NO_CIVIL\"]");
  CHECK(found(org + civil) == "[\"SMALL\"]");
  CHECK(found(org + civil + others + R"(,{"user": "a", "unit": "x"})") == "[\"DUPLICATE\"]");
}

TEST_CASE("D-DUP merges only persons accepted before", "[dmn][library]") {
  const auto model = shipped("D-DUP.dmn");
  const auto found = [&](const std::string& result) {
    return Outcome(
               *model,
               R"({"nomination": {"personId": "p"}, "existing": [{"personId": "p", "result": ")" +
                   result + "\"}]}",
               "D-DUP")
        .output();
  };

  CHECK(found("accepted") == "true");
  CHECK(found("declined") == "false");
}

TEST_CASE("D-SOD finds people who may not hold both seats", "[dmn][library]") {
  const auto model = shipped("D-SOD.dmn");
  const auto found = [&](const std::string& second, const std::string& rest) {
    return Outcome(
               *model,
               R"({"team": {"organiser": "chen", "clerk": "bai", "qualifier": "lin", "second": ")" +
                   second +
                   R"(", "supervisor": "tang", "opinion": "luo", "county": "ye", )"
                   R"("appeal": "zhong", "chair": "gao", "committee": ["gao", "xie"], )"
                   R"("mentor": "zeng"})" +
                   rest + "}",
               "D-SOD")
        .output();
  };

  CHECK(found("he", "") == "[]");
  CHECK(found("lin", "") == "[\"OFFICERS\"]");
  CHECK(found("he", R"(, "panel": [{"user": "su"}], "inspectors": ["su", "fang"])") ==
        "[\"PANEL_INSPECTOR\"]");
  CHECK(found("he", R"(, "inspectors": ["fang"], "investigators": ["fang", "fu"])") ==
        "[\"INVESTIGATOR\"]");
}

TEST_CASE("the rules of a shipped table carry words for people", "[dmn][library]") {
  const auto model = shipped("D-PANEL.dmn");

  REQUIRE(model->decisions()[0].rules.size() == 5);
  const RuleInfo& rule = model->decisions()[0].rules[1];
  REQUIRE(rule.annotations.size() == 2);
  CHECK(rule.annotations[0].name == "zh");
  CHECK(rule.annotations[1].text == "No examiner of the District Civil Affairs Bureau");
}

}  // namespace
}  // namespace engine::dmn
