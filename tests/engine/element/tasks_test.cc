#include <catch2/catch.hpp>

#include "tests/support/bpmn_text.h"
#include "tests/support/engine_harness.h"

namespace tests {
namespace {

std::string one_task() {
  return bpmn("leave", element("startEvent", "S") + user_task("T") + element("endEvent", "E") +
                           flows("S -> T\nT -> E"));
}

}  // namespace

TEST_CASE("a user task waits for a person and goes on when it is completed", "[engine][task]") {
  EngineHarness engine;
  engine.deploy(one_task());

  const ProcessInstanceKey leave = engine.start("leave");

  CHECK(engine.active_elements(leave) == Names{"T"});
  CHECK(engine.open_tasks(leave) == Names{"T"});

  engine.complete(leave, "T", R"({"days": 3})");

  CHECK(engine.state_of(leave) == engine::InstanceState::kCompleted);
  CHECK(engine.completed_elements(leave) == Names{"S", "T", "E"});
  CHECK(engine.flows_taken(leave) == Names{"f_S_T", "f_T_E"});
  CHECK(engine.variable(leave, "days") == "3");
  engine.check_replay();
}

}  // namespace tests
