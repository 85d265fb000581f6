#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/dmn/decision_table.h"
#include "engine/dmn/graph.h"
#include "engine/dmn/reader/names.h"
#include "engine/dmn/reader/reading.h"

namespace engine::dmn {

// Compiles the boxed expressions of one decision or function. What it cannot compile it reports;
// whoever asked sees by `failed()` that the logic as a whole must not run.
class LogicReader {
 public:
  // `owner` is the decision or business knowledge model, for messages.
  LogicReader(Reading& reading, xml::Element owner) : reading_(reading), owner_(owner) {}

  Names& names() { return names_; }
  Reading& reading() { return reading_; }
  // Names that nothing declares; asked of the inputs.
  const std::vector<ImplicitInput>& implicit_inputs() const { return implicit_inputs_; }
  const std::optional<Failure>& failure() const { return failure_; }
  // How deep the expressions read so far are nested.
  int height() const { return height_; }

  // The only child of `parent` that is an expression; null without a finding when there is none.
  BoxedPointer child_expression(xml::Element parent);
  // `is_whole` is said of the expression that is all the logic of a decision. Null after a finding.
  BoxedPointer expression(xml::Element element, bool is_whole = false);
  // What is inside `encapsulatedLogic` or `functionDefinition`: the parameters become names.
  std::vector<feel::Parameter> parameters(xml::Element function, std::size_t& first_slot);
  // What the function gives. Of an external one the function itself.
  BoxedPointer function_body(xml::Element function);
  bool is_expression(xml::Element element) const;

  Formula formula(xml::Element element);
  std::optional<feel::UnaryTests> tests(xml::Element element, const std::string& text);
  CellTest cell(xml::Element element);

  void fail(std::string_view rule, xml::Element element, const std::string& message);
  // As `fail`, when the finding stands already.
  void fail_quietly(const std::string& message);

 private:
  BoxedPointer untyped(xml::Element element, bool is_whole);
  BoxedPointer literal(xml::Element element);
  BoxedPointer context(xml::Element element);
  BoxedPointer context_value(xml::Element entry, const std::string& name, std::size_t slot);
  BoxedPointer invocation(xml::Element element);
  BoxedPointer list(xml::Element element);
  BoxedPointer relation(xml::Element element);
  BoxedPointer function(xml::Element element, std::optional<std::size_t> own_slot);
  BoxedPointer external_function(xml::Element element);
  BoxedPointer conditional(xml::Element element);
  BoxedPointer filter(xml::Element element);
  BoxedPointer filter_match(xml::Element element, std::size_t item_slot);
  BoxedPointer iteration(xml::Element element, bool is_for, bool is_some);
  BoxedPointer part(xml::Element parent, std::string_view name);

  bool is_feel(xml::Element element);
  feel::CompileOptions options() const;
  // Gives a slot to each variable that is not known yet; false when there is none.
  bool adopt(const std::vector<std::string>& variables);
  bool is_undeclared(std::string_view name) const;

  Reading& reading_;
  xml::Element owner_;
  Names names_;
  std::vector<ImplicitInput> implicit_inputs_;
  // Those of them that are names of built-in functions.
  std::vector<std::string> undeclared_;
  std::optional<Failure> failure_;
  int depth_ = 0;  // of the expression that is being read
  int height_ = 0;
};

// A `decisionTable` element.
BoxedPointer read_table(xml::Element element, bool is_whole, LogicReader& logic);

}  // namespace engine::dmn
