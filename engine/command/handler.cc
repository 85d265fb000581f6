#include "engine/command/handler.h"

namespace engine {

Case* enter_read_case(StepContext& step, std::size_t place) {
  const auto& cases = step.input().cases;
  if (place >= cases.size() || !cases[place].exists()) return nullptr;
  step.enter_case(cases[place]);
  return step.state().find_case(cases[place]);
}

}  // namespace engine
