#include <catch2/catch.hpp>
#include <cctype>
#include <map>
#include <string>

#include "engine/feel/json.h"
#include "tests/web/routes/api_house.h"
#include "web/routes/public/html.h"

namespace web {
namespace {

using posting::url_part;

// Publishes a notice, takes objections, and takes it down when chen.shuhang says so.
constexpr char kModel[] = R"(<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"
    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">
  <message id="objected" name="objection.received">
    <extensionElements><zeebe:subscription correlationKey="=postingId"/></extensionElements>
  </message>
  <process id="notice" isExecutable="true">
    <startEvent id="start"/>
    <sequenceFlow id="f1" sourceRef="start" targetRef="campaign"/>
    <serviceTask id="campaign">
      <extensionElements>
        <zeebe:taskDefinition type="assent:register"/>
        <zeebe:ioMapping>
          <zeebe:input source='="R-CAMPAIGN"' target="register"/>
          <zeebe:input source='=campaignId' target="key"/>
          <zeebe:input source='={campaignId: campaignId, state: "running"}' target="record"/>
          <zeebe:output source="=true" target="noted"/>
        </zeebe:ioMapping>
      </extensionElements>
    </serviceTask>
    <sequenceFlow id="f2" sourceRef="campaign" targetRef="publish"/>
    <serviceTask id="publish">
      <extensionElements>
        <zeebe:taskDefinition type="assent:posting"/>
        <zeebe:ioMapping>
          <zeebe:input source='="publish"' target="do"/>
          <zeebe:input source="=postingId" target="postingId"/>
          <zeebe:input source="=post" target="post"/>
          <zeebe:input source="=for p in persons return {candidateId: p.candidateId, name: p.name,
            gender: p.gender, birthMonth: substring(p.birthDate, 1, 7), education: p.education}"
            target="persons"/>
          <zeebe:input source="=5" target="days"/>
          <zeebe:input source='=["网站"]' target="channels"/>
          <zeebe:input source="0813-5550016" target="hotline"/>
          <zeebe:output source="=true" target="noted"/>
        </zeebe:ioMapping>
      </extensionElements>
    </serviceTask>
    <sequenceFlow id="f3" sourceRef="publish" targetRef="wait"/>
    <userTask id="wait">
      <extensionElements>
        <zeebe:userTask/>
        <zeebe:assignmentDefinition assignee="chen.shuhang" candidateGroups="r.town-org"/>
      </extensionElements>
    </userTask>
    <sequenceFlow id="f4" sourceRef="wait" targetRef="close"/>
    <serviceTask id="close">
      <extensionElements>
        <zeebe:taskDefinition type="assent:posting"/>
        <zeebe:ioMapping>
          <zeebe:input source='="close"' target="do"/>
          <zeebe:input source="=postingId" target="postingId"/>
          <zeebe:output source="=true" target="noted"/>
        </zeebe:ioMapping>
      </extensionElements>
    </serviceTask>
    <sequenceFlow id="f5" sourceRef="close" targetRef="end"/>
    <endEvent id="end"/>
    <subProcess id="objections" triggeredByEvent="true">
      <startEvent id="objection" isInterrupting="false">
        <messageEventDefinition id="m" messageRef="objected"/>
      </startEvent>
      <sequenceFlow id="f6" sourceRef="objection" targetRef="taken"/>
      <endEvent id="taken"/>
    </subProcess>
  </process>
  <process id="ruling" isExecutable="true">
    <startEvent id="begin"/>
    <sequenceFlow id="g1" sourceRef="begin" targetRef="record"/>
    <serviceTask id="record">
      <extensionElements>
        <zeebe:taskDefinition type="assent:register"/>
        <zeebe:ioMapping>
          <zeebe:input source='="R-OBJECTION"' target="register"/>
          <zeebe:input source='=campaignId + ":" + caseId' target="key"/>
          <zeebe:input source='={campaignId: campaignId, caseId: caseId, state: "closed",
            finding: "不属实", decision: "resume",
            reply: "经核实，所反映的情况不存在。", closedOn: "2021-08-12"}' target="record"/>
          <zeebe:output source="=true" target="noted"/>
        </zeebe:ioMapping>
      </extensionElements>
    </serviceTask>
    <sequenceFlow id="g2" sourceRef="record" targetRef="stop"/>
    <endEvent id="stop"/>
  </process>
</definitions>)";

constexpr char kPage[] = "/posting/HP-2021-A-P2";
constexpr char kPersons[] = R"([{"candidateId": "K2", "personId": "wu.yutong", "name": "吴雨桐",
  "gender": "女", "birthDate": "1988-11-03", "education": "大专", "phone": "13900000042"}])";

std::string escaped(std::string_view name, std::string_view value) {
  return std::string(name) + "=" + url_part(value);
}

// A form that is filled in well; the fields of `changed` in place of those.
std::string form(std::map<std::string, std::string> changed = {}) {
  std::map<std::string, std::string> fields{{"about", "K2"},
                                            {"kind", "facts"},
                                            {"content", "工作经历与社保缴纳记录不一致，请核实。"},
                                            {"named", "named"},
                                            {"reporter", "王居民"},
                                            {"phone", "13900000099"}};
  for (const auto& [name, value] : changed) fields[name] = value;
  std::string text;
  for (const auto& [name, value] : fields) {
    if (!text.empty()) text += '&';
    text += escaped(name, value);
  }
  return text;
}

struct Posting {
  explicit Posting(const std::string& post = "榕树社区 社区党组织书记") {
    house.deploy({{"notice.bpmn", kModel}});
    start("notice", R"("postingId": "HP-2021-A-P2", "post": ")" + post + R"(", "persons": )" +
                        kPersons +
                        R"(, "panel": [], "inspectors": [],
                        "team": {"supervisor": "tang.wanqing", "committee": []})");
  }
  void start(const std::string& process, const std::string& variables) {
    const auto started =
        house.post("ding.hao", "/v2/process-instances",
                   R"({"processDefinitionId": ")" + process +
                       R"(", "variables": {"campaignId": "HP-2021-A", )" + variables + "}}");
    INFO(started.text(""));
    REQUIRE(started.status == 200);
    const auto incidents = house.post("ding.hao", "/v2/incidents/search", "{}");
    INFO(incidents.text(""));
    REQUIRE(incidents.text("page.totalItems") == "0");
  }
  void take_down() {
    const auto done = house.complete("chen.shuhang", "wait", R"("values": {})");
    INFO(done.text(""));
    REQUIRE(done.status == 200);
  }
  ApiHouse::Answer objections(const char* login = "tang.wanqing") {
    return house.post(login, "/api/registers/R-OBJECTION/records/search", "{}");
  }
  ApiHouse::Answer readings() {
    return house.post("mo.yunsheng", "/api/registers/R-ACCESSLOG/records/search", "{}");
  }

  ApiHouse house;
};

}  // namespace

TEST_CASE("a notice shows what is posted of each person and nothing else", "[web][public]") {
  Posting posting;

  const auto page = posting.house.page(kPage);

  CHECK(page.status == 200);
  for (const char* shown :
       {"吴雨桐", "女", "1988-11", "大专", "榕树社区 社区党组织书记", "HP-2021-A-P2", "2021-08-06",
        "2021-08-13", "还剩 5 个工作日", "政务网站", "tel:08135550016", "lang=\"zh-CN\""}) {
    INFO(shown);
    CHECK(page.has(shown));
  }
  for (const char* kept : {"1988-11-03", "wu.yutong", "13900000042", "<script", "noindex"}) {
    INFO(kept);
    CHECK_FALSE(page.has(kept));
  }
  CHECK(page.policy.find("script-src") == std::string::npos);
  CHECK(page.policy.find("default-src 'none'") == 0);
  CHECK(page.robots.empty());
}

TEST_CASE("the pages have one small style sheet", "[web][public]") {
  Posting posting;
  constexpr std::size_t kMostBytes = 15 * 1024;

  const auto sheet = posting.house.page("/posting/posting.css");

  CHECK(sheet.status == 200);
  CHECK(sheet.html.size() <= kMostBytes);
  CHECK(sheet.has("@media print"));
  CHECK(posting.house.page(kPage).has("href=\"/posting/posting.css\""));
}

TEST_CASE("the list has open notices and finds them", "[web][public]") {
  Posting posting;

  CHECK(posting.house.page("/posting").has("href=\"/posting/HP-2021-A-P2\""));
  CHECK(posting.house.page("/posting?q=" + url_part("榕树")).has("HP-2021-A-P2"));
  CHECK(posting.house.page("/posting?q=p2").has("HP-2021-A-P2"));
  const auto nothing = posting.house.page("/posting?q=%3Cb%3E");
  CHECK_FALSE(nothing.has("HP-2021-A-P2"));
  CHECK(nothing.has("“&lt;b&gt;”"));
  CHECK_FALSE(nothing.has("<b>"));
  CHECK(posting.house.page("/posting/HP-2021-A-P9").status == 404);
}

TEST_CASE("a page speaks English when it is asked to", "[web][public]") {
  Posting posting;

  const auto asked = posting.house.page(std::string(kPage) + "?lang=en");
  CHECK(asked.has("<html lang=\"en\">"));
  CHECK(asked.has("5 working days left"));
  CHECK(asked.has("action=\"/posting/HP-2021-A-P2?lang=en\""));
  CHECK(asked.has("Government site"));
  CHECK(posting.house.page(kPage, "fr, en-GB;q=0.9, zh;q=0.8").has("<html lang=\"en\">"));
  CHECK(posting.house.page(kPage, "fr").has("<html lang=\"zh-CN\">"));
}

TEST_CASE("nothing that was written becomes markup", "[web][public]") {
  Posting posting(R"(<b>'&\"x)");

  for (const char* path : {kPage, "/posting"}) {
    const auto page = posting.house.page(path);
    CHECK(page.has("&lt;b&gt;&#39;&amp;&quot;x"));
    CHECK_FALSE(page.has("<b>'"));
  }
}

TEST_CASE("the days off within a period stand in the strip", "[web][public]") {
  Posting posting;

  posting.house.move_to("2021-08-10T09:00:00+08:00");
  const auto page = posting.house.page(kPage);

  CHECK(page.has("<li class=\"gone\"><b>08-09</b>"));
  CHECK(page.has("<li class=\"today\" aria-current=\"date\"><b>08-10</b>"));
  CHECK(page.has("还剩 4 个工作日"));
  posting.house.move_to("2021-08-16T09:00:00+08:00");
  CHECK(posting.house.page(kPage).has("公示期已满"));
  CHECK(posting.house.page(kPage).robots == "noindex");
  CHECK(posting.house.page(kPage).has("吴雨桐"));
}

TEST_CASE("an objection is kept, told its receipt and followed by it", "[web][public]") {
  Posting posting;

  const auto sent = posting.house.hand_in(kPage, form());

  CHECK(sent.status == 303);
  REQUIRE(sent.location.rfind("/posting/receipt/", 0) == 0);
  const auto receipt = posting.house.page(sent.location);
  CHECK(receipt.status == 200);
  CHECK(receipt.has("已收到"));
  CHECK(receipt.has("class=\"here\" aria-current=\"step\">正在办理"));
  CHECK_FALSE(receipt.has("吴雨桐"));
  CHECK_FALSE(receipt.has("王居民"));
  CHECK(receipt.robots == "noindex");
  const auto kept = posting.objections();
  CHECK(kept.text("items[0].key") == "HP-2021-A:C1");
  CHECK(kept.text("items[0].fields.reporter") == "王居民");
  CHECK(sent.location == "/posting/receipt/" + kept.text("items[0].fields.receipt"));
}

TEST_CASE("a receipt number is found as people type it, and no other", "[web][public]") {
  Posting posting;
  const std::string location = posting.house.hand_in(kPage, form()).location;
  std::string typed = location.substr(std::string("/posting/receipt/").size());
  std::erase(typed, '-');
  for (char& letter : typed) letter = static_cast<char>(std::tolower(letter));

  CHECK(posting.house.page("/posting/receipt?number=" + typed).has("已收到"));
  typed.back() = typed.back() == '2' ? '3' : '2';
  const auto other = posting.house.page("/posting/receipt?number=" + typed);
  CHECK(other.status == 404);
  CHECK(other.has("没有这个回执编号"));
  CHECK(posting.house.page("/posting/receipt").status == 200);
}

TEST_CASE("a named objection is answered on its receipt, an anonymous one is not",
          "[web][public]") {
  Posting posting;
  const std::string named = posting.house.hand_in(kPage, form()).location;
  const std::string unnamed =
      posting.house.hand_in(kPage, form({{"named", "anonymous"}, {"reporter", ""}, {"phone", ""}}))
          .location;
  CHECK_FALSE(posting.house.page(named).has("恢复程序"));

  posting.start("ruling", R"("caseId": "C1")");
  posting.start("ruling", R"("caseId": "C2")");

  CHECK(posting.house.page(named).has("恢复程序"));
  CHECK(posting.house.page(named).has("不属实"));
  CHECK(posting.house.page(named).has("经核实，所反映的情况不存在。"));
  CHECK(posting.house.page(unnamed).has("已办结"));
  CHECK_FALSE(posting.house.page(unnamed).has("恢复程序"));
  CHECK_FALSE(posting.house.page(unnamed).has("不属实"));
  CHECK_FALSE(posting.house.page(unnamed).has("经核实"));
}

TEST_CASE("what is wrong with a form stands beside its field, with what was typed",
          "[web][public]") {
  Posting posting;

  const auto page =
      posting.house.hand_in(kPage, form({{"about", "K9"}, {"content", "太短<"}, {"phone", "12"}}));

  CHECK(page.status == 400);
  CHECK(page.has("有 3 处需要改"));
  CHECK(page.has("href=\"#field-about\""));
  CHECK(page.has("不是可选项"));
  CHECK(page.has("实名的须填写 11 位手机号"));
  CHECK(page.has("太短&lt;</textarea>"));
  CHECK(page.has("value=\"王居民\""));
  CHECK(page.has("value=\"named\" id=\"field-named\" checked"));
  CHECK(posting.objections().text("page.totalItems") == "0");
}

TEST_CASE("a form that is sent twice is taken once", "[web][public]") {
  Posting posting;
  const std::string twice = form({{"once", "abcdefghijklmnopqrstuv"}});

  const auto first = posting.house.hand_in(kPage, twice);
  const auto second = posting.house.hand_in(kPage, twice);

  CHECK(first.status == 303);
  CHECK(second.status == 303);
  CHECK(second.location == first.location);
  CHECK(posting.objections().text("page.totalItems") == "1");
  const auto other = posting.house.hand_in(kPage, twice + "x");
  CHECK(other.status == 409);
  CHECK(other.has("已经提交过了"));
  CHECK(posting.objections().text("page.totalItems") == "1");
}

TEST_CASE("a program that fills every field is told to leave one empty", "[web][public]") {
  Posting posting;

  const auto page = posting.house.hand_in(kPage, form({{"website", "http"}}));

  CHECK(page.status == 400);
  CHECK(page.has("请清空后再提交"));
  CHECK(posting.objections().text("page.totalItems") == "0");
}

TEST_CASE("one address hands in twenty objections an hour", "[web][public]") {
  Posting posting;
  for (int i = 0; i < 20; ++i) REQUIRE(posting.house.hand_in(kPage, form()).status == 303);

  const auto page = posting.house.hand_in(kPage, form());

  CHECK(page.status == 429);
  CHECK(page.has("请一小时后再试"));
  CHECK(posting.objections().text("page.totalItems") == "20");
}

TEST_CASE("a notice that was taken down keeps only numbers and takes no objection",
          "[web][public]") {
  Posting posting;
  REQUIRE(posting.house.hand_in(kPage, form()).status == 303);

  posting.take_down();

  const auto page = posting.house.page(kPage);
  CHECK(page.status == 200);
  CHECK(page.has("1 人"));
  CHECK(page.has("异议 1 件"));
  CHECK(page.has("榕树社区 社区党组织书记"));
  CHECK(page.has("0813-5550016"));
  CHECK_FALSE(page.has("吴雨桐"));
  CHECK_FALSE(page.has("1988"));
  CHECK_FALSE(page.has("method=\"post\""));
  CHECK(page.robots == "noindex");
  CHECK(posting.house.page("/posting").has("个人信息已撤下"));
  CHECK(posting.house.hand_in(kPage, form()).status == 409);
  CHECK(posting.objections().text("page.totalItems") == "1");
}

TEST_CASE("an objection by telephone after the posting starts a case alone", "[web][public]") {
  Posting posting;
  const std::string door = "/api/intakes/hotline?correlationKey=HP-2021-A-P2";
  posting.take_down();

  const auto seen = posting.house.get("tang.wanqing", door);
  const auto sent = posting.house.post(
      "tang.wanqing", "/api/intakes/hotline/submissions",
      R"({"correlationKey": "HP-2021-A-P2", "values": {"about": "K2", "kind": "facts",
          "content": "公示结束后来电反映，请核实。", "named": "anonymous"}})");

  CHECK(seen.text("open") == "true");
  CHECK(seen.text("around.persons[0].name") == "吴雨桐");
  CHECK(seen.text("around").find("1988") == std::string::npos);
  INFO(sent.text(""));
  CHECK(sent.status == 201);
  CHECK(sent.text("recordKey") == "HP-2021-A:C1");
  CHECK(posting.house.page("/posting/receipt/" + sent.text("receipt")).has("已收到"));
  CHECK(posting.house.task("tang.wanqing", "ut_triage").text("subject.personId") == "wu.yutong");
}

TEST_CASE("whoever sees an objection stands in the access log", "[web][public]") {
  Posting posting;
  REQUIRE(posting.house.hand_in(kPage, form()).status == 303);
  CHECK(posting.readings().text("page.totalItems") == "0");

  CHECK(posting.objections().text("page.totalItems") == "1");

  const auto readings = posting.readings();
  INFO(readings.text(""));
  CHECK(readings.text("page.totalItems") == "1");
  CHECK(readings.text("items[0].fields.reader") == "tang.wanqing");
  CHECK(readings.text("items[0].fields.object") == "R-OBJECTION HP-2021-A:C1");
  CHECK(readings.text("items[0].fields.personId") == "K2");
  CHECK(readings.text("items[0].fields.why") == "register");
  CHECK(posting.house.post("tang.wanqing", "/api/registers/R-ACCESSLOG/records/search", "{}")
            .status == 403);
}

TEST_CASE("whoever reads variables about people stands in the access log", "[web][public]") {
  Posting posting;

  CHECK(posting.house.post("mo.yunsheng", "/v2/variables/search", "{}").status == 200);

  const auto readings = posting.readings();
  INFO(readings.text(""));
  CHECK(readings.text("page.totalItems") == "1");
  CHECK(readings.text("items[0].fields.reader") == "mo.yunsheng");
  CHECK(readings.text("items[0].fields.personId") == "wu.yutong");
  CHECK(readings.text("items[0].fields.object").find("variables of case ") == 0);
}

TEST_CASE("the task that looks into an objection shows it to its holder", "[web][public]") {
  Posting posting;
  posting.take_down();
  REQUIRE(posting.house
              .post("tang.wanqing", "/api/intakes/hotline/submissions",
                    R"({"correlationKey": "HP-2021-A-P2", "values": {"about": "K2",
                        "kind": "facts", "content": "公示结束后来电反映，请核实。",
                        "named": "named", "reporter": "王居民", "phone": "13900000099"}})")
              .status == 201);

  const auto task = posting.house.task("tang.wanqing", "ut_triage");

  INFO(task.text(""));
  CHECK(task.text("values.objection.content") == "公示结束后来电反映，请核实。");
  CHECK(task.text("values.objection.reporter") == "王居民");
  CHECK(task.text("values.objection").find("receipt") == std::string::npos);
  const auto readings = posting.readings();
  INFO(readings.text(""));
  CHECK(readings.text("items[0].fields.personId") == "wu.yutong");
  CHECK(readings.text("items[0].fields.object") == "task " + task.text("taskKey"));
  CHECK(readings.text("items[0].fields.why") == "task");
}

TEST_CASE("an intake for everybody needs no account, others do", "[web][public]") {
  Posting posting;

  const auto seen = posting.house.get("", "/api/intakes/objection?correlationKey=HP-2021-A-P2");
  const auto sent = posting.house.post(
      "", "/api/intakes/objection/submissions",
      R"({"correlationKey": "HP-2021-A-P2", "values": {"about": "K2", "kind": "facts",
          "content": "工作经历与社保缴纳记录不一致。", "named": "anonymous"}})");

  CHECK(seen.status == 200);
  CHECK(seen.text("open") == "true");
  CHECK(seen.text("around.persons[0].name") == "吴雨桐");
  INFO(sent.text(""));
  CHECK(sent.status == 201);
  CHECK(posting.house.page("/posting/receipt/" + sent.text("receipt")).has("已收到"));
  CHECK(posting.house.get("", "/api/intakes/note?correlationKey=HP-2021-A").status == 401);
  CHECK(posting.house
            .post("", "/api/intakes/hotline/submissions",
                  R"({"correlationKey": "HP-2021-A-P2", "values": {}})")
            .status == 401);
}

TEST_CASE("of somebody who is signed in an objection keeps nothing", "[web][public]") {
  Posting posting;
  constexpr char kPath[] = "/api/intakes/objection/submissions";
  constexpr char kSent[] = R"({"correlationKey": "HP-2021-A-P2", "values": {"about": "K2",
    "kind": "other", "content": "选拔程序没有公开说明评分标准。", "named": "anonymous"}})";

  const auto sent = posting.house.post("su.mingche", kPath, kSent, "k1");
  const auto repeated = posting.house.post("", kPath, kSent, "k1");

  CHECK(sent.status == 201);
  CHECK(posting.objections().text("items[0].fields").find("su.mingche") == std::string::npos);
  // Its key was nobody's too: nothing that is kept joins him to the receipt.
  CHECK(repeated.text("receipt") == sent.text("receipt"));
  CHECK(posting.objections().text("page.totalItems") == "1");
}

}  // namespace web
