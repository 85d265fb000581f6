#pragma once

#include <optional>
#include <string_view>

#include "engine/bpmn/element_type.h"
#include "engine/bpmn/reader/report.h"

namespace engine::bpmn {

// What an element may have; each is a list of words. An attribute written `name=value` may have
// that value only. `id` and `name`, documentation and properties may stand everywhere.
struct Vocabulary {
  std::string_view attributes;
  std::string_view children;    // in the BPMN namespace
  std::string_view extensions;  // `zeebe:` elements
  std::string_view settings;    // `wf:` attributes
};

// Reports every attribute, child and extension that a flow node may not have; of a scope not the
// children. What lies in namespaces that are not ours is not looked at.
void check_node(Report& report, const xml::Element& element, ElementType type);
// The same of an element that is no flow node.
void check_words(Report& report, const xml::Element& element, const Vocabulary& vocabulary);

// The first child of that name in the BPMN namespace.
std::optional<xml::Element> bpmn_child(const xml::Element& element, std::string_view name);
// The `zeebe:` element of that name among the extension elements.
std::optional<xml::Element> extension_of(const xml::Element& element, std::string_view name);
// Whether there is any `zeebe:` element among them.
bool has_extension(const xml::Element& element);

// Whether `word` is in the list.
bool has_word(std::string_view words, std::string_view word);

}  // namespace engine::bpmn
