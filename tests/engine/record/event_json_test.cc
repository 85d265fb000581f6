#include <boost/mp11/algorithm.hpp>
#include <catch2/catch.hpp>

#include "engine/feel/json.h"
#include "engine/record/event_json.h"

namespace engine {
namespace {

// Element 1 is `T`, flow 2 is `f`, of whatever definition.
class Ids : public ModelNames {
 public:
  std::string element_id(ProcessDefinitionKey, ElementIndex element) const override {
    return element.value == 1 ? "T" : "";
  }
  std::string flow_id(ProcessDefinitionKey, FlowIndex flow) const override {
    return flow.value == 2 ? "f" : "";
  }
  ElementIndex element_index(ProcessDefinitionKey, std::string_view id) const override {
    return id == "T" ? ElementIndex{1} : ElementIndex{};
  }
  FlowIndex flow_index(ProcessDefinitionKey, std::string_view id) const override {
    return id == "f" ? FlowIndex{2} : FlowIndex{};
  }
};

EventJson written(Event event, feel::Value subject = {}) {
  EventJson json;
  write_event({CaseKey{1}, std::move(subject), std::move(event)}, Ids(), json);
  return json;
}

Result<Event> read(const EventJson& json, bool erase = false) {
  std::vector<std::optional<std::string>> items;
  for (const PrivateItem& item : json.items) {
    items.push_back(erase ? std::nullopt : std::optional(item.json));
  }
  return read_event(json.type, json.element, *feel::parse_json(json.pub), items, Ids());
}

ElementActivated activated() {
  ElementActivated event;
  event.key = {7};
  event.instance = {5};
  event.scope = {5};
  event.definition = {3};
  event.element = {1};
  event.arrivals.push_back({FlowIndex{2}, ElementInstanceKey{6}});
  return event;
}

}  // namespace

TEST_CASE("the log names elements and flows by their ids", "[record][json]") {
  const EventJson json = written(activated());

  CHECK(json.type == "ElementActivated");
  CHECK(json.element == "T");
  CHECK(json.element_instance == ElementInstanceKey{7});
  CHECK(
      json.pub ==
      R"({"arrivals":[{"by":"6","flow":"f"}],"definition":"3","instance":"5","key":"7","scope":"5"})");
  CHECK(json.items.empty());
}

TEST_CASE("an event that is read again is the event that was written", "[record][json]") {
  const Result<Event> again = read(written(activated()));

  REQUIRE(again.has_value());
  const auto& event = std::get<ElementActivated>(*again);
  CHECK(event.key == ElementInstanceKey{7});
  CHECK(event.element == ElementIndex{1});
  REQUIRE(event.arrivals.size() == 1);
  CHECK(event.arrivals.front() == Arrival{FlowIndex{2}, ElementInstanceKey{6}});
}

TEST_CASE("values of variables stand in disclosures, their names in clear", "[record][json]") {
  VariablesWritten event{{5}, {5}, {}};
  event.variables.push_back({{8}, "days", feel::Value::number(3)});
  event.variables.push_back({{9}, "nothing", feel::Value()});

  const EventJson json = written(event);

  CHECK(json.pub ==
        R"({"instance":"5","scope":"5","variables":[{"key":"8","name":"days","value":true},)"
        R"({"key":"9","name":"nothing","value":true}]})");
  REQUIRE(json.items.size() == 2);
  CHECK(json.items[0].path == "variables/0/value");
  CHECK(json.items[0].json == "3");
  CHECK(json.items[1].json == "null");
}

TEST_CASE("a value is sealed for the person it names, else for the one concerned",
          "[record][json]") {
  VariablesWritten event{{5}, {5}, {}};
  event.variables.push_back({{8}, "own", *feel::parse_json(R"({"personId": "p-1"})")});
  event.variables.push_back({{9}, "other", feel::Value::number(1)});

  const EventJson json = written(event, feel::Value::string("p-2"));

  REQUIRE(json.items.size() == 2);
  CHECK(json.items[0].subject == "p-1");
  CHECK(json.items[1].subject == "p-2");
}

TEST_CASE("each item of a list of persons is digested by itself", "[record][json]") {
  VariablesWritten event{{5}, {5}, {}};
  event.variables.push_back(
      {{8}, "all", *feel::parse_json(R"([{"personId": "a"}, {"personId": "b"}])")});

  const EventJson json = written(event);
  const Result<Event> again = read(json);

  REQUIRE(json.items.size() == 2);
  CHECK(json.items[0].subject == "a");
  CHECK(json.items[1].subject == "b");
  CHECK(json.items[1].path == "variables/0/value/1");
  REQUIRE(again.has_value());
  CHECK(std::get<VariablesWritten>(*again).variables[0].value == event.variables[0].value);
}

TEST_CASE("what was erased is rebuilt as the text erased", "[record][json]") {
  UserTaskCreated event;
  event.task = {7};
  event.instance = {5};
  event.assignee = std::string("ada");
  event.candidate_groups = std::vector<std::string>{"r.town-org"};

  const Result<Event> again = read(written(event), true);

  REQUIRE(again.has_value());
  CHECK(std::get<UserTaskCreated>(*again).assignee.value == "erased");
  CHECK(std::get<UserTaskCreated>(*again).candidate_groups.value ==
        std::vector<std::string>{"erased"});
}

TEST_CASE("a private field that says nothing leaves no digest", "[record][json]") {
  const EventJson json = written(UserTaskCompleted{{7}, "pass", {}, {}, {}});

  CHECK(json.pub == R"({"outcome":"pass","task":"7"})");
  CHECK(json.items.empty());
}

TEST_CASE("an event with a field that it does not have is refused", "[record][json]") {
  const auto pub = feel::parse_json(R"({"task": "7", "outcome": "pass", "extra": 1})");

  const Result<Event> event = read_event("UserTaskCompleted", "", *pub, {}, Ids());

  CHECK_FALSE(event.has_value());
  CHECK_FALSE(read_event("NoSuchEvent", "", *pub, {}, Ids()).has_value());
}

TEST_CASE("every event can be written and read with nothing in it", "[record][json]") {
  boost::mp11::mp_for_each<boost::mp11::mp_iota_c<std::variant_size_v<Event>>>([](auto index) {
    Event event{std::in_place_index<index>};
    std::visit(
        [](auto& each) {
          if constexpr (requires { ElementIndex{each.element}; }) each.element = ElementIndex{1};
        },
        event);
    const EventJson json = written(event);
    INFO(json.type);

    const Result<Event> again = read(json);

    REQUIRE(again.has_value());
    CHECK(again->index() == event.index());
    CHECK(name_of(*again) == json.type);
  });
}

}  // namespace engine
