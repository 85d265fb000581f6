#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace engine::bpmn {

// A place in one of the vectors of a ProcessDefinition; means nothing beside another definition.
// The guard of `engine/xml` lets no file have more elements than fit.
template <class Tag>
struct Index {
  static constexpr std::uint16_t kNone = 0xFFFF;
  std::uint16_t value = kNone;

  constexpr bool exists() const { return value != kNone; }
  auto operator<=>(const Index&) const = default;
};

template <class Tag>
constexpr Index<Tag> index_of(std::size_t place) {
  return {static_cast<std::uint16_t>(place)};
}

using ElementIndex = Index<struct FlowNodeTag>;
using FlowIndex = Index<struct SequenceFlowTag>;

inline constexpr ElementIndex kNoElement{};
inline constexpr FlowIndex kNoFlow{};
// The process itself is the first flow node of its definition.
inline constexpr ElementIndex kProcessIndex{0};

}  // namespace engine::bpmn
