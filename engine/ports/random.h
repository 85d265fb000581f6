#pragma once

#include <cstdint>

namespace engine {

// Random words that nobody can guess: names of cases, salts, seeds of expressions.
class Random {
 public:
  virtual ~Random() = default;
  virtual std::uint64_t word() = 0;
};

}  // namespace engine
