#include "engine/bpmn/reader/report.h"

namespace engine::bpmn {

namespace {

// A broken file of thousands of elements need not tell each of its faults.
constexpr std::size_t kMostFindings = 200;

}  // namespace

Place::Place(const xml::Element& at) : line(at.line()) {
  for (std::optional<xml::Element> around = at; around; around = around->parent()) {
    const auto id = around->attribute("id");
    if (!id || id->empty()) continue;
    // The ids of event definitions and the like are seldom seen by those who draw.
    const bool is_part = around->name().ends_with("EventDefinition");
    if (is_part && around->parent() && around->parent()->attribute("id")) continue;
    element = *id;
    return;
  }
}

void Report::add(Severity severity, const char* rule, const Place& place, std::string message,
                 int column) {
  if (findings_.size() == kMostFindings) return;
  findings_.push_back({severity, rule, place.element, {place.line, column}, std::move(message)});
}

}  // namespace engine::bpmn
