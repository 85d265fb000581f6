#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "engine/bpmn/process_definition.h"
#include "engine/bpmn/reader/file.h"

namespace engine::bpmn {

// Reads one process: first the flow nodes, scope by scope in document order, then what connects
// them (`link`), then the rules that concern more than one of them (`check_process`).
class ProcessReader {
 public:
  ProcessReader(File& file, const xml::Element& process);

  std::shared_ptr<const ProcessDefinition> read();

 private:
  void read_process();
  void read_scope(const xml::Element& element, ElementIndex scope);
  void read_node(const xml::Element& element, ElementType type, ElementIndex scope);
  void add(FlowNode node, const xml::Element& element);
  void read_lanes(const xml::Element& lane_set);
  void take_lane_nodes(const xml::Element& lane, Lane& into);

  void link();
  void add_flow(const xml::Element& element);
  void attach(FlowNode& boundary, const xml::Element& element);
  void choose_default(FlowNode& gateway, const xml::Element& element);
  void check_mentions(const FlowNode& node, const xml::Element& element);
  void find_entries();
  void apply_lanes();
  ElementIndex find_index(std::string_view id) const;

  File& file_;
  const xml::Element process_;
  std::shared_ptr<ProcessDefinition> definition_;
  // The element that each flow node was read from.
  std::vector<xml::Element> elements_;
  std::vector<xml::Element> flows_;
  std::vector<xml::Element> lane_sets_;
  std::vector<bool> is_in_lane_;
  // Reported already, so that what refers to them is not: elements that are not supported, and
  // flows that lead nowhere.
  std::set<std::string, std::less<>> refused_;
};

// The rules over a linked process; reports what it breaks.
void check_process(Report& report, const ProcessDefinition& definition);

}  // namespace engine::bpmn
