#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/bpmn/flow_node.h"
#include "engine/bpmn/sequence_flow.h"

namespace engine::bpmn {

struct Lane {
  std::string id;
  std::string name;
  std::vector<ElementIndex> nodes;  // of the innermost lane only
};

// A form, decision or process that an element names. Deployment asks that the target of a binding
// to the deployment is in it.
struct Reference {
  enum class Kind { kForm, kDecision, kProcess };
  Kind kind = Kind::kForm;
  Text id;
  Binding binding = Binding::kLatest;
  std::string version_tag;
  ElementIndex element;
  int line = 0;
};

// A process as read and checked. Immutable once it is shared.
struct ProcessDefinition {
  std::string id;
  std::string name;
  std::string version_tag;
  bool is_executable = true;
  // Whether a `wf:` setting stands anywhere in it: its cases then have the variable `initiator`.
  bool has_wf = false;
  // `wf:calendar`; empty: the organisation's.
  std::string calendar;

  // The process is the first. A scope stands before what lies in it.
  std::vector<FlowNode> nodes;
  std::vector<SequenceFlow> flows;
  std::vector<Lane> lanes;
  std::vector<Reference> references;
  // Of the process itself; kNoElement if only a message starts it.
  ElementIndex none_start;
  std::vector<ElementIndex> message_starts;

  const FlowNode& process() const { return nodes.front(); }
  const FlowNode& node(ElementIndex index) const { return nodes[index.value]; }
  const SequenceFlow& flow(FlowIndex index) const { return flows[index.value]; }

  // nullptr if there is none. Of a multi-instance activity the body.
  const FlowNode* find_node(std::string_view node_id) const;
  const SequenceFlow* find_flow(std::string_view flow_id) const;
  // Whether `inside` is `scope` or lies in it, however deep.
  bool is_within(ElementIndex inside, ElementIndex scope) const;

  std::map<std::string, ElementIndex, std::less<>> nodes_by_id;
  std::map<std::string, FlowIndex, std::less<>> flows_by_id;
};

}  // namespace engine::bpmn
