#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "engine/bpmn/read_bpmn.h"
#include "engine/feel/json.h"
#include "web/routes/api/happenings.h"
#include "web/routes/api/step_line.h"
#include "web/routes/api/suggestion.h"

namespace web::api {
namespace {

using engine::feel::Value;

constexpr engine::ProcessDefinitionKey kDefinition{7};
constexpr engine::ProcessInstanceKey kRoot{100};
constexpr engine::ProcessInstanceKey kCheck{200};

std::shared_ptr<const engine::bpmn::ProcessDefinition> model_of(
    const std::string& process, const std::string& folder = "workflows/") {
  std::ifstream file(ASSENT_SOURCE_DIR "/" + folder + process + ".bpmn", std::ios::binary);
  const auto read = engine::bpmn::read_bpmn(std::string(std::istreambuf_iterator<char>(file), {}));
  for (const engine::Finding& finding : read.findings) UNSCOPED_INFO(finding);
  REQUIRE(read.processes.size() == 1);
  return read.processes.front();
}

std::shared_ptr<const engine::bpmn::ProcessDefinition> qualification() {
  return model_of("S-QUALIFY");
}

// A process about one person, called in a case.
struct Fixture {
  explicit Fixture(std::shared_ptr<const engine::bpmn::ProcessDefinition> its = qualification())
      : model(std::move(its)), facts{snapshot, {}, {}, {}, {}, {}, {}} {
    snapshot.catalog.add(kDefinition, model);
    engine::ProcessInstance root;
    root.key = kRoot;
    root.root = kRoot;
    root.definition = kDefinition;
    engine::ProcessInstance check = root;
    check.key = kCheck;
    check.parent = kRoot;
    check.subject = "zheng";
    facts.instances = {{kRoot, root}, {kCheck, check}};
  }

  engine::ElementIndex index(std::string_view id) const { return model->find_node(id)->index; }
  void put(std::uint64_t key, std::string_view element) {
    facts.places[{key}] = {kDefinition, index(element), kCheck, {}, {}};
  }
  template <class AnyEvent>
  void add(AnyEvent event) {
    record.events.push_back({kRoot, {}, std::move(event)});
  }
  std::vector<Happening> turn() const { return happenings_of(record, facts); }

  std::shared_ptr<const engine::bpmn::ProcessDefinition> model;
  engine::Snapshot snapshot;
  TimelineFacts facts;
  engine::FoundRecord record;
};

engine::VariablesWritten written(std::string name, std::string_view json) {
  return {
      kCheck, root_scope(kCheck), {{{1}, std::move(name), engine::feel::parse_json(json).value()}}};
}

TEST_CASE("a decision is told with its words and what it wrote", "[web][api]") {
  Fixture fixture;
  fixture.put(5, "ut_second");
  engine::UserTaskCompleted done;
  done.task = {5};
  done.outcome = "unqualified";
  done.opinion = std::string("too old");
  fixture.add(done);
  fixture.add(written("verdict", "\"unqualified\""));

  const auto told = fixture.turn();

  REQUIRE(told.size() == 1);
  CHECK(told[0].operation == Operation::kDecide);
  CHECK(told[0].is_own);
  CHECK(told[0].element_id == "ut_second");
  CHECK(told[0].label->en == "Second decision");
  CHECK(told[0].subject == "zheng");
  CHECK(told[0].outcome == "unqualified");
  CHECK(told[0].opinion == "too old");
  REQUIRE(told[0].changes.size() == 1);
  CHECK(told[0].changes[0].name == "verdict");
  CHECK(told[0].changes[0].field_class == engine::FieldClass::kP2);
}

TEST_CASE("a task without outcomes is completed, not decided", "[web][api]") {
  Fixture fixture;
  fixture.put(5, "ut_statement");
  engine::UserTaskCompleted done;
  done.task = {5};
  done.outcome = "approved";
  fixture.add(done);

  const auto told = fixture.turn();

  REQUIRE(told.size() == 1);
  CHECK(told[0].operation == Operation::kComplete);
  CHECK(told[0].outcome.empty());
}

TEST_CASE("an incident tells of a withheld seat no more than its answer does", "[web][api]") {
  Fixture fixture;
  fixture.put(5, "ut_second");
  fixture.put(6, "ut_statement");
  fixture.facts.withheld.insert({5});
  for (const std::uint64_t element : {5U, 6U}) {
    engine::IncidentRaised raised;
    raised.instance = kCheck;
    raised.element_instance = {element};
    fixture.add(raised);
  }

  const auto told = fixture.turn();

  REQUIRE(told.size() == 2);
  CHECK(told[0].is_withheld);
  CHECK_FALSE(told[1].is_withheld);
}

TEST_CASE("an evaluated table is told with the rules that hit", "[web][api]") {
  Fixture fixture;
  fixture.put(6, "br_qualify");
  engine::EvaluatedDecision decision;
  decision.rules = {{"r5", 5, {}}, {"r7", 7, {}}};
  engine::DecisionEvaluated event;
  event.instance = kCheck;
  event.element_instance = {6};
  event.decision_id = "D-QUALIFY";
  event.version = 2;
  event.decisions = {decision};
  event.output = Value::list({});
  fixture.add(event);

  const auto told = fixture.turn();

  REQUIRE(told.size() == 1);
  CHECK(told[0].operation == Operation::kDecision);
  CHECK_FALSE(told[0].is_own);
  CHECK(told[0].subject == "zheng");
  CHECK(told[0].decision->id == "D-QUALIFY");
  CHECK(told[0].decision->rules == std::vector<std::int32_t>{5, 7});
}

TEST_CASE("a timer at the border of a task is told where it stands", "[web][api]") {
  Fixture fixture;
  fixture.put(5, "ut_statement");
  fixture.add(engine::TimerFired{{5}, {9}, {}, 0});
  engine::ElementPassed passed;
  passed.key = {10};
  passed.instance = kCheck;
  passed.definition = kDefinition;
  passed.element = fixture.index("bt_statement");
  fixture.add(passed);

  const auto told = fixture.turn();

  REQUIRE(told.size() == 1);
  CHECK(told[0].operation == Operation::kTimer);
  CHECK(told[0].element_id == "bt_statement");
}

TEST_CASE("the start and the end of the case are told, and what it calls", "[web][api]") {
  Fixture fixture;
  engine::ProcessInstanceActivated start;
  start.key = kRoot;
  start.root = kRoot;
  start.definition = kDefinition;
  fixture.add(start);
  start.key = kCheck;
  start.parent = kRoot;
  fixture.add(start);
  fixture.add(engine::ProcessInstanceCompleted{kCheck});
  fixture.add(engine::ProcessInstanceCompleted{kRoot});

  const auto told = fixture.turn();

  REQUIRE(told.size() == 3);
  CHECK(told[0].operation == Operation::kStart);
  CHECK(told[0].label->en == "Qualification");
  CHECK(told[1].operation == Operation::kCall);
  CHECK_FALSE(told[1].is_own);
  CHECK(told[1].subject == "zheng");
  CHECK(told[2].operation == Operation::kEnd);
}

TEST_CASE("what is written elsewhere is not told of the person at hand", "[web][api]") {
  Fixture fixture;
  fixture.put(5, "ut_statement");
  engine::UserTaskCompleted done;
  done.task = {5};
  fixture.add(done);
  engine::VariablesWritten elsewhere = written("nominations", "[]");
  elsewhere.instance = kRoot;
  fixture.add(elsewhere);

  const auto told = fixture.turn();

  REQUIRE(told.size() == 2);
  CHECK(told[0].changes.empty());
  CHECK(told[1].operation == Operation::kVariables);
  CHECK_FALSE(told[1].is_own);
  CHECK(told[1].subject.empty());
}

TEST_CASE("whom a scope is about, what lies in it is about too", "[web][api]") {
  Fixture fixture;
  fixture.put(5, "ut_second");
  fixture.put(6, "ut_statement");
  fixture.facts.places[{5}].scope = {6};
  fixture.facts.places[{6}].subject = "zhou";
  engine::UserTaskCompleted done;
  done.task = {5};
  fixture.add(done);
  engine::VariablesWritten inside = written("verdict", "1");
  inside.scope = {5};
  fixture.add(inside);
  fixture.add(written("elsewhere", "2"));

  const auto told = fixture.turn();

  REQUIRE(told.size() == 2);
  CHECK(told[0].subject == "zhou");
  REQUIRE(told[0].changes.size() == 1);
  CHECK(told[0].changes[0].name == "verdict");
  CHECK(told[1].subject == "zheng");
}

TEST_CASE("a script is told with what it reckoned", "[web][api]") {
  Fixture fixture(model_of("S-INTERVIEW"));
  engine::ElementPassed lots;
  lots.instance = kCheck;
  lots.scope = root_scope(kCheck);
  lots.definition = kDefinition;
  lots.element = fixture.index("sc_lots");
  fixture.add(lots);
  fixture.add(written("order", "[]"));

  const auto told = fixture.turn();

  REQUIRE(told.size() == 1);
  CHECK(told[0].operation == Operation::kScript);
  CHECK(told[0].element_id == "sc_lots");
  REQUIRE(told[0].changes.size() == 1);
  CHECK(told[0].changes[0].name == "order");
}

TEST_CASE("an error that ends a process and a condition that came true are told", "[web][api]") {
  Fixture stopping(model_of("P-heping-select", "examples/heping/"));
  engine::ElementActivated error;
  error.instance = kCheck;
  error.scope = root_scope(kCheck);
  error.definition = kDefinition;
  error.element = stopping.index("end_stop");
  stopping.add(error);
  Fixture clearing(model_of("S-POSTING"));
  clearing.put(5, "cc_clear");
  clearing.add(engine::ElementCompleted{{5}});

  const auto stopped = stopping.turn();
  const auto cleared = clearing.turn();

  REQUIRE(stopped.size() == 1);
  CHECK(stopped[0].operation == Operation::kError);
  CHECK_FALSE(stopped[0].is_own);
  REQUIRE(cleared.size() == 1);
  CHECK(cleared[0].operation == Operation::kCondition);
  CHECK(cleared[0].element_id == "cc_clear");
}

TEST_CASE("a notice is told by its title and about whom it goes to", "[web][api]") {
  Fixture fixture;
  fixture.facts.notices["decision.adverse"] = {"告知", "Notice"};
  fixture.add(engine::NoticeSent{{1}, kCheck, std::string("zheng"), "decision.adverse", Value()});

  const auto told = fixture.turn();

  REQUIRE(told.size() == 1);
  CHECK(told[0].operation == Operation::kNotify);
  CHECK(told[0].label->en == "Notice");
  CHECK(told[0].subject == "zheng");
}

TEST_CASE("a table speaks to the tasks that its tokens reach without a fork or a call",
          "[web][api]") {
  const auto model = qualification();
  const auto index = [&](const char* id) { return model->find_node(id)->index; };

  CHECK(leads_to(*model, index("br_qualify"), index("ut_qualify")));
  CHECK(leads_to(*model, index("br_qualify"), index("ut_second")));
  CHECK_FALSE(leads_to(*model, index("ut_second"), index("br_qualify")));
}

TEST_CASE("the step line tells what is done, where the case stands and what is ahead",
          "[web][api]") {
  const auto model = qualification();
  const auto index = [&](const char* id) { return model->find_node(id)->index; };
  StepFacts facts;
  facts.visits[index("br_qualify")] = {engine::ElementState::kCompleted, {1000}, {}};
  facts.visits[index("ut_qualify")] = {engine::ElementState::kActivated, {}, Words{"林", "Lin"}};

  const auto steps = steps_of(*model, index("ut_qualify"), facts);

  REQUIRE(steps.size() >= 4);
  CHECK(steps[0].element_id == "br_qualify");
  CHECK(steps[0].kind == StepKind::kAuto);
  CHECK(steps[0].state == StepState::kDone);
  CHECK(steps[1].element_id == "ut_qualify");
  CHECK(steps[1].kind == StepKind::kPerson);
  CHECK(steps[1].state == StepState::kHere);
  CHECK(steps[1].who->en == "Lin");
  CHECK(steps[2].state == StepState::kAhead);
}

}  // namespace
}  // namespace web::api
