#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <tuple>

#include "engine/feel/value.h"
#include "engine/record/event_element.h"
#include "engine/record/key.h"

// What a case keeps only while it works: items of an output collection, steps of an agenda.
namespace engine {

// An item of the output collection that a multi-instance body gathers; gone when the body ends.
struct OutputItem {
  using Order = std::tuple<ElementInstanceKey, std::uint32_t>;

  ElementInstanceKey body;
  std::uint32_t index = 0;
  CaseKey root;
  ProcessInstanceKey instance;
  feel::Value value;

  Order order() const { return {body, index}; }
  bool operator==(const OutputItem&) const = default;
};
BOOST_DESCRIBE_STRUCT(OutputItem, (), (body, index, root, instance, value))

// A step that a command left on its agenda; `place` counts from 0. `steps` is the number of
// internal steps since the case last waited.
struct ParkedRow {
  using Order = std::tuple<CaseKey, std::uint32_t>;

  CaseKey root;
  std::uint32_t place = 0;
  std::uint64_t steps = 0;
  ParkedStep step;

  Order order() const { return {root, place}; }
  bool operator==(const ParkedRow&) const = default;
};
BOOST_DESCRIBE_STRUCT(ParkedRow, (), (root, place, steps, step))

}  // namespace engine
