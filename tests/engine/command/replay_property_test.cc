#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include "engine/feel/json.h"
#include "tests/support/bpmn_text.h"
#include "tests/support/engine_harness.h"

namespace tests {
namespace {

// Everything that waits and everything that goes through, with a way back.
std::string model() {
  return bpmn_file(
      message("m", "go", "key") + error("e", "bad") +
      process(
          "p",
          element("startEvent", "S") + element("parallelGateway", "F") + user_task("A") +
              element("boundaryEvent", "B", "", "<messageEventDefinition messageRef=\"m\"/>",
                      "attachedToRef=\"A\" cancelActivity=\"false\"") +
              script_task("X", "n + 1", "n") + service_task("J", "work") +
              element("boundaryEvent", "JE", "", "<errorEventDefinition errorRef=\"e\"/>",
                      "attachedToRef=\"J\"") +
              user_task(
                  "M", "",
                  loop(
                      R"x(inputCollection="=[1, 2, 3]" inputElement="i" outputCollection="out" outputElement="=i + n")x",
                      false, "numberOfCompletedInstances = 2")) +
              element("callActivity", "C", "<zeebe:calledElement processId=\"q\"/>") +
              element("intermediateCatchEvent", "T", "",
                      "<timerEventDefinition><timeDuration>PT1H</timeDuration>"
                      "</timerEventDefinition>") +
              element("exclusiveGateway", "W") + element("parallelGateway", "N") +
              element("endEvent", "E") +
              flows("S -> F\nF -> A\nF -> J\nF -> M\nA -> X\nX -> W\nB -> T\nT -> W\nW -> C\n"
                    "J -> N\nM -> N\nN -> E\nJE -> E\nC -> E")) +
      process("q", element("startEvent", "S1") + user_task("Q") + element("endEvent", "E1") +
                       flows("S1 -> Q\nQ -> E1")));
}

struct Act {
  int kind = 0;
  int which = 0;
};

std::vector<engine::UserTaskKey> open_tasks(const EngineHarness& engine) {
  std::vector<engine::UserTaskKey> tasks;
  for (const CaseKey key : engine.cases()) {
    for (const engine::UserTask& task : engine.state().find_case(key)->user_tasks) {
      if (task.state == engine::UserTaskState::kCreated) tasks.push_back(task.key);
    }
  }
  return tasks;
}

void work(EngineHarness& engine, int which) {
  const auto jobs = engine.activate("work", 1);
  if (jobs.empty()) return;
  const engine::JobKey job = jobs.front().job;
  if (which % 3 == 0) engine.complete_job(job, R"({"done": true})");
  if (which % 3 == 1) engine.must_run(engine::ThrowJobError{engine.actor, job, "bad", "", {}});
  if (which % 3 == 2) engine.must_run(engine::FailJob{engine.actor, job, which % 2, "x", 0, {}});
}

// One random command; it may be refused.
void act(EngineHarness& engine, const Act& chosen) {
  const auto tasks = open_tasks(engine);
  const auto variables = *engine::feel::parse_json(R"({"n": 5, "answer": "yes"})");
  switch (chosen.kind) {
    case 0: engine.start("p", R"({"key": "k", "n": 1})"); break;
    case 1: engine.publish("go", "k", R"({"m": 1})", chosen.which % 2 == 0 ? 0 : 7'200'000); break;
    case 2: work(engine, chosen.which); break;
    case 3: engine.advance(chosen.which * 600'000); break;
    case 4:
      if (engine.cases().empty()) break;
      engine.run(engine::CancelProcessInstance{
          engine.actor,
          engine.cases()[static_cast<std::size_t>(chosen.which) % engine.cases().size()]});
      break;
    default:
      if (tasks.empty()) break;
      engine.must_run(
          engine::CompleteUserTask{engine.actor,
                                   tasks[static_cast<std::size_t>(chosen.which) % tasks.size()],
                                   variables,
                                   {}});
  }
}

}  // namespace

TEST_CASE("whatever happens, replaying the events gives the same rows", "[property]") {
  const bool held = rc::check("replay of random commands", [] {
    EngineHarness engine;
    engine.deploy(model());
    const int count = *rc::gen::inRange(1, 40);
    for (int i = 0; i < count; ++i) {
      act(engine, {*rc::gen::inRange(0, 9), *rc::gen::inRange(0, 12)});
    }
    engine.check_replay();
  });
  CHECK(held);
}

}  // namespace tests
