#include <algorithm>

#include "engine/bpmn/reader/process_reader.h"
#include "engine/bpmn/reader/vocabulary.h"

namespace engine::bpmn {

void ProcessReader::link() {
  ProcessDefinition& definition = *definition_;
  definition.flows.reserve(flows_.size());
  for (const xml::Element& element : flows_) add_flow(element);
  for (FlowNode& node : definition.nodes) {
    const xml::Element& element = elements_[node.index.value];
    if (node.type == ElementType::kBoundaryEvent) attach(node, element);
    if (node.type == ElementType::kExclusiveGateway) choose_default(node, element);
    if (!node.body.exists()) check_mentions(node, element);
  }
  find_entries();
}

void ProcessReader::add_flow(const xml::Element& element) {
  check_words(file_.report, element,
              {"sourceRef targetRef isImmediate", "conditionExpression", "", ""});
  SequenceFlow flow;
  const Place place(element);
  flow.index = index_of<SequenceFlowTag>(definition_->flows.size());
  flow.id = element.attribute("id").value_or("");
  flow.name = element.attribute("name").value_or("");
  flow.line = element.line();
  if (flow.id.empty()) return file_.report.error("missing-id", place, "a sequence flow has no id");
  const std::string_view source = trimmed(element.attribute("sourceRef").value_or(""));
  const std::string_view target = trimmed(element.attribute("targetRef").value_or(""));
  flow.source = find_index(source);
  flow.target = find_index(target);
  if (const auto condition = bpmn_child(element, "conditionExpression")) {
    const Texts texts = Texts(file_.report, place).at(*condition);
    flow.condition = texts.condition("the condition", formal_expression(file_, *condition));
  }
  if (!flow.source.exists() || !flow.target.exists()) {
    const bool is_source = !flow.source.exists();
    refused_.insert(flow.id);
    if (refused_.contains(is_source ? source : target)) return;
    return file_.report.error("dangling-flow", place,
                              std::string(is_source ? "the source " : "the target ") +
                                  quoted(is_source ? source : target) + " is no flow node");
  }
  definition_->nodes[flow.source.value].outgoing.push_back(flow.index);
  definition_->nodes[flow.target.value].incoming.push_back(flow.index);
  definition_->flows_by_id.emplace(flow.id, flow.index);
  definition_->flows.push_back(std::move(flow));
}

void ProcessReader::attach(FlowNode& boundary, const xml::Element& element) {
  const std::string_view host_id = referred_id(element.attribute("attachedToRef").value_or(""));
  const ElementIndex host = find_index(host_id);
  if (refused_.contains(host_id)) return;
  const bool fits = host.exists() && definition_->node(host).is_activity() &&
                    definition_->node(host).scope == boundary.scope;
  if (!fits) {
    return file_.report.error("boundary-without-activity", Place(boundary),
                              "the boundary event is attached to " + quoted(host_id) +
                                  ", which is not an activity of its scope");
  }
  boundary.attached_to = host;
  definition_->nodes[host.value].boundary_events.push_back(boundary.index);
}

void ProcessReader::choose_default(FlowNode& gateway, const xml::Element& element) {
  const auto written = element.attribute("default");
  if (!written) return;
  if (refused_.contains(trimmed(*written))) return;
  const SequenceFlow* flow = definition_->find_flow(trimmed(*written));
  if (flow == nullptr || flow->source != gateway.index) {
    return file_.report.error("unknown-default", Place(gateway),
                              "the default flow " + quoted(*written) + " does not leave it");
  }
  gateway.default_flow = flow->index;
}

// What a node says of its own flows must be what the flows say.
void ProcessReader::check_mentions(const FlowNode& node, const xml::Element& element) {
  for (const xml::Element child : element.children()) {
    const bool is_outgoing = child.is(kBpmn, "outgoing");
    if (!is_outgoing && !child.is(kBpmn, "incoming")) continue;
    const std::string_view id = referred_id(child.text());
    if (refused_.contains(id)) continue;
    const SequenceFlow* flow = definition_->find_flow(id);
    if (flow != nullptr && (is_outgoing ? flow->source : flow->target) == node.index) continue;
    file_.report.error("dangling-flow", Place(node.id, child.line()),
                       quoted(child.written_name()) + " names " + quoted(id) + ", which does not " +
                           (is_outgoing ? "leave it" : "lead to it"));
  }
}

void ProcessReader::find_entries() {
  ProcessDefinition& definition = *definition_;
  std::vector<bool> has_start(definition.nodes.size());
  for (const FlowNode& node : definition.nodes) {
    if (node.type == ElementType::kEventSubProcess) {
      definition.nodes[node.scope.value].event_sub_processes.push_back(node.index);
    }
    if (node.type != ElementType::kStartEvent) continue;
    has_start[node.scope.value] = true;
    const bool starts_by_message = node.scope == kProcessIndex && node.event == EventKind::kMessage;
    if (starts_by_message) {
      definition.message_starts.push_back(node.index);
    } else {
      definition.nodes[node.scope.value].entries.push_back(node.index);
    }
    if (node.scope == kProcessIndex && !starts_by_message) definition.none_start = node.index;
  }
  for (const FlowNode& node : definition.nodes) {
    const bool may_begin = node.scope.exists() && !node.body.exists() && node.incoming.empty() &&
                           node.type != ElementType::kBoundaryEvent &&
                           node.type != ElementType::kEventSubProcess;
    if (!may_begin || has_start[node.scope.value]) continue;
    definition.nodes[node.scope.value].entries.push_back(node.index);
  }
  for (FlowNode& node : definition.nodes) {
    if (node.type != ElementType::kEventSubProcess || node.entries.empty()) continue;
    node.interrupting = definition.node(node.entries.front()).interrupting;
  }
}

}  // namespace engine::bpmn
