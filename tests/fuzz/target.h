#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

// The form that libFuzzer calls; always 0.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// Ends the run with a finding unless it holds.
inline void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace fuzz
