#include <catch2/catch.hpp>

#include "engine/feel/json.h"
#include "engine/form/read_form.h"
#include "web/routes/api/field_masks.h"
#include "web/routes/api/notice_words.h"
#include "web/routes/api/submitted_form.h"

namespace web::api {
namespace {

using engine::FieldClass;
using engine::FieldClassSet;
using engine::feel::Value;

Value json(std::string_view text) {
  return engine::feel::parse_json(text).value();
}

std::shared_ptr<const engine::form::Form> form(std::string_view components) {
  const auto read = engine::form::read_form(R"({"type":"default","id":"F","components":[)" +
                                            std::string(components) + "]}");
  for (const engine::Finding& finding : read.findings) UNSCOPED_INFO(finding);
  REQUIRE(read.form != nullptr);
  return read.form;
}

constexpr const char* kFields = R"(
  {"type":"textfield","id":"a","key":"name","properties":{"wf.class":"P1"}},
  {"type":"textfield","id":"b","key":"finding","properties":{"wf.class":"P3"}},
  {"type":"textfield","id":"c","key":"undeclared"},
  {"type":"group","id":"d","path":"candidate","components":[
    {"type":"textfield","id":"e","key":"birthDate","properties":{"wf.class":"P2"}},
    {"type":"textfield","id":"f","key":"post","properties":{"wf.class":"P0"}}]})";

std::string shown(FieldClassSet visible, bool is_about_somebody) {
  const Value source = json(
      R"({"name":"Ada","finding":"x","undeclared":1,"other":2,
          "candidate":{"birthDate":"1984-05-17","post":"clerk","personId":"p"}})");
  const engine::feel::ContextScope scope(source);
  return engine::feel::to_json(
      form_values(*form(kFields), {scope, visible, is_about_somebody}).values);
}

TEST_CASE("a form begins with the fields of visible classes and nothing else", "[web][api]") {
  CHECK(shown(FieldClassSet::up_to(FieldClass::kP3), false) ==
        R"({"name":"Ada","finding":"x","undeclared":1,)"
        R"("candidate":{"birthDate":"1984-05-17","post":"clerk"}})");
  CHECK(shown(FieldClassSet::up_to(FieldClass::kP1), false) ==
        R"({"name":"Ada","undeclared":1,"candidate":{"post":"clerk"}})");
}

TEST_CASE("a field without a class is personal once it is about somebody", "[web][api]") {
  CHECK(shown(FieldClassSet::up_to(FieldClass::kP1), true) ==
        R"({"name":"Ada","candidate":{"post":"clerk"}})");
}

TEST_CASE("a form tells the class of each field by its path", "[web][api]") {
  const Value nothing;
  const engine::feel::ContextScope scope(nothing);

  const auto classes = form_values(*form(kFields), {scope, FieldClassSet(), true}).classes;

  CHECK(classes.at("finding") == FieldClass::kP3);
  CHECK(classes.at("undeclared") == FieldClass::kP2);
  CHECK(classes.at("candidate.birthDate") == FieldClass::kP2);
}

TEST_CASE("what a condition of a form asks for comes with its values", "[web][api]") {
  const auto asking = form(
      R"({"type":"textfield","id":"a","key":"why","conditional":{"hide":"=extended = false"}})");
  const Value source = json(R"({"extended":true,"secret":1})");
  const engine::feel::ContextScope scope(source);

  const FormValues values =
      form_values(*asking, {scope, FieldClassSet::up_to(FieldClass::kP1), false});

  CHECK(engine::feel::to_json(values.values) == R"({"extended":true})");
}

TEST_CASE("a value that names persons is personal", "[web][api]") {
  CHECK(class_of(json("12"), false) == FieldClass::kP1);
  CHECK(class_of(json("12"), true) == FieldClass::kP2);
  CHECK(class_of(json(R"([{"personId":"p"}])"), false) == FieldClass::kP2);
  CHECK(class_of(json(R"({"posts":[]})"), false) == FieldClass::kP1);
}

TEST_CASE("a value that names others besides is told apart", "[web][api]") {
  const auto is_ada = [](std::string_view person) { return person == "ada"; };

  CHECK_FALSE(names_another(json(R"([{"personId":"ada"}])"), is_ada));
  CHECK(names_another(json(R"([{"personId":"ada"},{"personId":"ben"}])"), is_ada));
  CHECK(names_another(json(R"({"seats":[{"by":{"personId":"ben"}}]})"), is_ada));
}

TEST_CASE("hashed fields keep a digest and the last four letters", "[web][api]") {
  const auto hashing = form(
      R"({"type":"textfield","id":"a","key":"idNo","properties":{"wf.hashed":"true"}},
         {"type":"textfield","id":"b","key":"name"})");

  const Value kept =
      hashed(hashing->fields, json(R"({"idNo":"12345678","name":"Ada"})"),
             [](std::string_view text) { return "#" + std::to_string(text.size()); });

  CHECK(engine::feel::to_json(kept) == R"({"idNo":{"hash":"#8","last4":"5678"},"name":"Ada"})");
}

TEST_CASE("a notice is filled with its data", "[web][api]") {
  const Value data = json(R"({"outcome":"unqualified","items":["a","b"],"count":2})");

  CHECK(filled("{{outcome}}: {{items}} ({{count}}){{missing}}.", data) == "unqualified: a、b (2).");
  CHECK(filled("{{outcome", data) == "{{outcome");
  CHECK(notice_words({"决定：{{outcome}}", "decision: {{outcome}}"}, data) ==
        Words{"决定：不合格", "decision: Unqualified"});
}

TEST_CASE("codes are said in the words of their list", "[web][api]") {
  engine::package::Package package;
  package.lists.push_back(
      {"requirement", {}, {{"AGE_MAX", {"超龄", "Too old"}}, {"EDU", {"学历", "Education"}}}});
  const Value text = json(R"({"rule":"AGE_MAX、EDU、NEW"})");
  const Value list = json(R"({"rule":["AGE_MAX"]})");
  const engine::Title words{"依据：{{rule|requirement}}", "Rule: {{rule|requirement}}"};

  CHECK(notice_words(words, text, &package) ==
        Words{"依据：超龄、学历、NEW", "Rule: Too old, Education, NEW"});
  CHECK(notice_words(words, list, &package) == Words{"依据：超龄", "Rule: Too old"});
  CHECK(notice_words(words, json("{}"), &package) == Words{"依据：", "Rule: "});
}

TEST_CASE("no two full stops come together in a notice", "[web][api]") {
  const Value data = json(R"({"reasons":"超龄。","rule":"AGE_MAX"})");

  CHECK(filled("理由：{{reasons}}。依据：{{rule}}。", data) == "理由：超龄。依据：AGE_MAX。");
}

}  // namespace
}  // namespace web::api
