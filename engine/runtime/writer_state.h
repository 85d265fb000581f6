#pragma once

#include <cstdint>

#include "engine/ports/random.h"
#include "engine/ports/store.h"
#include "engine/runtime/case_cache.h"
#include "engine/state/state.h"
#include "engine/step.h"

namespace engine {

// What the writer's thread works on, and nobody else touches.
struct WriterState {
  WriterState(Store& given_store, Random& given_random, std::size_t cached_rows)
      : store(given_store), random(given_random), cache(state, given_store, cached_rows) {}

  State state;
  Store& store;
  Random& random;
  CaseCache cache;
  std::uint64_t next_key = 1;
  StepLimits limits;
  const feel::Calendars* calendars = nullptr;
  const form::Directory* directory = nullptr;
};

}  // namespace engine
