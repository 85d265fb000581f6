#pragma once

#include <string>
#include <utility>

#include "engine/base/finding.h"
#include "engine/bpmn/flow_node.h"
#include "engine/bpmn/sequence_flow.h"
#include "engine/xml/document.h"

namespace engine::bpmn {

inline constexpr std::string_view kBpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
inline constexpr std::string_view kZeebe = "http://camunda.org/schema/zeebe/1.0";
inline constexpr std::string_view kWf = "urn:assent:wf:1";

// What a finding is about.
struct Place {
  std::string element;
  int line = 0;

  // Its own id, else that of the nearest element around it that has one.
  explicit Place(const xml::Element& at);
  explicit Place(const FlowNode& node) : element(node.id), line(node.line) {}
  explicit Place(const SequenceFlow& flow) : element(flow.id), line(flow.line) {}
  // The same element, at the line of something in it.
  Place(std::string id, int at_line) : element(std::move(id)), line(at_line) {}
};

// Collects the findings of a file.
class Report {
 public:
  void error(const char* rule, const Place& place, std::string message, int column = 0) {
    add(Severity::kError, rule, place, std::move(message), column);
  }
  void warning(const char* rule, const Place& place, std::string message) {
    add(Severity::kWarning, rule, place, std::move(message), 0);
  }

  Findings take() { return std::move(findings_); }
  const Findings& findings() const { return findings_; }

 private:
  void add(Severity severity, const char* rule, const Place& place, std::string message,
           int column);

  Findings findings_;
};

}  // namespace engine::bpmn
