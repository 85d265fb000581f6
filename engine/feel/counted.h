#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>

namespace engine::feel {

// How large a value is when everything in it is written out, and how deep it is nested.
struct Measure {
  std::uint64_t bytes = 16;
  std::uint32_t depth = 0;

  void add(const Measure& part) {
    bytes += part.bytes;
    depth = std::max(depth, part.depth + 1);
  }
};

// What a counted value owns on the heap begins with this.
struct Counted {
  std::atomic<std::uint32_t> owners{1};
};

}  // namespace engine::feel
