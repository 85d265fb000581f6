#include "engine/core/lifecycle.h"

namespace engine {

bool may_reach(ElementState from, ElementState to) {
  if (from == to || may_follow(from, to)) return true;
  if (to == ElementState::kTerminated || is_over(from)) return false;
  const auto next = static_cast<ElementState>(static_cast<int>(from) + 1);
  return may_follow(from, next) && may_reach(next, to);
}

}  // namespace engine
