#include "engine/dmn/reader/reading.h"

#include <algorithm>
#include <utility>

#include "engine/dmn/formula.h"
#include "engine/dmn/reader/names.h"

namespace engine::dmn {

std::string Reading::text_of(xml::Element element) const {
  const std::optional<xml::Element> text = child(element, "text");
  return text ? std::string(trimmed(text->text())) : std::string();
}

int Reading::line_of_text(xml::Element element) const {
  const std::optional<xml::Element> text = child(element, "text");
  return text ? text->line() : element.line();
}

void Reading::report(Severity severity, std::string_view rule, xml::Element element,
                     std::string message) {
  findings.push_back({severity, std::string(rule), nearest_id(element), Position{element.line(), 0},
                      std::move(message)});
}

void Reading::report_feel(const Failure& failure, std::string_view element_id, int line) {
  const int further_lines = std::max(failure.position.line - 1, 0);
  findings.push_back({Severity::kError, "feel-error", std::string(element_id),
                      Position{line + further_lines, failure.position.column}, failure.message});
}

void Reading::note(const feel::Expression& expression, xml::Element element) {
  graph.uses_calendar |= expression.uses_calendar();
  if (expression.unknown_external().empty()) return;
  report(Severity::kError, "unsupported-function", element,
         "'" + expression.unknown_external() + "' is none of the external functions known here");
}

void Reading::declare_name(const std::string& name, xml::Element element) {
  if (name.empty()) return;
  if (!is_plain_name(name) &&
      std::find(wordy_names.begin(), wordy_names.end(), name) == wordy_names.end()) {
    wordy_names.push_back(name);
  }
  check_name(name, element);
}

void Reading::check_name(const std::string& name, xml::Element element) {
  if (feel::is_reserved_name(name)) {
    report(Severity::kWarning, "shadows-function", element,
           "'" + name + "' is the name of a function or keyword of FEEL");
  }
}

std::string nearest_id(xml::Element element) {
  std::optional<xml::Element> at = element;
  while (at) {
    if (const auto id = at->attribute("id")) return std::string(*id);
    at = at->parent();
  }
  return "";
}

std::string text_attribute(xml::Element element, std::string_view name) {
  return std::string(element.attribute(name).value_or(""));
}

std::string name_of(xml::Element element) {
  return normalized_name(element.attribute("name").value_or(""));
}

}  // namespace engine::dmn
