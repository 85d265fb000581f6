#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/support/bpmn_text.h"
#include "tests/support/engine_harness.h"

namespace tests {
namespace {

std::string message_catch(std::string_view id, std::string_view extensions = {}) {
  return element("intermediateCatchEvent", id, extensions,
                 "<messageEventDefinition messageRef=\"m\"/>");
}

std::string waiting_for_message() {
  return bpmn("p",
              element("startEvent", "S") + user_task("A") + message_catch("C") +
                  element("endEvent", "E") + flows("S -> A\nA -> C\nC -> E"),
              message("m", "go", "key"));
}

std::string boundary(std::string_view id, std::string_view at, std::string_view definition,
                     bool interrupting = true, std::string_view extensions = {}) {
  return element("boundaryEvent", id, extensions, definition,
                 "attachedToRef=\"" + std::string(at) + "\"" +
                     (interrupting ? "" : " cancelActivity=\"false\""));
}

std::string duration(std::string_view text) {
  return "<timerEventDefinition><timeDuration>" + std::string(text) +
         "</timeDuration></timerEventDefinition>";
}

}  // namespace

TEST_CASE("a message that is published too early is kept for its time to live",
          "[engine][message]") {
  EngineHarness engine;
  engine.deploy(waiting_for_message());
  const ProcessInstanceKey kept = engine.start("p", R"({"key": "k1"})");
  const ProcessInstanceKey late = engine.start("p", R"({"key": "k2"})");

  engine.publish("go", "k1", R"({"v": 1})", 60'000);
  engine.publish("go", "k2", R"({"v": 1})", 60'000);
  engine.complete(kept, "A");
  engine.advance(60'000);
  engine.complete(late, "A");

  CHECK(engine.state_of(kept) == engine::InstanceState::kCompleted);
  CHECK(engine.variable(kept, "v") == "1");
  CHECK(engine.active_elements(late) == Names{"C"});
  CHECK(engine.state().messages.empty());
  engine.check_replay();
}

TEST_CASE("a message without time to live is for those who wait now", "[engine][message]") {
  EngineHarness engine;
  engine.deploy(waiting_for_message());
  const ProcessInstanceKey instance = engine.start("p", R"({"key": "k"})");

  engine.publish("go", "k", "{}", 0);
  engine.complete(instance, "A");
  CHECK(engine.active_elements(instance) == Names{"C"});

  engine.publish("go", "k", "{}", 0);
  CHECK(engine.state_of(instance) == engine::InstanceState::kCompleted);
}

TEST_CASE("a message reaches one instance of a process", "[engine][message]") {
  EngineHarness engine;
  engine.deploy(waiting_for_message());
  const ProcessInstanceKey first = engine.start("p", R"({"key": "k"})");
  const ProcessInstanceKey second = engine.start("p", R"({"key": "k"})");
  engine.complete(first, "A");
  engine.complete(second, "A");

  engine.publish("go", "k");

  CHECK(engine.state_of(first) == engine::InstanceState::kCompleted);
  CHECK(engine.state_of(second) == engine::InstanceState::kActive);
}

TEST_CASE("a second message of one id is refused while the first is kept", "[engine][message]") {
  EngineHarness engine;
  engine::PublishMessage message{engine.actor, "go", "k", 60'000, "id", {}};
  engine.must_run(message);

  const auto refused = engine.run(message);

  REQUIRE(refused.has_value());
  CHECK(refused->code == engine::RejectionCode::kDuplicate);
}

TEST_CASE("a correlation names the instance, or says that nobody waits", "[engine][message]") {
  EngineHarness engine;
  engine.deploy(waiting_for_message());
  const ProcessInstanceKey instance = engine.start("p", R"({"key": "k"})");
  engine.complete(instance, "A");
  engine::CorrelateMessage message{engine.actor, "go", "k", {}};

  const auto reply = std::get<engine::MessageReply>(engine.must_run(message));
  CHECK(reply.instance == instance);

  const auto refused = engine.run(message);
  REQUIRE(refused.has_value());
  CHECK(refused->code == engine::RejectionCode::kNotFound);
}

TEST_CASE("of one correlation key a message starts one instance at a time", "[engine][message]") {
  EngineHarness engine;
  engine.deploy(bpmn("p",
                     element("startEvent", "S", "", "<messageEventDefinition messageRef=\"m\"/>") +
                         user_task("A") + element("endEvent", "E") + flows("S -> A\nA -> E"),
                     message("m", "go", "")));

  engine.publish("go", "k", R"({"n": 1})");
  engine.publish("go", "k", R"({"n": 2})");
  REQUIRE(engine.instances_of("p").size() == 1);
  const ProcessInstanceKey first = engine.instances_of("p").front();
  engine.complete(first, "A");

  REQUIRE(engine.instances_of("p").size() == 2);
  CHECK(engine.variable(engine.instances_of("p").back(), "n") == "2");
  engine.check_replay();
}

TEST_CASE("a timer fires when its time has come", "[engine][timer]") {
  EngineHarness engine;
  engine.deploy(bpmn("p", element("startEvent", "S") +
                              element("intermediateCatchEvent", "C", "", duration("=wait")) +
                              element("endEvent", "E") + flows("S -> C\nC -> E")));
  const ProcessInstanceKey instance = engine.start("p", R"({"wait": "P1DT2H"})");

  engine.advance((26 * 3600 - 1) * 1000);
  CHECK(engine.state_of(instance) == engine::InstanceState::kActive);

  engine.advance(1000);
  CHECK(engine.state_of(instance) == engine::InstanceState::kCompleted);
  CHECK(engine.case_of(instance).timers.empty());
  engine.check_replay();
}

TEST_CASE("a timer whose time is past goes through at once", "[engine][timer]") {
  EngineHarness engine;
  engine.deploy(bpmn("p", element("startEvent", "S") +
                              element("intermediateCatchEvent", "C", "", duration("PT0S")) +
                              element("endEvent", "E") + flows("S -> C\nC -> E")));

  CHECK(engine.state_of(engine.start("p")) == engine::InstanceState::kCompleted);
}

TEST_CASE("a conditional event waits until a variable makes it true", "[engine][condition]") {
  EngineHarness engine;
  engine.deploy(
      bpmn("p", element("startEvent", "S") +
                    element("intermediateCatchEvent", "C", "",
                            "<conditionalEventDefinition><condition>=count(open) = 0</condition>"
                            "</conditionalEventDefinition>") +
                    element("endEvent", "E") + flows("S -> C\nC -> E")));
  const ProcessInstanceKey instance = engine.start("p", R"({"open": [1]})");
  CHECK(engine.active_elements(instance) == Names{"C"});

  engine.set_variables(engine::root_scope(instance), R"({"other": 1})");
  CHECK(engine.active_elements(instance) == Names{"C"});

  engine.set_variables(engine::root_scope(instance), R"({"open": []})");
  CHECK(engine.state_of(instance) == engine::InstanceState::kCompleted);
  engine.check_replay();
}

TEST_CASE("an interrupting boundary event ends its activity", "[engine][boundary]") {
  EngineHarness engine;
  engine.deploy(bpmn("p", element("startEvent", "S") + user_task("A") +
                              boundary("B", "A", duration("PT1H")) + user_task("late") +
                              element("endEvent", "E") +
                              flows("S -> A\nA -> E\nB -> late\nlate -> E")));
  const ProcessInstanceKey instance = engine.start("p");

  engine.advance(3'600'000);

  CHECK(engine.open_tasks(instance) == Names{"late"});
  CHECK(engine.terminated_elements(instance) == Names{"A"});
  engine.check_replay();
}

TEST_CASE("a non-interrupting cycle fires as often as it says while its activity is open",
          "[engine][boundary]") {
  EngineHarness engine;
  engine.deploy(bpmn("p", element("startEvent", "S") + user_task("A") +
                              boundary("B", "A",
                                       "<timerEventDefinition><timeCycle>R2/PT1H</timeCycle>"
                                       "</timerEventDefinition>",
                                       false) +
                              element("manualTask", "M") + element("endEvent", "E") +
                              flows("S -> A\nA -> E\nB -> M\nM -> E")));
  const ProcessInstanceKey instance = engine.start("p");

  engine.advance(10 * 3'600'000);

  CHECK(engine.open_tasks(instance) == Names{"A"});
  const Names done = engine.completed_elements(instance);
  CHECK(std::count(done.begin(), done.end(), "M") == 2);
}

TEST_CASE("an activity that is left takes what its boundary events wait for along",
          "[engine][boundary]") {
  EngineHarness engine;
  engine.deploy(bpmn("p",
                     element("startEvent", "S") + user_task("A") +
                         boundary("B", "A", duration("PT1H")) +
                         boundary("C", "A", "<messageEventDefinition messageRef=\"m\"/>", false) +
                         user_task("next") + element("endEvent", "E") +
                         flows("S -> A\nA -> next\nnext -> E\nB -> E\nC -> E"),
                     message("m", "go", "key")));
  const ProcessInstanceKey instance = engine.start("p", R"({"key": "k"})");
  engine.publish("go", "k", R"({"note": "hi"})");
  CHECK(engine.variable(instance, "note") == "\"hi\"");
  CHECK(engine.case_of(instance).message_subscriptions.size() == 1);

  engine.complete(instance, "A");

  CHECK(engine.case_of(instance).message_subscriptions.empty());
  CHECK(engine.case_of(instance).timers.empty());
  engine.check_replay();
}

TEST_CASE("a message kept for a boundary event interrupts as soon as its activity begins",
          "[engine][boundary]") {
  EngineHarness engine;
  engine.deploy(bpmn("p",
                     element("startEvent", "S") + user_task("A") +
                         boundary("B", "A", "<messageEventDefinition messageRef=\"m\"/>") +
                         user_task("H") + element("endEvent", "E") +
                         flows("S -> A\nA -> E\nB -> H\nH -> E"),
                     message("m", "go", "key")));
  engine.publish("go", "k");

  const ProcessInstanceKey instance = engine.start("p", R"({"key": "k"})");

  CHECK(engine.open_tasks(instance) == Names{"H"});
  engine.check_replay();
}

TEST_CASE("a step may ask for the messages of many keys", "[engine][message]") {
  EngineHarness engine;
  engine.deploy(bpmn("p",
                     element("startEvent", "S") +
                         element("subProcess", "SP", "",
                                 loop("inputCollection=\"=for n in 1..50 return n\" "
                                      "inputElement=\"key\"") +
                                     element("startEvent", "S1") + message_catch("C") +
                                     element("endEvent", "E1") + flows("S1 -> C\nC -> E1")) +
                         element("endEvent", "E") + flows("S -> SP\nSP -> E"),
                     message("m", "go", "key")));
  engine.deploy(bpmn("chain",
                     element("startEvent", "S") + element("exclusiveGateway", "M") +
                         element("subProcess", "SP", "",
                                 element("startEvent", "S1") + script_task("R", "key + 1", "key") +
                                     element("endEvent", "E1") + flows("S1 -> R\nR -> E1")) +
                         boundary("B", "SP", "<messageEventDefinition messageRef=\"m\"/>") +
                         element("exclusiveGateway", "G", "", "", "default=\"f_G_M\"") +
                         element("endEvent", "E") +
                         flows("S -> M\nM -> SP\nSP -> G\nG -> M\nG -> E [key = 50]\nB -> E"),
                     message("m", "go", "key")),
                "chain.bpmn");
  engine.publish("go", "7");

  const ProcessInstanceKey instance = engine.start("p");
  const ProcessInstanceKey chain = engine.start("chain", R"({"key": 8})");

  CHECK(engine.case_of(instance).message_subscriptions.size() == 49);
  CHECK(engine.state_of(chain) == engine::InstanceState::kCompleted);
  engine.check_replay();
}

}  // namespace tests
