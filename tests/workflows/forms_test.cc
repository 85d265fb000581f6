#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "engine/calendar/calendar.h"
#include "engine/feel/json.h"
#include "engine/form/read_form.h"
#include "engine/form/validate.h"

namespace engine {
namespace {

using Fields = std::vector<std::string>;

std::string content_of(const std::string& name) {
  std::ifstream file(ASSENT_SOURCE_DIR "/" + name, std::ios::binary);
  REQUIRE(file.good());
  return {std::istreambuf_iterator<char>(file), {}};
}

feel::Value parsed(const std::string& json) {
  const Result<feel::Value> value = feel::parse_json(json);
  REQUIRE(value.has_value());
  return *value;
}

// An entry of the data of the story, with one entry of its own replaced.
feel::Value story_data(const std::string& name, const std::string& key = "",
                       const std::string& replacement = "null") {
  const feel::Value story = parsed(content_of("examples/heping/story.json"));
  const feel::Value* data = story.find("data");
  REQUIRE(data != nullptr);
  const feel::Value* found = data->find(name);
  REQUIRE(found != nullptr);
  if (!found->is_context()) return *found;
  std::vector<feel::Entry> entries(found->entries().begin(), found->entries().end());
  for (feel::Entry& entry : entries) {
    if (entry.key == "team") entry.value = *data->find("team");
    if (entry.key == key) entry.value = parsed(replacement);
  }
  return feel::Value::context(std::move(entries));
}

// The fields that a shipped form finds wrong on 10 August 2021, each once.
Fields wrong(const std::string& form_id, const feel::Value& answer,
             const std::string& variables = "{}") {
  const form::ReadResult read = form::read_form(content_of("workflows/" + form_id + ".form.json"));
  REQUIRE(read.form != nullptr);
  const CalendarReading calendar = read_calendar(content_of("examples/heping/calendar-2021.json"));
  REQUIRE(calendar.calendar != nullptr);
  feel::Environment environment;
  environment.now = *parse_instant("2021-08-10T01:00:00Z");
  environment.calendar = calendar.calendar.get();
  const feel::ContextScope scope(parsed(variables));
  const form::Answer result = form::validate(*read.form, answer, {scope, environment});
  Fields fields;
  for (const form::FieldError& error : result.errors) {
    if (std::find(fields.begin(), fields.end(), error.field) == fields.end()) {
      fields.push_back(error.field);
    }
  }
  return fields;
}

feel::Value sitting(const std::string& panel, const std::string& lot_seed = "88") {
  return parsed(R"({"on":"2021-09-03","place":"会议室","supervisor":"tang","lotSeed":)" + lot_seed +
                R"(,"panel":)" + feel::to_json(story_data(panel)) + "}");
}

TEST_CASE("an announcement gives five working days to register", "[workflows]") {
  CHECK(wrong("F-ANNOUNCE", story_data("announcement")) == Fields{});
  CHECK(wrong("F-ANNOUNCE", story_data("announcement", "closes", R"("2021-08-16")")) == Fields{});
  CHECK(wrong("F-ANNOUNCE", story_data("announcement", "closes", R"("2021-08-13")")) ==
        Fields{"closes"});
  CHECK(wrong("F-ANNOUNCE", story_data("announcement", "posts", "[]")) == Fields{"posts"});
  CHECK(wrong("F-ANNOUNCE",
              story_data("announcement", "posts",
                         R"([{"org":"榕树社区","post":"社区党组织书记","headcount":0}])")) ==
        Fields{"posts[0].headcount"});
}

TEST_CASE("the registrations of the story are valid", "[workflows]") {
  CHECK(wrong("F-NOMINATE", story_data("zhou")) == Fields{});
  CHECK(wrong("F-NOMINATE", story_data("wu")) == Fields{});
  CHECK(wrong("F-NOMINATE", story_data("zheng")) == Fields{});
  CHECK(wrong("F-CONSENT", story_data("consent")) == Fields{});
}

TEST_CASE("a registration is refused at the field that is wrong", "[workflows]") {
  const auto zhou = [](const char* key, const char* value) {
    return wrong("F-NOMINATE", story_data("zhou", key, value));
  };
  CHECK(zhou("idNo", R"("999999198405171111")") == Fields{"idNo"});
  CHECK(zhou("birthDate", R"("1984-05-18")") == Fields{"birthDate"});
  CHECK(zhou("fullMemberSince", "null") == Fields{"fullMemberSince"});
  CHECK(zhou("fullMemberSince", R"("2021-08-11")") == Fields{"fullMemberSince"});
  CHECK(zhou("phone", R"("12900000001")") == Fields{"phone"});
  CHECK(zhou("name", R"("周")") == Fields{"name"});
  CHECK(zhou("reason", R"("愿意")") == Fields{"reason"});
  CHECK(zhou("politicalStatus", R"("群众")") == Fields{});
}

TEST_CASE("consent needs both boxes ticked", "[workflows]") {
  CHECK(wrong("F-CONSENT", story_data("consent", "declareTrue", "false")) == Fields{"declareTrue"});
  CHECK(wrong("F-CONSENT", story_data("consent", "privacyRead", "null")) == Fields{"privacyRead"});
}

TEST_CASE("what is incomplete says what is missing", "[workflows]") {
  CHECK(wrong("F-ACCEPT", parsed(R"({"complete":"yes"})")) == Fields{});
  CHECK(wrong("F-ACCEPT", parsed(R"({"complete":"no"})")) == Fields{"missing"});
  CHECK(wrong("F-ACCEPT", parsed(R"({"complete":"no","missing":["diploma"]})")) == Fields{});
}

TEST_CASE("a finding that differs from the table needs a note", "[workflows]") {
  const std::string variables =
      R"({"items":[{"code":"AGE_MAX","systemResult":"unmet","officerResult":null,"note":null}]})";
  const auto answer = [&](const std::string& row) {
    return wrong("F-QUALIFY", parsed(R"({"outcome":"met","items":[)" + row + "]}"), variables);
  };
  CHECK(answer(R"({"officerResult":"unmet"})") == Fields{"outcome"});
  CHECK(wrong("F-QUALIFY", parsed(R"({"outcome":"unmet","items":[{"officerResult":"unmet"}]})"),
              variables) == Fields{});
  CHECK(answer(R"({"officerResult":"met"})") == Fields{"items"});
  CHECK(answer(R"({"officerResult":"met","note":"出生证明更正"})") == Fields{});
  CHECK(answer(R"({"systemResult":"met","officerResult":"met"})") == Fields{"items"});
  CHECK(answer("{}") == Fields{"items[0].officerResult", "outcome"});
  CHECK(wrong("F-QUALIFY", parsed(R"({"outcome":"met","items":[]})"), R"({"items":[]})") ==
        Fields{});
}

TEST_CASE("every code that the table raises has words, in the form and in the notice",
          "[workflows]") {
  const form::ReadResult read = form::read_form(content_of("workflows/F-QUALIFY.form.json"));
  REQUIRE(read.form != nullptr);
  const form::Field* items = form::find_field(*read.form, "items");
  REQUIRE(items != nullptr);
  const form::Field& code = items->fields.front();
  const std::string lists = content_of("examples/heping/package.json");
  const std::string table = content_of("workflows/D-QUALIFY.dmn");
  std::size_t count = 0;
  constexpr std::string_view kBegin = "_output_1\"><text>\"";
  for (std::size_t at = table.find(kBegin); at != std::string::npos; at = table.find(kBegin, at)) {
    at += kBegin.size();
    const std::string raised = table.substr(at, table.find('"', at) - at);
    CAPTURE(raised);
    CHECK(std::any_of(code.options.begin(), code.options.end(), [&](const form::Option& option) {
      return option.value == feel::Value::string(raised) && !option.label.en.empty();
    }));
    CHECK(lists.find("{\"code\": \"" + raised + "\", \"text\"") != std::string::npos);
    ++count;
  }
  CHECK(count == 9);
}

TEST_CASE("an adverse decision has reasons of twenty characters", "[workflows]") {
  const auto decision = [](const std::string& outcome, const std::string& reasons) {
    return wrong("F-DECIDE", parsed(R"({"signature":true,"outcome":")" + outcome +
                                    R"(","reasons":")" + reasons + R"("})"));
  };
  CHECK(decision("unqualified", "超龄") == Fields{"reasons"});
  CHECK(decision("unqualified", "截至计算日已满四十六周岁，超过上限一岁。") == Fields{});
  CHECK(decision("qualified", "符合") == Fields{});
  CHECK(decision("qualified", "") == Fields{"reasons"});
  CHECK(decision("defer", "待查清") == Fields{"until"});
}

TEST_CASE("a panel has five to nine different examiners", "[workflows]") {
  CHECK(wrong("F-SITTING", sitting("panelRight")) == Fields{});
  CHECK(wrong("F-SITTING", sitting("panelWithoutCivil")) == Fields{});
  CHECK(wrong("F-SITTING", sitting("panelFour")) == Fields{"panel"});
  CHECK(wrong("F-SITTING", sitting("panelRight", "100")) == Fields{"lotSeed"});
}

TEST_CASE("more time and an extension are given once", "[workflows]") {
  const auto decision = [](const std::string& outcome, const std::string& variables) {
    return wrong("F-DECIDE",
                 parsed(R"({"signature":true,"reasons":"需要再查","until":"2021-09-30",)"
                        R"("outcome":")" +
                        outcome + R"("})"),
                 variables);
  };
  CHECK(decision("moreTime", R"({"moreTimeGiven":false})") == Fields{});
  CHECK(decision("moreTime", R"({"moreTimeGiven":true})") == Fields{"outcome"});
  CHECK(decision("extend", R"({"prolonged":false})") == Fields{});
  CHECK(decision("extend", R"({"prolonged":true})") == Fields{"outcome"});
  CHECK(decision("registered", "{}") == Fields{"docNo"});
}

TEST_CASE("a sheet has half points within the full mark of each item", "[workflows]") {
  const auto sheet = [](const std::string& values) {
    return wrong("F-INTERVIEW", parsed(R"({"organisation":17,"response":17,"masses":18,)"
                                       R"("expression":13,"signature":true,)" +
                                       values + "}"));
  };
  CHECK(sheet(R"("analysis":22)") == Fields{});
  CHECK(sheet(R"("analysis":22.5)") == Fields{});
  CHECK(sheet(R"("analysis":22.25)") == Fields{"analysis"});
  CHECK(sheet(R"("analysis":25.5)") == Fields{"analysis"});
  CHECK(sheet(R"("analysis":-1)") == Fields{"analysis"});
  CHECK(sheet(R"("analysis":22,"recuse":true)") == Fields{"recuse"});
}

TEST_CASE("an opinion that is not clean names its document", "[workflows]") {
  CHECK(wrong("F-OPINION", parsed(R"({"opinion":"clean"})")) == Fields{});
  CHECK(wrong("F-OPINION", parsed(R"({"opinion":"notClean"})")) == Fields{"docNo"});
  CHECK(wrong("F-OPINION", parsed(R"({"opinion":"notClean","docNo":"1 号"})")) == Fields{});
}

TEST_CASE("an agenda leaves nobody out of the count", "[workflows]") {
  const auto agenda = [](const std::string& entitled, const std::string& present,
                         const std::string& recused) {
    return wrong("F-AGENDA",
                 parsed(R"({"on":"2021-09-27","entitled":)" + entitled + R"(,"present":)" +
                        present + R"(,"recused":)" + recused + "}"),
                 R"({"team":{"committee":["gao","xie","peng"]}})");
  };
  const std::string all = R"(["gao","xie","peng"])";
  CHECK(agenda(all, all, "[]") == Fields{});
  CHECK(agenda(all, R"(["gao"])", "[]") == Fields{});
  CHECK(agenda(R"(["gao","xie"])", R"(["gao","xie"])", R"(["peng"])") == Fields{});
  CHECK(agenda(R"(["gao","xie"])", R"(["gao","xie"])", "[]") == Fields{"entitled"});
  CHECK(agenda(R"(["gao","xie","peng","deng"])", all, "[]") == Fields{"entitled"});
  CHECK(agenda(R"(["gao","xie"])", all, R"(["peng"])") == Fields{"present"});
  CHECK(agenda(all, all, R"(["gao"])") == Fields{"recused"});
}

TEST_CASE("an attestation says how the objections about the person ended", "[workflows]") {
  const auto attestation = [](const std::string& result, const std::string& cases) {
    return wrong(
        "F-ATTEST",
        parsed(R"({"facts":"公示期满，情况已经核实，记录在案，可以公开查阅。","result":")" +
               result + R"("})"),
        R"({"cases":[)" + cases + "]}");
  };
  const std::string resumed = R"({"caseId":"C1","about":"K2","decision":"resume"})";
  const std::string stopped = R"({"caseId":"C2","about":"K2","decision":"stop"})";
  CHECK(attestation("noObjection", "") == Fields{});
  CHECK(attestation("resolved", "") == Fields{"result"});
  CHECK(attestation("resolved", resumed) == Fields{});
  CHECK(attestation("noObjection", resumed) == Fields{"result"});
  CHECK(attestation("stopped", resumed + "," + stopped) == Fields{});
  CHECK(attestation("resolved", resumed + "," + stopped) == Fields{"result"});
}

TEST_CASE("an objection by name says who, an anonymous one does not", "[workflows]") {
  const auto objection = [](const std::string& more) {
    return wrong("F-OBJECTION",
                 parsed(R"({"about":"K2","kind":"facts","content":)"
                        R"("工作经历与事实不符，请查清楚。",)" +
                        more + "}"),
                 R"({"persons":[{"candidateId":"K2","name":"吴雨桐"}]})");
  };
  CHECK(objection(R"("named":"anonymous")") == Fields{});
  CHECK(objection(R"("named":"named")") == Fields{"reporter", "phone"});
  CHECK(objection(R"("named":"named","reporter":"王居民","phone":"13900000099")") == Fields{});
}

TEST_CASE("a finding that defers or stops says until when and why", "[workflows]") {
  const auto finding = [](const std::string& more) {
    return wrong("F-INVESTIGATE",
                 parsed(R"({"steps":[{"on":"2021-08-09","what":"查账","result":"属实"}],)"
                        R"("statementOfPerson":"有陈述","finding":"属实",)" +
                        more + "}"));
  };
  CHECK(finding(R"("proposal":"resume")") == Fields{});
  CHECK(finding(R"("proposal":"defer")") == Fields{"until"});
  CHECK(finding(R"("proposal":"defer","until":"2021-09-10")") == Fields{});
  CHECK(finding(R"("proposal":"defer","until":"2022-02-11")") == Fields{"until"});
  CHECK(finding(R"("proposal":"stop","explanation":"属实")") == Fields{"explanation"});
}

TEST_CASE("a posting lasts five working days at least", "[workflows]") {
  const auto posting = [](int days) {
    return wrong(
        "F-POSTING",
        parsed(R"({"channels":["网站"],"hotline":"8102","days":)" + std::to_string(days) + "}"),
        R"({"persons":[],"post":"书记"})");
  };
  CHECK(posting(4) == Fields{"days"});
  CHECK(posting(5) == Fields{});
}

TEST_CASE("an appointment begins today at the earliest", "[workflows]") {
  const auto appointment = [](const std::string& from) {
    return wrong("F-APPOINT",
                 parsed(R"({"post":"书记","decisionNo":"1 号","from":")" + from + R"("})"));
  };
  CHECK(appointment("2021-08-09") == Fields{"from"});
  CHECK(appointment("2021-08-10") == Fields{});
}

}  // namespace
}  // namespace engine
