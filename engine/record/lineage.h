#pragma once

#include <boost/container/small_vector.hpp>

#include "engine/bpmn/index.h"
#include "engine/record/key.h"

namespace engine {

using bpmn::ElementIndex;
using bpmn::FlowIndex;

// What brought a token: the element instance that finished, and the flow it took. No flow where
// none was drawn: a start event (its scope), a boundary event (its host).
struct Arrival {
  FlowIndex flow;
  ElementInstanceKey by;

  bool operator==(const Arrival&) const = default;
};

// Nearly always one; at a join one for each flow.
using Arrivals = boost::container::small_vector<Arrival, 1>;

}  // namespace engine
