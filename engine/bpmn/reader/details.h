#pragma once

#include <memory>
#include <vector>

#include "engine/bpmn/flow_node.h"
#include "engine/bpmn/process_definition.h"
#include "engine/bpmn/reader/file.h"

namespace engine::bpmn {

// One flow node while it is read: id, name, type, scope, index and line are there, each function
// below adds its part.
struct NodeReading {
  File& file;
  const xml::Element& element;
  FlowNode& node;
  std::vector<Reference>& references;
  // Of the scope that it lies in.
  ElementType scope_type;
  Texts texts;

  void error(const char* rule, std::string message) const {
    file.report.error(rule, texts.place(), std::move(message));
  }
};

// Everything that belongs to the type of the node, its mappings and its `wf:` settings.
void read_details(NodeReading& reading);

void read_user_task(NodeReading& reading);
void read_event(NodeReading& reading);
void read_mappings(NodeReading& reading);
// Null without a `wf:` attribute.
std::unique_ptr<const WfSettings> read_settings(const xml::Element& element, const Texts& texts);

// Null without a loop marker.
std::unique_ptr<const LoopCharacteristics> read_loop(File& file, const xml::Element& activity);

struct BindingChoice {
  Binding binding = Binding::kLatest;
  std::string version_tag;
};
BindingChoice read_binding(const NodeReading& reading, const xml::Element& extension);
void add_reference(NodeReading& reading, Reference::Kind kind, const Text& id,
                   const BindingChoice& choice, int line);
std::optional<FormReference> read_form(NodeReading& reading, bool is_job);
std::vector<std::pair<std::string, std::string>> read_headers(const xml::Element& element);

}  // namespace engine::bpmn
