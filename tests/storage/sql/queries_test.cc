#include "storage/sql/queries.h"

#include <catch2/catch.hpp>

#include "engine/feel/json.h"
#include "engine/state/model_names.h"
#include "tests/storage/support/store_scene.h"

using engine::CaseKey;
using engine::Condition;
using engine::Operand;
using engine::Operator;
using engine::Search;
using tests::Scene;

namespace {

engine::feel::Value json(const char* text) {
  return engine::feel::parse_json(text).value();
}

constexpr std::int64_t kCases = 5;

// Five cases of two processes, each with an open task, a variable and a sub-process around the
// task.
struct SearchScene {
  tests::SqliteStore kept;
  Scene scene{kept.store()};
  storage::SqlQueries queries{
      storage::open_sqlite(kept.file(), storage::SqliteUse::kReader),
      [this] { return std::make_shared<engine::CatalogNames>(scene.state.catalog); }};

  SearchScene() {
    kept.store().begin();
    scene.write({}, {engine::ResourcesDeployed{{1}, ""}, version("nomination", 1, 2),
                     version("nomination", 2, 3), version("appeal", 1, 4)});
    for (const std::uint64_t definition : {2U, 3U, 4U}) put_nodes({definition});
    for (std::uint64_t i = 0; i < kCases; ++i) start(100 * (i + 1), i % 2 == 0 ? 3 : 4);
    kept.store().commit();
  }

  static engine::ProcessDeployed version(const char* id, std::int32_t number, std::uint64_t key) {
    return {{{1}, id, std::string("The ") + id, number, "", "file.bpmn", "ab"}, {key}, {}};
  }

  void put_nodes(engine::ProcessDefinitionKey definition) {
    const engine::FlowNodeName nodes[] = {{{0}, "process", "", "PROCESS"},
                                          {{2}, "sp_main", "Main", "SUB_PROCESS"},
                                          {{3}, "ut_check", "", "USER_TASK"}};
    kept.store().put_flow_nodes(definition, nodes);
  }

  void start(std::uint64_t key, std::uint64_t definition) {
    const CaseKey of{key};
    engine::ProcessInstanceActivated started = tests::instance_started(key);
    started.definition = {definition};
    started.business_id = "HP-" + std::to_string(key);
    started.tags = std::vector<std::string>{"even"};
    engine::ElementActivated scope = tests::element_waits(of, key + 1);
    scope.element = {2};
    scope.definition = {definition};
    engine::ElementActivated task = tests::element_waits(of, key + 2);
    task.scope = {key + 1};
    task.definition = {definition};
    engine::UserTaskCreated created = tests::task_created(of, key + 2);
    created.priority = static_cast<std::int32_t>(key / 100 % 3);
    scene.write(of,
                {started, scope, task, created,
                 engine::VariablesWritten{
                     of, {key}, {{{key + 3}, "who", json("\"Ada\"")}, {{key + 4}, "n", json("1")}}},
                 engine::VariablesWritten{of, {key + 1}, {{{key + 5}, "n", json("2")}}}});
    scene.now.ms += 1000;
  }
};

Condition is(const char* field, Operand value) {
  return {field, Operator::kEqual, {value}};
}

template <class Row>
std::vector<std::uint64_t> keys_of(const engine::Found<Row>& found) {
  std::vector<std::uint64_t> keys;
  for (const Row& row : found.rows) {
    if constexpr (requires { row.row; }) {
      keys.push_back(row.row.key.value);
    } else {
      keys.push_back(row.key.value);
    }
  }
  return keys;
}

using Keys = std::vector<std::uint64_t>;

}  // namespace

TEST_CASE("a search finds everything in the order of creation", "[storage][queries]") {
  SearchScene scene;

  const auto found = scene.queries.process_instances({});

  CHECK(keys_of(found) == Keys{100, 200, 300, 400, 500});
  CHECK(found.total == 5);
  CHECK_FALSE(found.has_more);
  CHECK(found.rows[0].row == *scene.scene.state.find_case({100})->instances.find({100}));
  CHECK_FALSE(found.rows[0].has_incident);
}

TEST_CASE("a search filters by each operator", "[storage][queries]") {
  SearchScene scene;
  const auto keys = [&](Condition condition) {
    Search search;
    search.all = {std::move(condition)};
    return keys_of(scene.queries.process_instances(search));
  };
  const std::int64_t begin = 1'629'734'400'000;

  CHECK(keys(is("processInstanceKey", 200)) == Keys{200});
  CHECK(keys({"processInstanceKey", Operator::kNotEqual, {200}}) == Keys{100, 300, 400, 500});
  CHECK(keys({"processInstanceKey", Operator::kIn, {200, 400, 999}}) == Keys{200, 400});
  CHECK(keys({"processInstanceKey", Operator::kIn, {}}).empty());
  CHECK(keys({"processInstanceKey", Operator::kNotIn, {200, 400}}) == Keys{100, 300, 500});
  CHECK(keys({"businessId", Operator::kLike, {"HP-?00"}}).size() == 5);
  CHECK(keys({"businessId", Operator::kLike, {"*2*"}}) == Keys{200});
  CHECK(keys({"businessId", Operator::kLike, {"hp-*"}}).empty());
  CHECK(keys({"businessId", Operator::kLike, {"HP_%00"}}).empty());
  CHECK(keys({"startDate", Operator::kGreater, {begin + 3000}}) == Keys{500});
  CHECK(keys({"startDate", Operator::kGreaterOrEqual, {begin + 3000}}) == Keys{400, 500});
  CHECK(keys({"startDate", Operator::kLess, {begin + 1000}}) == Keys{100});
  CHECK(keys({"startDate", Operator::kLessOrEqual, {begin + 1000}}) == Keys{100, 200});
  CHECK(keys({"endDate", Operator::kExists, {true}}).empty());
  CHECK(keys({"endDate", Operator::kExists, {false}}).size() == 5);
  CHECK(keys(is("processDefinitionId", "appeal")) == Keys{200, 400});
  CHECK(keys(is("processDefinitionVersion", 2)) == Keys{100, 300, 500});
  CHECK(keys(is("processDefinitionName", "The appeal")) == Keys{200, 400});
  CHECK(keys(is("elementId", "ut_check")).size() == 5);
  CHECK(keys(is("elementId", "ut_none")).empty());
  CHECK(keys(is("tenantId", "<default>")).size() == 5);
  CHECK(keys(is("tags", "even")).size() == 5);
  CHECK(keys(is("tags", "odd")).empty());
  CHECK(keys(is("state", 0)).size() == 5);
  CHECK(keys(is("hasIncident", true)).empty());
  CHECK(keys(is("rootProcessInstanceKey", 300)) == Keys{300});
}

TEST_CASE("conditions are joined by and, groups by or", "[storage][queries]") {
  SearchScene scene;
  Search search;
  search.all = {{"processInstanceKey", Operator::kLess, {400}}};
  search.any = {{is("processDefinitionId", "appeal")},
                {is("businessId", "HP-300"), is("processDefinitionId", "nomination")},
                {is("businessId", "HP-400")}};

  CHECK(keys_of(scene.queries.process_instances(search)) == Keys{200, 300});
}

TEST_CASE("a search sorts, the key last", "[storage][queries]") {
  SearchScene scene;
  Search search;
  search.sort = {{"processDefinitionId", true}, {"startDate", true}};
  CHECK(keys_of(scene.queries.process_instances(search)) == Keys{500, 300, 100, 400, 200});
  search.sort = {{"processDefinitionId", false}};
  CHECK(keys_of(scene.queries.process_instances(search)) == Keys{200, 400, 100, 300, 500});

  Search tasks;
  tasks.sort = {{"priority", true}};
  CHECK(keys_of(scene.queries.user_tasks(tasks)) == Keys{502, 202, 402, 102, 302});
}

TEST_CASE("pages are walked forward and back by cursors", "[storage][queries]") {
  SearchScene scene;
  const bool descending = GENERATE(false, true);
  const char* field = GENERATE("endDate", "processDefinitionId", "businessId");
  Search search;
  search.sort = {{field, descending}};
  const Keys all = keys_of(scene.queries.process_instances(search));
  search.page.limit = 2;

  Keys forward;
  auto page = scene.queries.process_instances(search);
  while (!page.rows.empty()) {
    CHECK(page.total == 5);
    for (const std::uint64_t key : keys_of(page)) forward.push_back(key);
    search.page.after = page.end_cursor;
    page = scene.queries.process_instances(search);
  }
  CHECK(forward == all);

  search.page = {2, 4, "", ""};
  page = scene.queries.process_instances(search);
  CHECK(keys_of(page) == Keys{all[4]});
  search.page = {2, 0, "", page.start_cursor};
  page = scene.queries.process_instances(search);
  CHECK(keys_of(page) == Keys{all[2], all[3]});
  search.page.before = page.start_cursor;
  CHECK(keys_of(scene.queries.process_instances(search)) == Keys{all[0], all[1]});
}

TEST_CASE("a cursor of another search is refused", "[storage][queries]") {
  SearchScene scene;
  Search search;
  for (const char* cursor : {"x", "W10=", "WzFd", "WzEuNSwxXQ=="}) {
    search.sort = {{"startDate", false}};
    search.page.after = cursor;
    CHECK_THROWS_AS(scene.queries.process_instances(search), engine::BadCursor);
  }
}

TEST_CASE("what a row cannot be asked is a bug of the caller", "[storage][queries]") {
  SearchScene scene;
  Search search;
  search.all = {is("\"; DROP TABLE event", 1)};
  CHECK_THROWS_AS(scene.queries.jobs(search), std::logic_error);
}

TEST_CASE("variables are found by scope, value and case", "[storage][queries]") {
  SearchScene scene;
  Search search;
  search.all = {is("scopeKey", 101)};
  const auto inner = scene.queries.variables(search);
  REQUIRE(inner.rows.size() == 1);
  CHECK(inner.rows[0].value == json("2"));
  search.all = {is("processInstanceKey", 100), is("name", "who")};
  CHECK(keys_of(scene.queries.variables(search)) == Keys{103});
  search.all = {is("value", "\"Ada\"")};
  CHECK(scene.queries.variables(search).total == 5);

  Search instances;
  instances.variables = {{"who", is("", "\"Ada\"")}, {"n", is("", "1")}};
  CHECK(scene.queries.process_instances(instances).total == 5);
  instances.variables = {{"n", is("", "2")}};
  CHECK(scene.queries.process_instances(instances).total == 0);
}

TEST_CASE("a scope sees its own variables and those above it", "[storage][queries]") {
  SearchScene scene;
  const auto visible = scene.queries.visible_variables({102});
  REQUIRE(visible.size() == 2);
  CHECK(visible[0].name == "n");
  CHECK(visible[0].value == json("2"));
  CHECK(visible[1].name == "who");
  CHECK(scene.queries.visible_variables({100}).size() == 2);
  CHECK(scene.queries.visible_variables({999}).empty());
}

TEST_CASE("an incident is seen at the element, around it and at the instance",
          "[storage][queries]") {
  SearchScene scene;
  scene.scene.commit({200},
                     {engine::IncidentRaised{{208}, {200}, {202}, {}, {}, std::string("no")}});
  Search search;
  search.all = {is("processInstanceKey", 200)};

  const auto elements = scene.queries.element_instances(search);
  REQUIRE(elements.rows.size() == 2);
  CHECK(elements.rows[0].has_incident);
  CHECK_FALSE(elements.rows[0].incident.exists());
  CHECK(elements.rows[1].has_incident);
  CHECK(elements.rows[1].incident == engine::IncidentKey{208});
  CHECK(scene.queries.process_instances(search).rows.at(0).has_incident);
  CHECK(keys_of(scene.queries.incidents(search)) == Keys{208});
  search.all = {is("hasIncident", true)};
  CHECK(keys_of(scene.queries.process_instances(search)) == Keys{200});
  CHECK(scene.queries.element_instances(search).total == 2);
  search.all = {is("incidentKey", 208)};
  CHECK(keys_of(scene.queries.element_instances(search)) == Keys{202});
}

TEST_CASE("an inbox has what one holds and what is offered", "[storage][queries]") {
  SearchScene scene;
  scene.scene.commit({300}, {engine::UserTaskClaimed{{302}, std::string("bob")}});
  scene.scene.commit({500}, {engine::UserTaskCompleted{{502}, "", {}, std::string("bob"), {}},
                             engine::ElementCompleted{{502}}});
  const auto inbox = [&](engine::Inbox of) {
    Search search;
    search.inbox = std::move(of);
    return keys_of(scene.queries.user_tasks(search));
  };

  CHECK(inbox({"bob", "", {}}) == Keys{302});
  CHECK(inbox({"ada", "", {{"r.town-org", "U1"}}}) == Keys{102, 202, 402});
  CHECK(inbox({"bob", "", {{"r.county-org", "U1"}}}) == Keys{102, 202, 302, 402});
  CHECK(inbox({"eve", "", {{"r.other", "U1"}}}).empty());
  Search done;
  done.all = {is("completedBy", "bob")};
  CHECK(keys_of(scene.queries.user_tasks(done)) == Keys{502});
}

TEST_CASE("tasks are found by their instance, element and candidates", "[storage][queries]") {
  SearchScene scene;
  const auto keys = [&](std::vector<Condition> conditions) {
    Search search;
    search.all = std::move(conditions);
    return keys_of(scene.queries.user_tasks(search));
  };

  CHECK(keys({is("processInstanceKey", 300)}) == Keys{302});
  CHECK(keys({is("elementId", "ut_check"), is("processInstanceKey", 300)}) == Keys{302});
  CHECK(keys({is("name", "ut_check")}).size() == 5);
  CHECK(keys({is("candidateGroup", "r.town-org")}).size() == 5);
  CHECK(keys({is("candidateGroup", "r.none")}).empty());
  CHECK(keys({{"assignee", Operator::kExists, {false}}}).size() == 5);
  CHECK(keys({is("businessId", "HP-400")}) == Keys{402});
}

TEST_CASE("the total stops at ten thousand", "[storage][queries]") {
  SearchScene scene;
  scene.kept.store().begin();
  engine::VariablesWritten many{{100}, {100}, {}};
  for (std::uint64_t i = 0; i < 10'001; ++i) {
    many.variables.push_back({{10'000 + i}, "v" + std::to_string(i), json("1")});
  }
  scene.scene.write({100}, {many});
  scene.kept.store().commit();

  const auto found = scene.queries.variables({});

  CHECK(found.rows.size() == 100);
  CHECK(found.total == 10'000);
  CHECK(found.has_more);
}

TEST_CASE("reading waits for no writer and sees what is committed", "[storage][queries]") {
  SearchScene scene;
  scene.kept.store().begin();
  scene.start(900, 3);

  CHECK(scene.queries.process_instances({}).total == 5);
  scene.kept.store().commit();
  CHECK(scene.queries.process_instances({}).total == 6);
}

TEST_CASE("the records of a case are read in order", "[storage][queries]") {
  SearchScene scene;
  scene.scene.commit({300}, {engine::UserTaskClaimed{{302}, std::string("bob")}});
  scene.scene.commit({100}, {engine::UserTaskClaimed{{102}, std::string("ada")}});
  scene.scene.commit({300}, {engine::UserTaskUnassigned{{302}}});

  const auto records = scene.queries.records_of_case({300}, 3, 10);

  REQUIRE(records.size() == 2);
  CHECK(records[0].seq < records[1].seq);
  const auto* claimed = std::get_if<engine::UserTaskClaimed>(&records[0].events.at(0).event);
  REQUIRE(claimed != nullptr);
  CHECK(claimed->assignee.value == "bob");
  CHECK(records[0].time == scene.scene.now);
  CHECK(scene.queries.records_of_case({300}, records[1].seq, 10).empty());
  CHECK(scene.queries.records_of_case({301}, 0, 10).empty());
}
