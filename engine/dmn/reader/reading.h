#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/finding.h"
#include "engine/dmn/graph.h"
#include "engine/feel/expression.h"
#include "engine/xml/document.h"

namespace engine::dmn {

// The types that expressions may name: the model's own, and those of its imports by "import.name".
class KnownTypes : public feel::TypeNames {
 public:
  explicit KnownTypes(const Graph& graph) : graph_(graph) {}
  std::optional<feel::Type> find(std::string_view name) const override;

 private:
  const Graph& graph_;
};

// What all parts of the reader share while one file is read.
struct Reading {
  Graph& graph;
  Findings& findings;
  // Of the file's version of DMN; elements outside it are not ours.
  std::string_view namespace_uri;
  // The expression language where an expression names none.
  std::string_view language;
  // Names of the model that FEEL must be told of, since they are more than one word.
  std::vector<std::string> wordy_names;
  // The text of the allowed values by type name: the order of outputs without values of their own.
  std::map<std::string, std::string, std::less<>> allowed_texts;
  KnownTypes types{graph};

  bool is(xml::Element element, std::string_view name) const {
    return element.is(namespace_uri, name);
  }
  std::optional<xml::Element> child(xml::Element element, std::string_view name) const {
    return element.child(namespace_uri, name);
  }
  // The trimmed content of the child `text`; empty when there is none.
  std::string text_of(xml::Element element) const;
  // The line of that content.
  int line_of_text(xml::Element element) const;

  void report(Severity severity, std::string_view rule, xml::Element element, std::string message);
  // A failure of FEEL: line and column in the expression, which begins at `line`.
  void report_feel(const Failure& failure, std::string_view element_id, int line);
  // Takes from an expression what concerns the whole model.
  void note(const feel::Expression& expression, xml::Element element);
  // Notes a declared name for FEEL, and checks it.
  void declare_name(const std::string& name, xml::Element element);
  // Whether it equals one of FEEL's own.
  void check_name(const std::string& name, xml::Element element);
};

// The id of the element or of the nearest one around it that has one.
std::string nearest_id(xml::Element element);
std::string text_attribute(xml::Element element, std::string_view name);
// The attribute `name` with single spaces.
std::string name_of(xml::Element element);

// Reads every item definition into `reading.graph.types`.
void read_types(xml::Element definitions, Reading& reading);
// The type that a `typeRef` names; Any with a finding when there is no such type.
feel::Type type_named(std::string_view type_ref, xml::Element element, Reading& reading);
// Of the element's attribute `typeRef`; Any without it.
feel::Type type_of(xml::Element element, Reading& reading);
// What a function gives whose type is said, or that of its result.
feel::Type type_of_result(const feel::Type& type);

}  // namespace engine::dmn
