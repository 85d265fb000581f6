#include <catch2/catch.hpp>

#include "engine/feel/json.h"
#include "tests/web/routes/document_check.h"

namespace web {
namespace {

using Breaches = std::vector<std::string>;

engine::feel::Value json(std::string_view text) {
  return engine::feel::parse_json(text).value();
}

DocumentCheck check() {
  return DocumentCheck(json(R"({
    "paths": {"/api/notes/{key}": {"get": {"responses": {
      "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Note"}}}},
      "default": {"content": {"application/problem+json": {"schema": {"type": "string"}}}}}}}},
    "components": {"schemas": {
      "Note": {
        "type": "object", "additionalProperties": false, "required": ["state", "at"],
        "properties": {
          "state": {"type": "string", "enum": ["open", "closed"]},
          "at": {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "null"}]},
          "seats": {"type": "array", "items": {"type": "integer", "format": "int32"}},
          "words": {"type": "object", "additionalProperties": {"type": "boolean"}}}}}}})"));
}

Breaches of_note(std::string_view body) {
  return check().breaches({"GET", "/api/notes/7", 200, "application/json", json(body)});
}

TEST_CASE("an answer that the document describes passes", "[web][api]") {
  CHECK(of_note(R"({"state": "open", "at": null})").empty());
  CHECK(of_note(R"({"state": "closed", "at": "2026-01-31T08:00:00Z", "seats": [1, 2],
                    "words": {"a": true}})")
            .empty());
}

TEST_CASE("an answer that departs from the document is noticed", "[web][api]") {
  CHECK(of_note(R"({"state": "open"})") == Breaches{"at: is missing"});
  CHECK(of_note(R"({"state": "OPEN", "at": null})") ==
        Breaches{"state: is none of the words: OPEN"});
  CHECK(of_note(R"({"state": "open", "at": "today"})") == Breaches{"at: is no time"});
  CHECK(of_note(R"({"state": null, "at": null})") == Breaches{"state: is no string"});
  CHECK(of_note(R"({"state": "open", "at": null, "more": 1})") ==
        Breaches{"more: is not in the document"});
  CHECK(of_note(R"({"state": "open", "at": null, "seats": [1, 2.5]})") ==
        Breaches{"seats[1]: is no integer"});
  CHECK(of_note(R"({"state": "open", "at": null, "words": {"a": 1}})") ==
        Breaches{"words.a: is no boolean"});
}

TEST_CASE("a status, a content and a path are held against the document", "[web][api]") {
  CHECK(check().breaches({"GET", "/api/notes/7", 201, "application/json", json("{}")}) ==
        Breaches{"the document has no status 201"});
  CHECK(check().breaches({"GET", "/api/notes/7", 200, "text/html", json("{}")}) ==
        Breaches{"the document has no content text/html"});
  CHECK(check().breaches({"GET", "/api/notes/7", 404, "application/problem+json", json("3")}) ==
        Breaches{": is no string"});
  CHECK(check().breaches({"PUT", "/api/notes/7", 200, "application/json", json("{}")}) ==
        Breaches{"the document has no such operation"});
}

}  // namespace
}  // namespace web
