#include "engine/form/validate.h"

#include <catch2/catch.hpp>

#include "tests/engine/form/form_text.h"

namespace engine::form {
namespace {

// One field of that type and key `a`; `rest` adds members.
std::string field(const std::string& type, const std::string& rest = "") {
  return form_of("{\"type\": \"" + type + "\", \"id\": \"f\", \"key\": \"a\"" +
                 (rest.empty() ? "" : ", " + rest) + "}");
}

TEST_CASE("each type of field accepts its values and names what is wrong", "[form][validate]") {
  struct Row {
    std::string form;
    std::string given;
    std::string expected;
  };
  const std::string text = field("textfield", R"("validate": {"minLength": 2, "maxLength": 3})");
  const std::string pattern = field("textfield", R"("validate": {"pattern": "^1[3-9]\\d{2}$"})");
  const std::string number =
      field("number", R"("decimalDigits": 1, "validate": {"min": 1, "max": "9.5"})");
  const std::string options =
      R"("values": [{"label": "x", "value": "x"}, {"label": "1", "value": 1}])";
  const std::string select = field("select", options);
  const std::string checklist = field("checklist", options);
  const std::string date = field("datetime", R"("subtype": "date", "disallowPassedDates": true)");
  const auto row = GENERATE_COPY(
      Row{text, R"({"a": "公开"})", R"({"a":"公开"})"}, Row{text, R"({"a": "x"})", "a: too-short"},
      Row{text, R"({"a": "xxxx"})", "a: too-long"}, Row{text, R"({"a": 5})", "a: wrong-type"},
      Row{text, R"({"a": ""})", R"({"a":null})"}, Row{text, R"({})", R"({"a":null})"},
      Row{pattern, R"({"a": "1389"})", R"({"a":"1389"})"},
      Row{pattern, R"({"a": "1289"})", "a: pattern"}, Row{number, R"({"a": 9.5})", R"({"a":9.5})"},
      Row{number, R"({"a": 0.9})", "a: too-small"}, Row{number, R"({"a": 10})", "a: too-large"},
      Row{number, R"({"a": 1.25})", "a: too-precise"},
      Row{number, R"({"a": "2"})", "a: wrong-type"},
      Row{field("checkbox"), R"({"a": true})", R"({"a":true})"},
      Row{field("checkbox"), R"({})", R"({"a":false})"},
      Row{field("checkbox", R"("validate": {"required": true})"), R"({"a": false})", "a: required"},
      Row{field("checkbox"), R"({"a": "yes"})", "a: wrong-type"},
      Row{select, R"({"a": 1})", R"({"a":1})"}, Row{select, R"({"a": "1"})", "a: not-an-option"},
      Row{checklist, R"({"a": ["x", 1]})", R"({"a":["x",1]})"},
      Row{checklist, R"({"a": ["x", "x"]})", "a: twice"},
      Row{checklist, R"({"a": ["y"]})", "a: not-an-option"},
      Row{checklist, R"({"a": "x"})", "a: wrong-type"},
      Row{date, R"({"a": "2021-08-06"})", R"({"a":"2021-08-06"})"},
      Row{date, R"({"a": "2021-08-05"})", "a: past-date"},
      Row{date, R"({"a": "2021-02-30"})", "a: not-a-date"},
      Row{date, R"({"a": "99999-01-01"})", "a: out-of-range"},
      Row{date, R"({"a": "-2021-01-01"})", "a: out-of-range"},
      Row{date, R"({"a": "2200-01-01"})", "a: out-of-range"},
      Row{field("datetime", R"("subtype": "time")"), R"({"a": "09:30"})", R"({"a":"09:30"})"},
      Row{field("datetime", R"("subtype": "time")"), R"({"a": "9"})", "a: not-a-time"},
      Row{field("datetime", R"("subtype": "datetime")"), R"({"a": "2021-08-06T09:30"})",
          R"({"a":"2021-08-06T09:30"})"},
      Row{field("wf-person"), R"({"a": "chen"})", R"({"a":"chen"})"},
      Row{field("wf-person", R"("properties": {"multiple": "true"})"), R"({"a": ["b", "b"]})",
          "a: twice"},
      Row{field("wf-org"), R"({"a": 4})", "a: wrong-type"});
  CAPTURE(row.form, row.given);

  CHECK(Desk(row.form).result(row.given) == row.expected);
}

TEST_CASE("a field that the form does not have is refused", "[form][validate]") {
  CHECK(Desk(field("number")).result(R"({"a": 1, "b": 2})") == "b: unknown-field");
  CHECK(Desk(field("number")).result("[1]") == ": wrong-type");
}

TEST_CASE("options may stand in the data or come from an expression", "[form][validate]") {
  Desk by_key(field("select", R"("valuesKey": "offered")"));
  CHECK(by_key.result(R"({"a": "x"})", R"({"offered": ["x", "y"]})") == R"({"a":"x"})");
  CHECK(by_key.result(R"({"a": "z"})", R"({"offered": ["x", "y"]})") == "a: not-an-option");

  Desk by_expression(field("select", R"("valuesExpression": "=people[age > 17]")"));
  const std::string scope =
      R"({"people": [{"value": "ada", "age": 20}, {"value": "bob", "age": 3}]})";
  CHECK(by_expression.result(R"({"a": "ada"})", scope) == R"({"a":"ada"})");
  CHECK(by_expression.result(R"({"a": "bob"})", scope) == "a: not-an-option");
}

TEST_CASE("hidden fields are dropped and not asked for", "[form][validate]") {
  Desk desk(form_of(R"j(
    {"type": "checkbox", "id": "f1", "key": "member"},
    {"type": "textfield", "id": "f2", "key": "since", "validate": {"required": true},
     "conditional": {"hide": "=not(member)"},
     "properties": {
  "wf.check" : "=since != null", "wf.message" : "必填"
}
})j"));

  CHECK(desk.result(R"({"member": false, "since": "2020"})") == R"({"member":false})");
  CHECK(desk.result(R"({"member": true})") == "since: required");
}

TEST_CASE("a hidden group hides what it holds", "[form][validate]") {
  Desk desk(form_of(R"j(
    {"type": "checkbox", "id": "f1", "key": "more"},
    {"type": "group", "id": "g", "conditional": {"hide": "=not(more)"}, "components": [
      {"type": "textfield", "id": "f2", "key": "why", "validate": {"required": true}}]
})j"));

  CHECK(desk.result(R"({"more": false})") == R"({"more":false})");
  CHECK(desk.result(R"({"more": true})") == "why: required");
}

TEST_CASE("read-only fields show the scope and are never written", "[form][validate]") {
  Desk desk(form_of(R"j(
    {"type": "textfield", "id": "f1", "key": "scheme", "readonly": true},
    {"type": "number", "id": "f2", "key": "n",
     "properties": {"wf.check": "=scheme = \"s\" and n > 0", "wf.message": "不对"}})j"));

  CHECK(desk.result(R"({"scheme": "forged", "n": 1})", R"({"scheme": "s"})") == R"({"n":1})");
  CHECK(desk.result(R"({"n": 1})", R"({"scheme": "t"})") == "n: check");
}

TEST_CASE("computed fields are reckoned anew", "[form][validate]") {
  Desk desk(form_of(R"j(
    {"type": "number", "id": "f1", "key": "x"},
    {"type": "number", "id": "f2", "key": "y"},
    {"type": "expression", "id": "f3", "key": "total", "expression": "=x + y"},
    {"type": "expression", "id": "f4", "key": "twice", "expression": "=total * 2"})j"));

  CHECK(desk.result(R"({"x": 1, "y": 2, "total": 99})") == R"({"x":1,"y":2,"total":3,"twice":6})");
}

TEST_CASE("lists are checked entry by entry", "[form][validate]") {
  Desk desk(form_of(R"j(
    {"type": "dynamiclist", "id": "f1", "path": "posts", "components": [
      {"type": "textfield", "id": "f2", "key": "post", "validate": {"required": true}},
      {"type": "number", "id": "f3", "key": "headcount", "validate": {"min": 1},
       "properties": {"wf.check": "=headcount < 10 * i", "wf.message": "过多"}}],
     "properties": {"wf.check": "=sum(posts.headcount) <= 20", "wf.message": "总数过多"}})j"));

  CHECK(desk.result(R"({"posts": [{"post": "x", "headcount": 1}]})") ==
        R"({"posts":[{"post":"x","headcount":1}]})");
  CHECK(
      desk.result(R"({"posts": [{"post": "x", "headcount": 1}, {"post": "", "headcount": 0}]})") ==
      "posts[1].post: required, posts[1].headcount: too-small");
  CHECK(desk.result(R"({"posts": [{"post": "x", "headcount": 10}]})") ==
        "posts[0].headcount: check");
  CHECK(desk.result(
            R"({"posts": [{"post": "x", "headcount": 9}, {"post": "y", "headcount": 19}]})") ==
        "posts: check");
  CHECK(desk.result(R"({"posts": [{"post": "x", "headcount": 1, "unit": "y"}]})") ==
        "posts[0].unit: unknown-field");
  CHECK(desk.result(R"({"posts": 5})") == "posts: wrong-type");
  CHECK(desk.result(R"({"posts": [5]})") == "posts[0]: wrong-type");
}

TEST_CASE("read-only entries of a list keep what the scope has at that place", "[form][validate]") {
  Desk desk(form_of(R"j(
    {"type": "dynamiclist", "id": "f1", "path": "items", "allowAddRemove": false, "components": [
      {"type": "textfield", "id": "f2", "key": "code", "readonly": true},
      {"type": "textfield", "id": "f3", "key": "note"}]})j"));
  const std::string scope = R"({"items": [{"code": "AGE"}, {"code": "EDU"}]})";

  CHECK(desk.result(R"({"items": [{"note": "n"}, {"code": "FORGED"}]})", scope) ==
        R"({"items":[{"code":"AGE","note":"n"},{"code":"EDU","note":null}]})");
  CHECK(desk.result(R"({"items": [{"note": "n"}]})", scope) == "items: wrong-length");
}

TEST_CASE("a group with a path is a context", "[form][validate]") {
  Desk desk(form_of(R"j(
    {"type": "group", "id": "g", "path": "team", "components": [
      {"type": "wf-person", "id": "f1", "key": "clerk", "validate": {"required": true}}]})j"));

  CHECK(desk.result(R"({"team": {"clerk": "bai"}})") == R"({"team":{"clerk":"bai"}})");
  CHECK(desk.result("{}") == "team.clerk: required");
}

TEST_CASE("an empty field is null to expressions, whatever the scope has", "[form][validate]") {
  Desk desk(form_of(R"j(
    {"type": "textfield", "id": "f1", "key": "docNo",
     "properties": {"wf.check": "=docNo = null or docNo = \"7\"", "wf.message": "不对"}})j"));

  CHECK(desk.result("{}", R"({"docNo": "old"})") == R"({"docNo":null})");
}

class SomePeople : public Directory {
 public:
  bool has_person(std::string_view login, std::string_view role) const override {
    return login == "su" && (role.empty() || role == "r.panel");
  }
  bool has_unit(std::string_view code, std::string_view kind) const override {
    return code == "榕树社区" && (kind.empty() || kind == "community");
  }
  bool stands_for(std::string_view login, std::string_view) const override { return login == "su"; }
};

TEST_CASE("only people of the role and units of the kind can be chosen", "[form][validate]") {
  const SomePeople people;
  Desk panel(field("wf-person", R"("properties": {"role": "r.panel"})"));
  Desk mentor(field("wf-person", R"("properties": {"role": "r.mentor"})"));
  Desk unit(field("wf-org", R"("properties": {"kind": "town"})"));
  panel.directory = mentor.directory = unit.directory = &people;

  CHECK(panel.result(R"({"a": "su"})") == R"({"a":"su"})");
  CHECK(panel.result(R"({"a": "wu"})") == "a: unknown-person");
  CHECK(mentor.result(R"({"a": "su"})") == "a: unknown-person");
  CHECK(unit.result(R"({"a": "榕树社区"})") == "a: unknown-unit");
}

TEST_CASE("a unit is stood for by its own people", "[form][validate]") {
  const SomePeople people;
  Desk panel(form_of(R"j(
    {"type": "dynamiclist", "id": "l", "path": "panel", "components": [
      {"type": "textfield", "id": "f1", "key": "user"},
      {"type": "wf-org", "id": "f2", "key": "unit", "properties": {"wf.stoodForBy": "user"}}]})j"));
  panel.directory = &people;

  CHECK(panel.result(R"({"panel": [{"user": "su", "unit": "榕树社区"}]})") ==
        R"({"panel":[{"user":"su","unit":"榕树社区"}]})");
  CHECK(panel.result(R"({"panel": [{"user": "wei", "unit": "榕树社区"}]})") ==
        "panel[0].unit: not-of-unit");
}

TEST_CASE("an adverse outcome needs reasons, on human decisions of 20 characters",
          "[form][validate]") {
  Desk desk(form_of(R"j(
    {"type": "textfield", "id": "f1", "key": "outcome"},
    {"type": "textarea", "id": "f2", "key": "reasons"})j"));
  NodeOutcomes node{{"pass", "fail"}, {"fail"}, true};
  desk.outcomes = &node;

  CHECK(desk.result(R"({"outcome": "pass"})") == R"({"outcome":"pass","reasons":null})");
  CHECK(desk.result(R"({"outcome": "maybe"})") == "outcome: not-an-option");
  CHECK(desk.result(R"({"outcome": "fail"})") == "reasons: required");
  CHECK(
      desk.result(R"({"outcome": "fail", "reasons": "十九个字十九个字十九个字十九个字十九个"})") ==
      "reasons: too-short");
  CHECK(desk.answer(R"({"outcome": "fail", "reasons": "二十个字二十个字二十个字二十个字二十个字"})")
            .is_valid());
  node.is_human_decision = false;
  CHECK(desk.answer(R"({"outcome": "fail", "reasons": "短"})").is_valid());
}

TEST_CASE("outcome and opinion may come beside the form", "[form][validate]") {
  Desk desk(field("number"));
  NodeOutcomes node{{"pass", "fail"}, {"fail"}, false};
  desk.outcomes = &node;

  CHECK(desk.result(R"({"a": 1, "outcome": "fail", "opinion": "no"})") ==
        R"({"a":1,"outcome":"fail","opinion":"no"})");
  CHECK(desk.result(R"({"a": 1, "outcome": "fail"})") == "opinion: required");
}

TEST_CASE("a form cannot be answered with more than its budget", "[form][validate]") {
  Desk desk(field(
      "number",
      R"("properties": {"wf.check": "=count(for i in 1..3000, j in 1..3000 return i) > 0", "wf.message": "x"})"));

  CHECK(desk.result(R"({"a": 1})") == "a: not-evaluated");
}

}  // namespace
}  // namespace engine::form
