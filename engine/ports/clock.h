#pragma once

#include "engine/base/instant.h"

namespace engine {

// The machine's time. Engine time is made from it and the clock row of the state.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

}  // namespace engine
