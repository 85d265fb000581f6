// The forms of the shipped library, answered as in the story of HEPING §7.
#include <catch2/catch.hpp>

#include "tests/engine/form/form_text.h"

namespace engine::form {
namespace {

std::shared_ptr<const Calendar> heping() {
  return read_calendar(read_text("examples/heping/calendar-2021.json")).calendar;
}

std::string nomination(const std::string& key, const std::string& value) {
  const auto entry = [&](const std::string& name, const std::string& usual) {
    return "\"" + name + "\": " + (name == key ? value : usual);
  };
  return "{" + entry("channel", "\"self\"") + ", " + entry("name", "\"周文博\"") + ", " +
         entry("idNo", "\"999999198405171110\"") + ", " + entry("gender", "\"男\"") + ", " +
         entry("birthDate", "\"1984-05-17\"") + ", " + entry("education", "\"本科\"") + ", " +
         entry("politicalStatus", "\"中共党员\"") + ", " +
         entry("fullMemberSince", "\"2010-07-01\"") + ", " + entry("workStart", "\"2007-07-02\"") +
         ", " + entry("phone", "\"13800000000\"") + ", " + entry("community", "\"榕树社区\"") +
         ", " + entry("group", "[\"退伍军人\"]") + ", " + entry("resume", "\"简历\"") + ", " +
         entry("reason", "\"热心社区事务，善于组织群众，工作踏实，群众公认，愿意服务\"") + "}";
}

TEST_CASE("F-NOMINATE checks the identity number and what must agree with it", "[form][library]") {
  Desk desk(read_text("workflows/F-NOMINATE.form.json"));
  struct Row {
    std::string key;
    std::string value;
    std::string expected;
  };
  const auto row = GENERATE(Row{"", "", ""}, Row{"idNo", "\"999999198405171111\"", "idNo: check"},
                            Row{"idNo", "\"99999919840517111\"", "idNo: pattern, birthDate: "},
                            Row{"birthDate", "\"1984-05-18\"", "birthDate: check"},
                            Row{"fullMemberSince", "null", "fullMemberSince: check"},
                            Row{"fullMemberSince", "\"2021-08-07\"", "fullMemberSince: check"},
                            Row{"phone", "\"12800000000\"", "phone: pattern"},
                            Row{"reason", "\"短\"", "reason: too-short"});
  CAPTURE(row.key, row.value);

  const Answer answer = desk.answer(nomination(row.key, row.value));

  if (row.expected.empty()) {
    for (const FieldError& error : answer.errors) UNSCOPED_INFO(error);
    CHECK(answer.is_valid());
  } else {
    REQUIRE_FALSE(answer.is_valid());
    CHECK((answer.errors[0].field + ": " + answer.errors[0].code) ==
          row.expected.substr(0, row.expected.find(',')));
  }
}

TEST_CASE("the identity numbers of all three candidates are right", "[form][library]") {
  Desk desk(read_text("workflows/F-NOMINATE.form.json"));
  const Field* field = find_field(*desk.reading.form, "idNo");
  REQUIRE(field != nullptr);
  for (const std::string number :
       {"999999198405171110", "999999198811031228", "999999197503091339"}) {
    const feel::ContextScope scope(feel::Value::context({{"idNo", feel::Value::string(number)}}));
    const Result<feel::Value> right = feel::evaluate(*field->check, scope, desk.environment);
    REQUIRE(right.has_value());
    CHECK(right->is_true());
  }
}

std::string announcement(const std::string& closes) {
  return R"({"posts": [{"org": "榕树社区", "post": "社区党组织书记", "headcount": 1}],
    "conditions": "符合条件者均可报名", "channels": ["公告栏"], "opens": "2021-08-09",
    "closes": ")" +
         closes + R"(", "cutOff": "2021-08-31", "contact": "陈书航", "hotline": "12380",
    "team": {"organiser": "chen.shuhang", "clerk": "bai.xue", "qualifier": "lin.yuetong",
      "second": "he.jingchuan", "supervisor": "tang.wanqing", "opinion": "luo.zhiyuan",
      "county": "ye.zhenyu", "appeal": "zhong.lixin", "chair": "gao.bolin",
      "committee": ["gao.bolin", "xie.ruolan"], "mentor": "zeng.guihua"}})";
}

TEST_CASE("F-ANNOUNCE wants five working days between opening and closing", "[form][library]") {
  Desk desk(read_text("workflows/F-ANNOUNCE.form.json"));
  const auto calendar = heping();
  REQUIRE(calendar != nullptr);
  desk.environment.calendar = calendar.get();
  const std::string scope = R"({"scheme": "heping-secretary"})";

  CHECK(desk.result(announcement("2021-08-13"), scope) == "closes: check");
  const Answer accepted = desk.answer(announcement("2021-08-23"), scope);
  for (const FieldError& error : accepted.errors) UNSCOPED_INFO(error);
  CHECK(accepted.is_valid());
  CHECK(accepted.value.find("scheme") == nullptr);
}

std::string sitting(int examiners) {
  std::string panel;
  for (int i = 0; i < examiners; ++i) {
    panel += std::string(i == 0 ? "" : ",") + "{\"user\": \"u" + std::to_string(i) +
             "\", \"unit\": \"区委组织部\"}";
  }
  return R"({"on": "2021-09-03", "place": "会议室", "supervisor": "tang", "lotSeed": 88, "panel": [)" +
         panel + "]}";
}

TEST_CASE("F-SITTING wants five to nine different examiners", "[form][library]") {
  Desk desk(read_text("workflows/F-SITTING.form.json"));

  CHECK(desk.result(sitting(4)) == "panel: check");
  CHECK(desk.answer(sitting(7)).is_valid());
  CHECK(desk.result(sitting(10)) == "panel: check");
}

TEST_CASE("F-DECIDE wants reasons of 20 characters for an adverse outcome", "[form][library]") {
  Desk desk(read_text("workflows/F-DECIDE.form.json"));
  const NodeOutcomes node{{"qualified", "unqualified"}, {"unqualified"}, true};
  desk.outcomes = &node;

  CHECK(desk.result(R"({"outcome": "unqualified", "reasons": "超龄", "signature": true})")
            .starts_with("reasons: "));
  CHECK(desk.answer(R"({"outcome": "unqualified",
      "reasons": "报名人在计算日已满四十六周岁，超过本方案规定的年龄上限。", "signature": true})")
            .is_valid());
  CHECK(desk.result(R"({"outcome": "qualified", "reasons": "符合"})") == "signature: required");
}

}  // namespace
}  // namespace engine::form
