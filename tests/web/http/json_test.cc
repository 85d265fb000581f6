#include "web/http/json.h"

#include <catch2/catch.hpp>

namespace web {
namespace {

enum class TaskState { kCreated, kInProgress };
BOOST_DESCRIBE_ENUM(TaskState, kCreated, kInProgress)

enum class PartitionRole { kLeader, kFollower };
BOOST_DESCRIBE_ENUM(PartitionRole, kLeader, kFollower)

struct Base {
  WireKey process_instance_key;
};
BOOST_DESCRIBE_STRUCT(Base, (), (process_instance_key))

struct Item {
  std::string element_id;
  std::optional<TaskState> state;
};
BOOST_DESCRIBE_STRUCT(Item, (), (element_id, state))

struct Filter {
  std::optional<std::string> eq;
  std::optional<std::vector<std::string>> in_;
};
BOOST_DESCRIBE_STRUCT(Filter, (), (eq, in_))

struct Whole : Base {
  std::optional<std::string> assignee;
  std::int32_t priority = 50;
  bool has_incident = false;
  std::vector<Item> items;
  std::map<std::string, std::string> custom_headers;
  engine::feel::Value value;
  std::optional<engine::Instant> due_date;
};
BOOST_DESCRIBE_STRUCT(Whole, (Base),
                      (assignee, priority, has_incident, items, custom_headers, value, due_date))

struct Change {
  Given<std::int32_t> priority;
  std::optional<Filter> name;
  std::optional<JsonObject> variables;
};
BOOST_DESCRIBE_STRUCT(Change, (), (priority, name, variables))

template <class T>
std::string refusal(std::string_view text) {
  const Outcome<T> read = from_json<T>(text);
  REQUIRE_FALSE(read.has_value());
  CHECK(read.error().status == Status::kBadRequest);
  return read.error().detail;
}

}  // namespace

inline constexpr WireName kFilterNames[] = {{"eq", "$eq"}, {"in_", "$in"}};
template <>
inline constexpr std::span<const WireName> kWireNames<Filter> = kFilterNames;
template <>
inline constexpr WordStyle kWordStyle<PartitionRole> = WordStyle::kLowerSnake;

TEST_CASE("an answer has every field, bases first, null for nothing", "[web][json]") {
  Whole whole;
  whole.process_instance_key = {2251799813685249};
  whole.items.push_back({"Task_1", TaskState::kInProgress});
  whole.items.push_back({"Task_2", std::nullopt});
  whole.custom_headers["a\"b"] = "河";
  whole.due_date = engine::Instant{0};

  CHECK(to_json(whole) ==
        R"({"processInstanceKey":"2251799813685249","assignee":null,"priority":50,)"
        R"("hasIncident":false,"items":[{"elementId":"Task_1","state":"IN_PROGRESS"},)"
        R"({"elementId":"Task_2","state":null}],"customHeaders":{"a\"b":"河"},"value":null,)"
        R"("dueDate":"1970-01-01T00:00:00.000Z"})");
}

TEST_CASE("what is written is read again", "[web][json]") {
  const std::string text =
      R"({"processInstanceKey":"12","assignee":"ada","priority":7,"hasIncident":true,)"
      R"("items":[{"elementId":"a","state":"CREATED"}],"customHeaders":{"x":"y"},)"
      R"("value":{"n":12.50,"big":1234567890123456789012345678901234},)"
      R"("dueDate":"2026-01-31T08:00:00.000Z"})";

  const Outcome<Whole> whole = from_json<Whole>(text);

  REQUIRE(whole.has_value());
  CHECK(whole->process_instance_key.value == 12);
  CHECK(whole->items[0].state == TaskState::kCreated);
  std::string expected = text;
  expected.replace(expected.find("12.50"), 5, "12.5");
  CHECK(to_json(*whole) == expected);
}

TEST_CASE("optional fields may be missing or null, others may be neither", "[web][json]") {
  CHECK(from_json<Item>(R"({"elementId":"a"})").has_value());
  CHECK(from_json<Item>(R"({"elementId":"a","state":null})").has_value());
  CHECK(refusal<Item>(R"({"state":null})") == "field 'elementId': is missing");
  CHECK(refusal<Item>(R"({"elementId":null})") == "field 'elementId': must be a text");
}

TEST_CASE("an unknown field is refused by name, however deep it stands", "[web][json]") {
  CHECK(refusal<Item>(R"({"elementId":"a","admin":true})") == "field 'admin': is not known");
  CHECK(refusal<Change>(R"({"name":{"$eq":"a","eq":"b"}})") == "field 'name.eq': is not known");
}

TEST_CASE("a wrong type is refused with the path of its field", "[web][json]") {
  const std::string head = R"({"processInstanceKey":"1","priority":1,"hasIncident":false,)"
                           R"("customHeaders":{},"value":1,)";
  CHECK(refusal<Whole>(head + R"("items":[{"elementId":"a"},{"elementId":5}]})") ==
        "field 'items[1].elementId': must be a text");
  CHECK(refusal<Whole>(head + R"("items":{}})") == "field 'items': must be a list");
  CHECK(refusal<Whole>(R"({"processInstanceKey":12})") ==
        "field 'processInstanceKey': must be a key: decimal digits in a text");
  CHECK(refusal<Whole>(R"({"priority":1.5})") ==
        "field 'priority': must be a whole number from -2147483648 to 2147483647");
  CHECK(refusal<Whole>(R"({"priority":2147483648})") ==
        "field 'priority': must be a whole number from -2147483648 to 2147483647");
  CHECK(refusal<Whole>(R"({"hasIncident":"true"})") ==
        "field 'hasIncident': must be true or false");
  CHECK(refusal<Change>(R"({"variables":[]})") == "field 'variables': must be an object");
  CHECK(refusal<Item>("[]") == "the body must be an object");
}

TEST_CASE("enumerations come in any case and go out in the canonical one", "[web][json]") {
  const Outcome<Item> item = from_json<Item>(R"({"elementId":"a","state":"in_Progress"})");

  REQUIRE(item.has_value());
  CHECK(to_json(*item) == R"({"elementId":"a","state":"IN_PROGRESS"})");
  CHECK(refusal<Item>(R"({"elementId":"a","state":"DONE"})") ==
        "field 'state': must be one of CREATED, IN_PROGRESS");
  CHECK(to_json(PartitionRole::kLeader) == R"("leader")");
}

TEST_CASE("names that no identifier can have come from a table", "[web][json]") {
  const Outcome<Change> change = from_json<Change>(R"({"name":{"$in":["a","b"]}})");

  REQUIRE(change.has_value());
  CHECK(change->name->in_ == std::vector<std::string>{"a", "b"});
  CHECK(to_json(*change->name) == R"({"$eq":null,"$in":["a","b"]})");
}

TEST_CASE("a given field tells missing from null", "[web][json]") {
  CHECK_FALSE(from_json<Change>("{}")->priority.given);
  CHECK(from_json<Change>(R"({"priority":null})")->priority.given);
  CHECK_FALSE(from_json<Change>(R"({"priority":null})")->priority.value);
  CHECK(from_json<Change>(R"({"priority":3})")->priority.value == 3);
  CHECK(to_json(Change{}) == R"({"name":null,"variables":null})");
}

TEST_CASE("duplicate keys, depth over 32 and broken JSON are refused", "[web][json]") {
  CHECK_FALSE(from_json<Item>(R"({"elementId":"a","elementId":"b"})").has_value());
  CHECK_FALSE(from_json<Item>(R"({"elementId":"a")").has_value());
  CHECK_FALSE(from_json<Item>(R"({"elementId":"a"} x)").has_value());
  CHECK_FALSE(from_json<Item>("{\"elementId\":\"\xFF\"}").has_value());
  const std::string deep = std::string(31, '[') + std::string(31, ']');
  const std::string deeper = std::string(33, '[') + std::string(33, ']');
  CHECK(from_json<Change>(R"({"variables":{"a":)" + deep.substr(1, 60) + "}}").has_value());
  CHECK_FALSE(from_json<Change>(R"({"variables":{"a":)" + deeper + "}}").has_value());
}

TEST_CASE("a command may come with an empty body", "[web][json]") {
  Request request;

  CHECK(read_body<Change>(request).has_value());
  request.body = "{}";
  CHECK(read_body<Change>(request).error().status == Status::kUnsupportedMediaType);
  request.headers.add("Content-Type", "application/json; charset=utf-8");
  CHECK(read_body<Change>(request).has_value());
}

}  // namespace web
