#include "engine/form/read_form.h"

#include <catch2/catch.hpp>

#include "engine/feel/json.h"
#include "tests/engine/form/form_text.h"

namespace engine::form {
namespace {

TEST_CASE("a form is read with its fields, words and classes", "[form][reader]") {
  const ReadResult result = read_form(form_of(R"j(
    {"type": "textfield", "id": "f1", "key": "idNo", "label": "身份证号",
     "validate": {"required": true, "minLength": 18},
     "properties": {"label.en": "Identity number", "wf.class": "P3", "wf.hashed": "true",
                    "wf.check": "=idNo != null", "wf.message": "缺少"}},
    {"type": "text", "text": "# words only"},
    {"type": "group", "id": "g", "components": [
      {"type": "select", "id": "f2", "key": "kind", "label": "类别",
       "values": [{"label": "甲", "value": "a", "label.en": "A"}]}]})j"));

  REQUIRE(result.form != nullptr);
  CHECK(result.findings.empty());
  REQUIRE(result.form->fields.size() == 2);
  const Field& id = result.form->fields[0];
  CHECK(id.label.zh == "身份证号");
  CHECK(id.label.en == "Identity number");
  CHECK(id.field_class == FieldClass::kP3);
  CHECK(id.is_hashed);
  CHECK(id.constraints.required);
  CHECK(id.constraints.min_length == 18);
  CHECK(id.check.has_value());
  const Field* kind = find_field(*result.form, "kind");
  REQUIRE(kind != nullptr);
  REQUIRE(kind->options.size() == 1);
  CHECK(kind->options[0].label.en == "A");
}

TEST_CASE("a form that cannot be kept is refused with rule, field and line", "[form][reader]") {
  struct Row {
    std::string component;
    std::string rule;
    std::string element;
  };
  const auto row = GENERATE(
      Row{R"({"type": "html", "id": "h"})", "unsupported-component", "h"},
      Row{R"({"type": "iframe", "id": "h"})", "unsupported-component", "h"},
      Row{R"({"type": "hologram", "id": "h"})", "unsupported-component", "h"},
      Row{R"({"type": "textfield", "id": "f", "key": "a.b"})", "bad-key", "a.b"},
      Row{R"({"type": "textfield", "id": "f"})", "bad-key", "f"},
      Row{R"({"type": "number", "id": "f", "key": "a"}, {"type": "number", "id": "g", "key": "a"})",
          "duplicate-key", "a"},
      Row{R"({"type": "textfield", "id": "f", "key": "a", "validate": {"pattern": "[a"}})",
          "bad-pattern", "a"},
      Row{R"({"type": "textfield", "id": "f", "key": "a", "conditional": {"hide": "=1 +"}})",
          "feel-error", "a"},
      Row{R"({"type": "select", "id": "f", "key": "a"})", "missing-options", "a"},
      Row{R"({"type": "expression", "id": "f", "key": "a"})", "missing-expression", "a"},
      Row{R"({"type": "number", "id": "f", "key": "a", "properties": {"wf.class": "P9"}})",
          "bad-value", "a"},
      Row{R"({"type": "number", "id": "f", "key": "a", "properties": {"wf.colour": "red"}})",
          "unknown-property", "a"},
      Row{R"({"type": "number", "id": "f", "key": "a", "properties": {"wf.check": "=a > 1"}})",
          "missing-message", "a"},
      Row{R"({"type": "number", "id": "f", "key": "a", "properties": {"wf.opinion": "true"}})",
          "bad-value", "a"},
      Row{R"({"type": "group", "id": "f", "path": "a", "properties": {"wf.register": "R-A"}})",
          "bad-value", "a"},
      Row{R"({"type": "group", "id": "f", "properties": {"wf.register": "R", "wf.recordKey": "=a"}})",
          "bad-value", "f"});
  CAPTURE(row.component);

  const ReadResult result = read_form(form_of(row.component));

  CHECK(result.form == nullptr);
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].rule == row.rule);
  CHECK(result.findings[0].element == row.element);
  CHECK(result.findings[0].position.line == 2);
}

TEST_CASE("a group with a path may show a record", "[form][reader]") {
  const ReadResult result = read_form(form_of(R"j(
    {"type": "group", "id": "g", "path": "objection", "components": [
      {"type": "textarea", "id": "f", "key": "content", "readonly": true}],
     "properties": {"wf.register": "R-OBJECTION", "wf.recordKey": "=campaignId + caseId"}})j"));

  REQUIRE(result.form != nullptr);
  CHECK(result.findings.empty());
  const auto& record = result.form->fields[0].record;
  REQUIRE(record.has_value());
  CHECK(record->register_id == "R-OBJECTION");
  CHECK(record->key.variables() == std::vector<std::string>{"campaignId", "caseId"});
}

TEST_CASE("the opinion is the text marked so, else reasons, else opinion", "[form][reader]") {
  const auto text = [](std::string_view key, std::string_view properties = "{}") {
    return R"({"type": "textarea", "id": "f)" + std::string(key) + R"(", "key": ")" +
           std::string(key) + R"(", "properties": )" + std::string(properties) + "}";
  };
  const std::string choice = R"({"type": "radio", "id": "c", "key": "opinion",
                                 "values": [{"label": "甲", "value": "clean"}]})";
  const feel::Value answer =
      feel::parse_json(R"({"statement": "s", "reasons": "r", "opinion": "o"})").value();
  const auto opinion = [&](const std::string& components) {
    const ReadResult result = read_form(form_of(components));
    REQUIRE(result.form != nullptr);
    return opinion_in(result.form.get(), answer);
  };

  CHECK(opinion(text("opinion") + "," + text("statement", R"({"wf.opinion": "true"})")) == "s");
  CHECK(opinion(text("opinion") + "," + text("reasons")) == "r");
  CHECK(opinion(text("opinion")) == "o");
  CHECK(opinion(text("other")) == "o");
  CHECK(opinion(choice).empty());
  CHECK(opinion_in(nullptr, answer) == "o");
}

TEST_CASE("a key that equals a function of FEEL is a warning", "[form][reader]") {
  const ReadResult result = read_form(form_of(R"({"type": "number", "id": "f", "key": "count"})"));

  REQUIRE(result.form != nullptr);
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].rule == "shadows-function");
  CHECK(result.findings[0].severity == Severity::kWarning);
}

TEST_CASE("what is no form at all is refused", "[form][reader]") {
  CHECK(read_form("{").findings[0].rule == "not-json");
  CHECK(read_form("{\"id\": \"F\"}").findings[0].rule == "no-form");
  CHECK(read_form("{\"components\": []}").findings[0].rule == "missing-id");
}

TEST_CASE("every shipped form is read without a finding", "[form][library]") {
  const std::string name = GENERATE(
      as<std::string>{}, "F-ACCEPT", "F-ANNOUNCE", "F-APPEAL", "F-APPEALDECISION", "F-CAMPAIGN",
      "F-CONSENT", "F-DECIDE", "F-NOMINATE", "F-NOTE", "F-QUALIFY", "F-SITTING", "F-STATEMENT");
  CAPTURE(name);

  const ReadResult result = read_form(read_text("workflows/" + name + ".form.json"));

  for (const Finding& finding : result.findings) UNSCOPED_INFO(finding);
  CHECK(result.findings.empty());
  REQUIRE(result.form != nullptr);
  CHECK(result.form->id == name);
}

}  // namespace
}  // namespace engine::form
