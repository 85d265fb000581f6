#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>

#include "engine/dmn/evaluate.h"
#include "engine/dmn/read_dmn.h"
#include "engine/feel/json.h"

namespace engine {
namespace {

std::string content_of(const std::string& name) {
  std::ifstream file(ASSENT_SOURCE_DIR "/workflows/" + name, std::ios::binary);
  REQUIRE(file.good());
  return {std::istreambuf_iterator<char>(file), {}};
}

// The output of a shipped decision as JSON; `inputs` is JSON too.
std::string decided(const std::string& file, const std::string& decision,
                    const std::string& inputs) {
  const dmn::ReadResult read = dmn::read_dmn(content_of(file));
  REQUIRE(read.model != nullptr);
  const Result<feel::Value> context = feel::parse_json(inputs);
  REQUIRE(context.has_value());
  feel::Environment environment;
  const dmn::Evaluation evaluation =
      dmn::evaluate(*read.model, decision, feel::ContextScope(*context), environment);
  REQUIRE_FALSE(evaluation.failure);
  return feel::to_json(evaluation.output);
}

struct Candidate {
  std::string born = R"("1984-05-17")";
  std::string status = R"("中共党员")";
  std::string since = R"("2010-07-01")";
  std::string education = R"("本科")";
  std::string work = R"("2007-07-02")";
};

std::string qualified(const Candidate& candidate, const std::string& scheme = "heping-secretary") {
  return decided("D-QUALIFY.dmn", "D-QUALIFY",
                 R"({"scheme":")" + scheme +
                     R"(","cutOff":"2021-08-31","candidate":{"birthDate":)" + candidate.born +
                     R"(,"politicalStatus":)" + candidate.status + R"(,"fullMemberSince":)" +
                     candidate.since + R"(,"education":)" + candidate.education +
                     R"(,"workStart":)" + candidate.work + "}}");
}

std::string item(const std::string& code, const std::string& kind) {
  return R"([{"code":")" + code + R"(","kind":")" + kind + R"("}])";
}

const std::string kTeam =
    R"("team":{"organiser":"chen","clerk":"bai","qualifier":"lin","second":"he",)"
    R"("supervisor":"tang","opinion":"luo","county":"ye","appeal":"zhong","chair":"gao",)"
    R"("committee":["gao","xie"],"mentor":"zeng"})";

std::string conflicts(const std::string& others) {
  return decided("D-SOD.dmn", "D-SOD", "{" + kTeam + others + "}");
}

std::string seat(const std::string& user, const std::string& unit = "区委党校") {
  return R"({"user":")" + user + R"(","unit":")" + unit + R"("})";
}

std::string panel_of(int people) {
  std::string panel = seat("su", "区委组织部") + "," + seat("wei", "区民政局");
  for (int i = 2; i < people; ++i) panel += "," + seat("p" + std::to_string(i));
  return panel;
}

std::string panel_findings(const std::string& panel) {
  return decided("D-PANEL.dmn", "D-PANEL", R"({"panel":[)" + panel + "]}");
}

TEST_CASE("the three candidates of the story get the items that it says", "[workflows]") {
  CHECK(qualified({}) == "[]");
  CHECK(qualified({.born = R"("1988-11-03")",
                   .since = R"("2016-06-20")",
                   .education = R"("大专")",
                   .work = R"("2009-09-01")"}) == "[]");
  CHECK(qualified({.born = R"("1975-03-09")",
                   .since = R"("1998-12-01")",
                   .education = R"("大专")",
                   .work = R"("1993-12-01")"}) == item("AGE_MAX", "unmet"));
}

TEST_CASE("an age counts in completed years on the cut-off day", "[workflows]") {
  CHECK(qualified({.born = R"("1975-09-01")"}) == "[]");
  CHECK(qualified({.born = R"("1975-08-31")"}) == item("AGE_MAX", "unmet"));
  CHECK(qualified({.born = R"("1985-09-01")"}, "heping-reserve") == "[]");
  CHECK(qualified({.born = R"("1985-08-31")"}, "heping-reserve") == item("AGE_MAX", "unmet"));
}

TEST_CASE("years of work are full on the cut-off day", "[workflows]") {
  CHECK(qualified({.work = R"("2019-08-31")"}) == "[]");
  CHECK(qualified({.work = R"("2019-09-01")"}) == item("WORK_MIN", "unmet"));
}

TEST_CASE("a secretary is a full party member on the cut-off day", "[workflows]") {
  CHECK(qualified({.status = R"("群众")", .since = "null"}) == item("PARTY_MEMBER", "unmet"));
  CHECK(qualified({.status = R"("群众")", .since = "null", .work = R"("2020-08-31")"},
                  "heping-reserve") == item("AGE_MAX", "unmet"));
  CHECK(qualified({.since = R"("2021-09-01")"}) == item("PARTY_MEMBER", "unmet"));
  CHECK(qualified({.since = R"("2021-08-31")"}) == "[]");
}

TEST_CASE("what is not known is unknown and never unmet", "[workflows]") {
  CHECK(qualified({.since = "null"}) == item("PARTY", "unknown"));
  CHECK(qualified({.born = "null"}) == item("AGE", "unknown"));
  CHECK(qualified({.education = "null"}) == item("EDU", "unknown"));
  CHECK(qualified({.work = "null"}) == item("WORK", "unknown"));
}

TEST_CASE("education below junior college is unmet", "[workflows]") {
  CHECK(qualified({.education = R"("高中")"}) == item("EDU_MIN", "unmet"));
  CHECK(qualified({.education = R"("中专")"}) == item("EDU_MIN", "unmet"));
  CHECK(qualified({.education = R"("硕士")"}) == "[]");
}

TEST_CASE("a nomination is a duplicate of an accepted one of the same person", "[workflows]") {
  const auto duplicate = [](const std::string& existing) {
    return decided("D-DUP.dmn", "D-DUP",
                   R"({"nomination":{"personId":"wu"},"existing":[)" + existing + "]}");
  };
  CHECK(duplicate("") == "false");
  CHECK(duplicate(R"({"personId":"zhou","result":"accepted"})") == "false");
  CHECK(duplicate(R"({"personId":"wu","result":"lapsed"})") == "false");
  CHECK(duplicate(R"({"personId":"wu","result":"accepted"})") == "true");
}

TEST_CASE("a panel has both district bodies and five to nine different people", "[workflows]") {
  CHECK(panel_findings(panel_of(5)) == "[]");
  CHECK(panel_findings(panel_of(9)) == "[]");
  CHECK(panel_findings(panel_of(4)) == R"(["SMALL"])");
  CHECK(panel_findings(panel_of(10)) == R"(["LARGE"])");
  CHECK(panel_findings(panel_of(5) + "," + seat("p2")) == R"(["DUPLICATE"])");
  CHECK(panel_findings(seat("su") + "," + seat("wei") + "," + seat("a") + "," + seat("b") + "," +
                       seat("c")) == R"(["NO_ORG","NO_CIVIL"])");
}

TEST_CASE("separation of duties names every seat that two duties share", "[workflows]") {
  CHECK(conflicts("") == "[]");
  CHECK(conflicts(R"(,"panel":[)" + panel_of(7) + R"(],"inspectors":["fang","shen"])") == "[]");
  CHECK(conflicts(R"(,"panel":[)" + seat("he") + "]") == R"(["OFFICER_PANEL"])");
  CHECK(conflicts(R"(,"panel":[)" + seat("su") + R"(],"inspectors":["su","fang"])") ==
        R"(["PANEL_INSPECTOR"])");
  CHECK(conflicts(R"(,"inspectors":["lin"])") == R"(["OFFICER_INSPECTOR"])");
  CHECK(conflicts(R"(,"inspectors":["fang"],"investigators":["fang","fu"])") ==
        R"(["INVESTIGATOR"])");
  CHECK(conflicts(R"(,"investigators":["luo"])") == R"(["INVESTIGATOR"])");
  CHECK(conflicts(R"(,"panel":[)" + seat("tang") + "]") == R"(["SUPERVISOR"])");
  CHECK(conflicts(R"(,"panel":[)" + seat("xie") + "]") == R"(["COMMITTEE"])");
  CHECK(conflicts(R"(,"inspectors":["zhong"])") == R"(["APPEAL"])");
  CHECK(conflicts(R"(,"inspectors":["wu"],"candidates":[{"personId":"wu"}])") == R"(["SELF"])");
  CHECK(conflicts(R"(,"candidates":[{"personId":"bai"}])") == R"(["SELF"])");
}

TEST_CASE("highest and lowest sheet are dropped and the rest averaged", "[workflows]") {
  const auto score = [](const std::string& totals) {
    return decided("D-INTERVIEW.dmn", "D-INTERVIEW", R"({"totals":[)" + totals + "]}");
  };
  CHECK(score("80,81,82,83,84") == R"({"average":82,"score":82})");
  CHECK(score("80,81,82,83") == "null");
  CHECK(score("60.005,60.005,60.005,60.005,60.005") == R"({"average":60.005,"score":60.01})");
  CHECK(score("59.994,59.994,59.994,59.994,59.994") == R"({"average":59.994,"score":59.99})");
  CHECK(score("79,82.002,82.002,82.002,90") == R"({"average":82.002,"score":82})");
  CHECK(score("79,82.001,82.001,82.001,90") == R"({"average":82.001,"score":82})");
}

TEST_CASE("two thirds are present and more than half of the entitled in favour", "[workflows]") {
  const auto vote = [](int entitled, int present, int in_favour) {
    return decided("D-DELIB.dmn", "D-DELIB",
                   R"({"entitledCount":)" + std::to_string(entitled) + R"(,"presentCount":)" +
                       std::to_string(present) + R"(,"yes":)" + std::to_string(in_favour) + "}");
  };
  CHECK(vote(5, 5, 4) == R"("adopted")");
  CHECK(vote(5, 4, 3) == R"("adopted")");
  CHECK(vote(6, 4, 4) == R"("adopted")");
  CHECK(vote(5, 4, 2) == R"("notAdopted")");
  CHECK(vote(6, 4, 3) == R"("notAdopted")");
  CHECK(vote(4, 3, 2) == R"("notAdopted")");
  CHECK(vote(5, 3, 3) == R"("adjourned")");
  CHECK(vote(0, 0, 0) == R"("adjourned")");
}

TEST_CASE("whoever declares a relation that counts is recused", "[workflows]") {
  const auto recused = [](const std::string& ground) {
    return decided("D-RECUSE.dmn", "D-RECUSE",
                   R"({"declarations":[{"user":"su","relations":[]},{"user":"wei","relations":[)"
                   R"({"personId":"zhou","ground":")" +
                       ground + R"("}]}]})");
  };
  for (const char* ground :
       {"self", "spouse", "lineal", "collateral3", "affinity", "superior", "business", "other"}) {
    CHECK(recused(ground) == R"(["wei"])");
  }
  CHECK(recused("colleague") == "[]");
}

TEST_CASE("first and second officer are two persons", "[workflows]") {
  CHECK(decided("D-SOD.dmn", "D-SOD",
                R"({"team":{"qualifier":"lin","second":"lin","supervisor":"tang","appeal":"zhong",)"
                R"("organiser":"chen","clerk":"bai","opinion":"luo","county":"ye","chair":"gao",)"
                R"("committee":["gao"],"mentor":"zeng"}})") == R"(["OFFICERS"])");
}

}  // namespace
}  // namespace engine
