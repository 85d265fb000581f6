#include "web/http/openapi.h"

#include <catch2/catch.hpp>
#include <stdexcept>

#include "engine/feel/json.h"
#include "tests/web/http/http_support.h"
#include "web/http/problem_document.h"

namespace web {
namespace {

using engine::feel::Entry;
using engine::feel::Value;

enum class Phase { kOpen, kClosed };
BOOST_DESCRIBE_ENUM(Phase, kOpen, kClosed)

struct Notice {
  WireKey notice_key;
  std::optional<Phase> phase;
  std::vector<Notice> replies;
};
BOOST_DESCRIBE_STRUCT(Notice, (), (notice_key, phase, replies))

struct NoBoard : ApiProblemDocument {
  std::string nearest;
};
BOOST_DESCRIBE_STRUCT(NoBoard, (ApiProblemDocument), (nearest))

struct NoticeRequest {
  std::string text;
  std::optional<Phase> phase;
};
BOOST_DESCRIBE_STRUCT(NoticeRequest, (), (text, phase))

template <class T>
struct Page {
  std::vector<T> items;
  BOOST_DESCRIBE_CLASS(Page, (), (items), (), ())
};

struct NoticeQuery {
  std::optional<Phase> phase;
  WireKey board;
};
BOOST_DESCRIBE_STRUCT(NoticeQuery, (), (phase, board))

struct NoticeMove {
  std::optional<Phase> phase;
};
BOOST_DESCRIBE_STRUCT(NoticeMove, (), (phase))

void post_notice(Services&, const Request&, const NoticeRequest&, Reply) {}
void move_notice(Services&, const Request&, const NoticeMove&, Reply) {}
void list_notices(Services&, const Request&, const NoticeQuery&, Reply) {}
void file(Services&, const Request&, Reply) {}

const Route kRoutes[] = {
    {Method::kPost, "/notices/{key}/replies", with_body<post_notice>(), Permission::kSignedIn,
     shows(FieldClass::kP1, FieldClass::kP2), answers<Notice>(Status::kCreated)},
    {Method::kPost, "/notices/{key}/move", with_body<move_notice>(), Permission::kSignedIn, shows(),
     answers_nothing()},
    {Method::kGet, "/notices", with_query<list_notices>(), Permission::kReadAuditLog,
     shows(FieldClass::kP0), answers<Page<Notice>>().or_refuses<NoBoard>(Status::kGone)},
    {Method::kGet, "/files/{rest*}", file, Permission::kPublic, shows(),
     answers_bytes("application/octet-stream")},
};

Value document() {
  Services services;
  OpenGate gate;
  Router router(services, gate);
  router.mount("/api", kRoutes);
  router.mount("/v2", kRoutes);
  return engine::feel::parse_json(openapi_document(router.routes(), "1.2.3")).value();
}

const Value& at(const Value& value, std::initializer_list<std::string_view> names) {
  const Value* found = &value;
  for (const std::string_view name : names) {
    found = found->find(name);
    INFO(name);
    REQUIRE(found != nullptr);
  }
  return *found;
}

// Every `$ref` below `value` names a schema.
void check_references(const Value& value, const Value& schemas) {
  for (const Entry& entry : value.is_context() ? value.entries() : std::span<const Entry>()) {
    if (entry.key == "$ref") {
      const std::string_view target = entry.value.as_string();
      const std::string_view prefix = "#/components/schemas/";
      REQUIRE(target.starts_with(prefix));
      INFO(target);
      CHECK(schemas.find(target.substr(prefix.size())) != nullptr);
    }
    check_references(entry.value, schemas);
  }
  if (!value.is_list()) return;
  for (const Value& item : value.items()) check_references(item, schemas);
}

}  // namespace

TEST_CASE("the API document has paths from routes and schemas from types", "[web][openapi]") {
  const Value root = document();

  CHECK(at(root, {"openapi"}).as_string() == "3.1.0");
  CHECK(at(root, {"info", "version"}).as_string() == "1.2.3");
  const Value& post = at(root, {"paths", "/api/notices/{key}/replies", "post"});
  CHECK(at(post, {"operationId"}).as_string() == "postApiNoticesByKeyReplies");
  CHECK(at(post, {"requestBody", "content", "application/json", "schema", "$ref"}).as_string() ==
        "#/components/schemas/NoticeRequest");
  CHECK(
      at(post, {"responses", "201", "content", "application/json", "schema", "$ref"}).as_string() ==
      "#/components/schemas/Notice");
  CHECK(engine::feel::to_json(at(post, {"x-field-classes"})) == R"(["P1","P2"])");
  CHECK(at(root, {"paths", "/api/notices", "get", "x-permission"}).as_string() == "AUDIT_LOG.READ");
  check_references(root, at(root, {"components", "schemas"}));
}

TEST_CASE("requests may leave optional fields out, answers have all", "[web][openapi]") {
  const Value root = document();
  const Value& schemas = at(root, {"components", "schemas"});

  CHECK(engine::feel::to_json(at(schemas, {"NoticeRequest", "required"})) == R"(["text"])");
  CHECK(engine::feel::to_json(at(schemas, {"Notice", "required"})) ==
        R"(["noticeKey","phase","replies"])");
  CHECK(engine::feel::to_json(at(schemas, {"Phase", "enum"})) == R"(["OPEN","CLOSED"])");
}

TEST_CASE("a type with fields to leave out is not sent and answered", "[web][openapi]") {
  const Route both[] = {{Method::kPost, "/notices", with_body<post_notice>(), Permission::kPublic,
                         shows(), answers<Page<NoticeRequest>>()}};
  Services services;
  OpenGate gate;
  Router router(services, gate);
  router.mount("/api", both);

  CHECK_THROWS_AS(openapi_document(router.routes(), "1"), std::logic_error);
}

TEST_CASE("a body is required where one of its fields is", "[web][openapi]") {
  const Value root = document();
  const Value& paths = at(root, {"paths"});

  CHECK(at(paths, {"/api/notices/{key}/replies", "post", "requestBody", "required"}).is_true());
  CHECK(at(paths, {"/api/notices/{key}/move", "post", "requestBody", "required"}).is_false());
}

TEST_CASE("path and query parameters stand in the document", "[web][openapi]") {
  const Value root = document();

  CHECK(engine::feel::to_json(at(root, {"paths", "/api/files/{rest}", "get", "parameters"})) ==
        R"([{"name":"rest","in":"path","required":true,"schema":{"type":"string"}}])");
  const Value& query = at(root, {"paths", "/api/notices", "get", "parameters"});
  REQUIRE(query.items().size() == 2);
  CHECK(at(query.items()[0], {"in"}).as_string() == "query");
  CHECK(at(query.items()[0], {"required"}).is_false());
  CHECK(at(query.items()[1], {"required"}).is_true());
}

TEST_CASE("a query leaves out what a body may say null for", "[web][openapi]") {
  const Value root = document();

  const Value& query = at(root, {"paths", "/api/notices", "get", "parameters"});
  CHECK(engine::feel::to_json(at(query.items()[0], {"schema"})) ==
        R"({"$ref":"#/components/schemas/Phase"})");
  CHECK(engine::feel::to_json(
            at(root, {"components", "schemas", "NoticeRequest", "properties", "phase"})) ==
        R"({"anyOf":[{"$ref":"#/components/schemas/Phase"},{"type":"null"}]})");
}

TEST_CASE("problems of /api and of others have their own forms", "[web][openapi]") {
  const Value root = document();
  const auto form_of = [&](std::string_view path) {
    return at(root, {"paths", path, "get", "responses", "default", "content",
                     "application/problem+json", "schema", "$ref"})
        .as_string();
  };

  const Value& gone = at(root, {"paths", "/api/notices", "get", "responses", "410", "content",
                                "application/problem+json", "schema", "$ref"});

  CHECK(gone.as_string() == "#/components/schemas/NoBoard");
  CHECK(form_of("/api/notices") == "#/components/schemas/ApiProblemDocument");
  CHECK(form_of("/v2/notices") == "#/components/schemas/ProblemDocument");
  CHECK(engine::feel::to_json(
            at(root, {"components", "schemas", "ApiProblemDocument", "required"})) ==
        R"(["type","title","status","detail","instance","code","requestId"])");
}

TEST_CASE("a problem lists wrong fields where there are some", "[web][openapi]") {
  Problem problem{Status::kBadRequest, {}, "two are wrong", {}};
  CHECK(to_json(document_of(problem, "/v2/x")) ==
        R"({"type":"about:blank","title":"INVALID_ARGUMENT","status":400,)"
        R"("detail":"two are wrong","instance":"/v2/x"})");

  problem.errors = {{"a", "too short", "太短", "minLength"}, {"b", "is not known"}};
  CHECK(to_json(api_document_of(problem, "/api/x", "0a")) ==
        R"({"type":"about:blank","title":"INVALID_ARGUMENT","status":400,)"
        R"("detail":"two are wrong","instance":"/api/x","code":"ARG_INVALID","requestId":"0a",)"
        R"("errors":[{"field":"a","code":"minLength","message":"太短","messageEn":"too short"},)"
        R"({"field":"b","code":"invalid","message":"is not known","messageEn":"is not known"}]})");
}

TEST_CASE("a template is named with its argument", "[web][openapi]") {
  const Value root = document();

  CHECK(engine::feel::to_json(at(root, {"components", "schemas", "PageOfNotice", "properties"})) ==
        R"({"items":{"type":"array","items":{"$ref":"#/components/schemas/Notice"}}})");
}

TEST_CASE("two types of one name are noticed", "[web][openapi]") {
  Schemas schemas;
  schemas.refer("Notice", [](Schemas&) { return std::string("{}"); });

  CHECK_THROWS_AS(schemas.refer("Notice", [](Schemas&) { return std::string("[]"); }),
                  std::logic_error);
}

}  // namespace web
