#include "engine/state/model_names.h"

#include "engine/bpmn/process_definition.h"

namespace engine {
namespace {

// What tells the body of a multi-instance activity from the activity: both have one id.
constexpr std::string_view kBodyMark = "#body";

}  // namespace

std::string CatalogNames::element_id(ProcessDefinitionKey definition, ElementIndex element) const {
  const bpmn::ProcessDefinition* model = catalog_.process(definition);
  if (model == nullptr || element.value >= model->nodes.size()) return {};
  const bpmn::FlowNode& node = model->node(element);
  return node.is_multi_instance_body() ? node.id + std::string(kBodyMark) : node.id;
}

std::string CatalogNames::flow_id(ProcessDefinitionKey definition, FlowIndex flow) const {
  const bpmn::ProcessDefinition* model = catalog_.process(definition);
  if (model == nullptr || flow.value >= model->flows.size()) return {};
  return model->flow(flow).id;
}

ElementIndex CatalogNames::element_index(ProcessDefinitionKey definition,
                                         std::string_view id) const {
  const bpmn::ProcessDefinition* model = catalog_.process(definition);
  if (model == nullptr) return {};
  const bool body = id.ends_with(kBodyMark);
  if (body) id.remove_suffix(kBodyMark.size());
  const bpmn::FlowNode* node = model->find_node(id);
  if (node == nullptr || (body && !node->is_multi_instance_body())) return {};
  return node->is_multi_instance_body() && !body ? node->inner : node->index;
}

FlowIndex CatalogNames::flow_index(ProcessDefinitionKey definition, std::string_view id) const {
  const bpmn::ProcessDefinition* model = catalog_.process(definition);
  const bpmn::SequenceFlow* flow = model == nullptr ? nullptr : model->find_flow(id);
  return flow == nullptr ? FlowIndex{} : flow->index;
}

}  // namespace engine
