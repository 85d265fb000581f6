#include <catch2/catch.hpp>
#include <ctime>
#include <string>
#include <vector>

#include "engine/xml/document.h"

namespace engine::xml {
namespace {

Document parsed(const std::string& text) {
  Result<Document> result = parse_xml(text);
  INFO((result.has_error() ? result.error().message : std::string()));
  REQUIRE(result.has_value());
  return std::move(*result);
}

std::vector<std::string> names_of_children(const Element& element) {
  std::vector<std::string> names;
  for (const Element child : element.children()) names.emplace_back(child.name());
  return names;
}

TEST_CASE("an element knows its namespace, its written name and its line", "[xml]") {
  const Document document = parsed(
      "<?xml version='1.0' encoding='utf-8'?>\n"
      "<b:root xmlns:b='urn:b' xmlns='urn:d'>\n"
      "  <inner/>\n"
      "  <b:other xmlns:b='urn:c'/>\n"
      "  <b:last/>\n"
      "</b:root>\n");

  const Element root = document.root();
  CHECK(root.is("urn:b", "root"));
  CHECK(root.written_name() == "b:root");
  CHECK(names_of_children(root) == std::vector<std::string>{"inner", "other", "last"});
  CHECK(root.child("urn:d", "inner")->line() == 3);
  CHECK(root.child("urn:c", "other")->line() == 4);
  CHECK(root.child("urn:b", "last").has_value());
  CHECK_FALSE(root.child("urn:b", "other").has_value());
  CHECK(root.child("urn:b", "last")->parent() == root);
  CHECK_FALSE(root.parent().has_value());
}

TEST_CASE("attributes are found by namespace and declarations are none", "[xml]") {
  const Document document =
      parsed("<a xmlns='urn:d' xmlns:w='urn:w' id='1' w:id='2' name='&lt;&#65;&#x4E2D;&apos;'/>");

  const Element root = document.root();
  CHECK(root.attributes().size() == 3);
  CHECK(root.attribute("id") == "1");
  CHECK(root.attribute("urn:w", "id") == "2");
  CHECK_FALSE(root.attribute("urn:d", "id").has_value());
  CHECK(root.attribute("name") == "<A中'");
}

TEST_CASE("a missing attribute is a failure that names element and line", "[xml]") {
  const Document document = parsed("<a>\n<b:c xmlns:b='urn:b' id='' name='n'/></a>");

  const Element child = *document.root().child("urn:b", "c");
  CHECK(child.required("name").value() == "n");
  const auto missing = child.required("sourceRef");
  REQUIRE(missing.has_error());
  CHECK(missing.error().message == "'b:c' lacks the attribute 'sourceRef'");
  CHECK(missing.error().position.line == 2);
  CHECK(child.required("id").has_error());
}

TEST_CASE("text is joined over comments, sections and children", "[xml]") {
  const Document document = parsed("<a>one<!-- x --> two <b>not</b><![CDATA[<three>]]></a>");

  CHECK(document.root().text() == "one two <three>");
  CHECK(document.root().child("", "b")->text() == "not");
}

TEST_CASE("good documents pass the guard", "[xml]") {
  const char* const good[] = {
      "<a/>",
      "\xEF\xBB\xBF<a/>",
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><a/>",
      "<?xml version='1.0'?>\n<!-- before -->\n<a></a>\n<!-- after -->\n",
      "<a xmlns='urn:&amp;'><b xmlns=''/></a>",
      "<a\n  b = 'c'\n/>",
      "<a b='>'>></a>",
      "<a xml:lang='zh' xmlns:xml='http://www.w3.org/XML/1998/namespace'/>",
      "<a x='1' y:x='2' xmlns:y='urn:y'/>",
      "<流程 名='值'>\xF0\x9F\x98\x80</流程>",
      "<a><![CDATA[<!DOCTYPE x> & ]]></a >",
      "<a>&#9;&#xA;&#x10FFFF;</a>",
  };
  for (const char* text : good) {
    INFO(text);
    CHECK(parse_xml(text).has_value());
  }
}

TEST_CASE("a document at the limits passes the guard", "[xml]") {
  std::string deep;
  for (int depth = 0; depth < 64; ++depth) deep += "<a>";
  for (int depth = 0; depth < 64; ++depth) deep += "</a>";
  CHECK(parse_xml(deep).has_value());

  std::string wide = "<a>";
  for (int count = 1; count < 50'000; ++count) wide += "<b id='x'>t</b>";
  CHECK(parse_xml(wide + "</a>").has_value());

  std::string tag = "<a";
  for (int count = 0; count < 64; ++count) tag += " n" + std::to_string(count) + "='1'";
  CHECK(parse_xml(tag + "/>").has_value());

  const std::string frame = "<a b=''/>";
  const std::string full(16 * 1024 - frame.size(), 'x');
  CHECK(parse_xml("<a b='" + full + "'/>").has_value());
  CHECK(parse_xml("<a b='" + full + "x'/>").has_error());
}

TEST_CASE("a failure says line and column", "[xml]") {
  const auto result = parse_xml("<a>\n  <b c='1' c='2'/>\n</a>");
  REQUIRE(result.has_error());
  CHECK(result.error().code == ErrorCode::kSyntaxError);
  CHECK(result.error().position.line == 2);
  CHECK(result.error().position.column == 3);
}

}  // namespace
}  // namespace engine::xml
