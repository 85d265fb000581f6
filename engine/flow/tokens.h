#pragma once

#include <boost/container/small_vector.hpp>
#include <cstdint>
#include <optional>

#include "engine/base/result.h"
#include "engine/bpmn/process_definition.h"

// The token rules: which flows a finished node offers, and when a join may fire. There is no second
// implementation of them: the engine asks them over its tables, the verifier over its bit sets.
namespace engine::flow {

using bpmn::ElementIndex;
using bpmn::FlowIndex;
using bpmn::FlowNode;
using bpmn::ProcessDefinition;
using bpmn::SequenceFlow;

using Flows = boost::container::small_vector<FlowIndex, 4>;

// The tokens of one scope.
class TokenView {
 public:
  virtual ~TokenView() = default;
  // Tokens that wait on the flow at a join.
  virtual std::uint32_t waiting_on(FlowIndex flow) const = 0;
  // Whether an instance of the node is there that is not over.
  virtual bool is_active(ElementIndex node) const = 0;
};

// Whether tokens that come to the node wait for those on its other flows.
bool is_join(const FlowNode& node);

// Whether the join may consume one token of each of the flows that `view` shows.
bool may_fire(const FlowNode& join, const TokenView& view);

// The truth of a condition; whoever asks decides how it is found.
class Conditions {
 public:
  virtual ~Conditions() = default;
  virtual Result<bool> holds(const SequenceFlow& flow) const = 0;
};

// The flows that a node offers when it is left, in document order (BPMN 2.0.2 §13.4). The failure
// is a condition's, or kConditionError: nothing holds and there is no default flow.
Result<Flows> offered(const ProcessDefinition& definition, const FlowNode& node,
                      const Conditions& conditions);

}  // namespace engine::flow
