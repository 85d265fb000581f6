#include "engine/bpmn/reader/details.h"
#include "engine/bpmn/reader/vocabulary.h"

namespace engine::bpmn {

namespace {

Mapping read_mapping(const NodeReading& reading, const xml::Element& element) {
  const Texts texts(reading.file.report, Place(reading.node.id, element.line()));
  Mapping mapping;
  mapping.source = texts.text("the source", element.attribute("source"));
  if (mapping.source.empty()) {
    texts.report().error("invalid-mapping", texts.place(), "a mapping has no source");
  }
  const std::string_view target = trimmed(element.attribute("target").value_or(""));
  for (const std::string_view name : split(target, '.')) {
    mapping.target.push_back(texts.variable("the target", name));
    if (name.empty()) {
      texts.report().error("invalid-mapping", texts.place(),
                           "the target " + quoted(target) + " is not a name or a path of names");
    }
  }
  return mapping;
}

// What waits or begins has nothing that could see an input.
bool has_inputs(const FlowNode& node) {
  return node.type != ElementType::kStartEvent &&
         node.type != ElementType::kIntermediateCatchEvent &&
         node.type != ElementType::kBoundaryEvent;
}

}  // namespace

void read_mappings(NodeReading& reading) {
  const auto extension = extension_of(reading.element, "ioMapping");
  if (!extension) return;
  for (const xml::Element element : extension->children()) {
    if (element.is(kZeebe, "output")) {
      reading.node.outputs.push_back(read_mapping(reading, element));
    } else if (!has_inputs(reading.node)) {
      reading.error("invalid-mapping", "input mappings at this event are not supported");
    } else if (element.is(kZeebe, "input")) {
      reading.node.inputs.push_back(read_mapping(reading, element));
    }
  }
}

}  // namespace engine::bpmn
