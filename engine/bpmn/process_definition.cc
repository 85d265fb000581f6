#include "engine/bpmn/process_definition.h"

namespace engine::bpmn {

const FlowNode* ProcessDefinition::find_node(std::string_view node_id) const {
  const auto found = nodes_by_id.find(node_id);
  return found == nodes_by_id.end() ? nullptr : &node(found->second);
}

const SequenceFlow* ProcessDefinition::find_flow(std::string_view flow_id) const {
  const auto found = flows_by_id.find(flow_id);
  return found == flows_by_id.end() ? nullptr : &flow(found->second);
}

bool ProcessDefinition::is_within(ElementIndex inside, ElementIndex scope) const {
  while (inside.exists() && inside != scope) inside = node(inside).scope;
  return inside == scope;
}

}  // namespace engine::bpmn
