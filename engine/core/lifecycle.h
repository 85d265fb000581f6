#pragma once

#include <array>
#include <cstddef>

#include "engine/state/row_case.h"

namespace engine {

// Which state of an element instance may follow which. A row that begins stands at kActivating.
constexpr bool may_follow(ElementState from, ElementState to) {
  using enum ElementState;
  constexpr std::size_t kStates = 5;
  constexpr std::array<std::array<bool, kStates>, kStates> kMay = {{
      // to: activating, activated, completing, completed, terminated
      {false, true, true, false, true},     // from activating
      {false, false, true, false, true},    // from activated
      {false, false, false, true, true},    // from completing
      {false, false, false, false, false},  // from completed
      {false, false, false, false, false},  // from terminated
  }};
  return kMay[static_cast<std::size_t>(from)][static_cast<std::size_t>(to)];
}

// Goes through the phases in order, each of them checked: a settled event stands for several.
// `to` must be reachable.
bool may_reach(ElementState from, ElementState to);

}  // namespace engine
