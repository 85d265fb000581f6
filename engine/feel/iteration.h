#pragma once

#include <cstdint>
#include <optional>

#include "engine/feel/value.h"

namespace engine::feel {

// What a loop runs over: the items of a list, or the numbers or days from one to another, up or
// down.
class Iteration {
 public:
  // Nothing if the value cannot be run over. A single value is a list of itself.
  static std::optional<Iteration> over(const Value& value);
  static std::optional<Iteration> between(const Value& first, const Value& last);

  std::uint64_t size() const { return size_; }
  Value at(std::uint64_t index) const;

 private:
  Value list_;
  Value first_;
  std::int64_t direction_ = 1;
  std::uint64_t size_ = 0;
};

}  // namespace engine::feel
