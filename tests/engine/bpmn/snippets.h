#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "engine/bpmn/read_bpmn.h"

namespace engine::bpmn {

// A file with `declarations` beside its processes. The first line of `content` is line 2.
inline std::string file_of(const std::string& content) {
  return "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' "
         "xmlns:z='http://camunda.org/schema/zeebe/1.0' xmlns:wf='urn:assent:wf:1' "
         "xmlns:x='urn:other' id='d' targetNamespace='urn:t'>\n" +
         content + "\n</definitions>";
}

// One process `p`; its first line is line 3.
inline std::string process_of(const std::string& content, const std::string& attributes = "",
                              const std::string& declarations = "") {
  return file_of(declarations + "<process id='p' isExecutable='true' " + attributes + ">\n" +
                 content + "\n</process>");
}

// `flow("a", "b")` is the flow `a_b`.
inline std::string flow(const std::string& source, const std::string& target,
                        const std::string& content = "") {
  return "<sequenceFlow id='" + source + "_" + target + "' sourceRef='" + source + "' targetRef='" +
         target + "'>" + content + "</sequenceFlow>";
}

inline std::string when(const std::string& condition) {
  return "<conditionExpression>" + condition + "</conditionExpression>";
}

inline std::string extended(const std::string& extensions) {
  return "<extensionElements>" + extensions + "</extensionElements>";
}

// start `s`, the node `n` in the middle, end `e`.
inline std::string around(const std::string& node, const std::string& attributes = "",
                          const std::string& declarations = "") {
  return process_of(
      "<startEvent id='s'/>\n" + node + "\n<endEvent id='e'/>" + flow("s", "n") + flow("n", "e"),
      attributes, declarations);
}

inline std::string texts_of(const Findings& findings) {
  std::string text;
  for (const Finding& finding : findings) text += to_text(finding) + "\n";
  return text;
}

inline ReadResult accepted(const std::string& file) {
  ReadResult result = read_bpmn(file);
  INFO(texts_of(result.findings));
  REQUIRE_FALSE(has_error(result.findings));
  REQUIRE_FALSE(result.processes.empty());
  return result;
}

inline std::shared_ptr<const ProcessDefinition> process(const std::string& file) {
  return accepted(file).processes.front();
}

inline const FlowNode& node(const ProcessDefinition& definition, std::string_view id) {
  const FlowNode* found = definition.find_node(id);
  REQUIRE(found != nullptr);
  return *found;
}

// That the file is refused by this rule at this element, for a reason that has these words, and
// by nothing else.
inline Finding refused(const std::string& file, std::string_view rule, std::string_view element,
                       const std::string& words = "") {
  const ReadResult result = read_bpmn(file);
  INFO(texts_of(result.findings));
  CHECK(result.processes.empty());
  const auto is_error = [](const Finding& finding) { return finding.severity == Severity::kError; };
  CHECK(std::count_if(result.findings.begin(), result.findings.end(), is_error) == 1);
  const auto found = std::find_if(result.findings.begin(), result.findings.end(), is_error);
  REQUIRE(found != result.findings.end());
  CHECK(found->rule == rule);
  CHECK(found->element == element);
  CHECK_THAT(found->message, Catch::Contains(words));
  CHECK(found->position.line > 0);
  return *found;
}

}  // namespace engine::bpmn
