#include "engine/dmn/reader/logic.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/dmn/boxed_parts.h"

namespace engine::dmn {
namespace {

constexpr std::array<std::string_view, 11> kExpressions = {
    "literalExpression",  "decisionTable", "context", "invocation", "list", "relation",
    "functionDefinition", "conditional",   "filter",  "for",        "some"};

bool names_feel(std::string_view language) {
  if (language.empty() || language == "feel" || language == "FEEL") return true;
  return language.find("omg.org/spec/") != std::string_view::npos &&
         language.find("FEEL") != std::string_view::npos;
}

}  // namespace

void LogicReader::fail(std::string_view rule, xml::Element element, const std::string& message) {
  reading_.report(Severity::kError, rule, element, message);
  fail_quietly(message);
}

void LogicReader::fail_quietly(const std::string& message) {
  if (failure_) return;
  failure_ =
      Failure{ErrorCode::kDecisionEvaluationError,
              "'" + text_attribute(owner_, "name") + "': " + message, Position{owner_.line(), 0}};
}

bool LogicReader::is_feel(xml::Element element) {
  const std::string_view language =
      element.attribute("expressionLanguage").value_or(reading_.language);
  if (names_feel(language)) return true;
  fail("unsupported-language", element,
       "the expression language '" + std::string(language) + "' is not FEEL");
  return false;
}

feel::CompileOptions LogicReader::options() const {
  return {names_.visible(), reading_.wordy_names, &reading_.types, undeclared_};
}

bool LogicReader::is_undeclared(std::string_view name) const {
  return std::find(undeclared_.begin(), undeclared_.end(), name) != undeclared_.end();
}

bool LogicReader::adopt(const std::vector<std::string>& variables) {
  const std::size_t known = names_.size();
  if (variables.size() <= known) return false;
  for (std::size_t i = known; i < variables.size(); ++i) {
    const std::size_t slot = names_.add_implicit(variables[i]);
    implicit_inputs_.push_back({slot, variables[i], false});
    if (feel::is_reserved_name(variables[i])) undeclared_.push_back(variables[i]);
  }
  return true;
}

Formula LogicReader::formula(xml::Element element) {
  const std::string text = reading_.text_of(element);
  if (!is_feel(element) || text.empty()) return Formula::constant({});
  if (std::optional<feel::Value> literal = simple_literal(text)) {
    return Formula::constant(std::move(*literal));
  }
  const auto slot = names_.find(text);
  if (slot && !is_undeclared(text)) return Formula::slot(*slot);
  Result<feel::Expression> compiled = feel::compile(text, options());
  if (compiled && adopt(compiled->variables())) compiled = feel::compile(text, options());
  if (!compiled) {
    reading_.report_feel(compiled.error(), nearest_id(element), reading_.line_of_text(element));
    if (!failure_) failure_ = compiled.error();
    return Formula::constant({});
  }
  reading_.note(*compiled, element);
  return Formula::expression(std::move(*compiled));
}

std::optional<feel::UnaryTests> LogicReader::tests(xml::Element element, const std::string& text) {
  Result<feel::UnaryTests> compiled = feel::compile_unary_tests(text, options());
  if (compiled && adopt(compiled->variables())) {
    compiled = feel::compile_unary_tests(text, options());
  }
  if (!compiled) {
    reading_.report_feel(compiled.error(), nearest_id(element), reading_.line_of_text(element));
    if (!failure_) failure_ = compiled.error();
    return std::nullopt;
  }
  reading_.graph.uses_calendar |= compiled->uses_calendar();
  return std::move(*compiled);
}

CellTest LogicReader::cell(xml::Element element) {
  const std::string text = reading_.text_of(element);
  if (!is_feel(element)) return {};
  if (std::optional<CellTest> literal = CellTest::of_literals(text)) return std::move(*literal);
  std::optional<feel::UnaryTests> compiled = tests(element, text);
  return compiled ? CellTest(std::move(*compiled)) : CellTest();
}

bool LogicReader::is_expression(xml::Element element) const {
  if (reading_.is(element, "every")) return true;
  return std::any_of(kExpressions.begin(), kExpressions.end(),
                     [&](std::string_view name) { return reading_.is(element, name); });
}

BoxedPointer LogicReader::child_expression(xml::Element parent) {
  for (const xml::Element child : parent.children()) {
    if (is_expression(child)) return expression(child);
  }
  return nullptr;
}

BoxedPointer LogicReader::expression(xml::Element element, bool is_whole) {
  const std::size_t mark = names_.mark();
  height_ = std::max(height_, ++depth_);
  BoxedPointer inner = untyped(element, is_whole);
  --depth_;
  names_.close(mark);
  feel::Type type = type_of(element, reading_);
  const bool is_of_result =
      reading_.is(element, "functionDefinition") && type.form() != feel::Type::Form::kFunction;
  if (inner == nullptr || type.is_unconstrained_any() || is_of_result) return inner;
  return std::make_unique<TypedExpression>(std::move(inner), std::move(type));
}

BoxedPointer LogicReader::untyped(xml::Element element, bool is_whole) {
  const std::string_view name = element.name();
  if (name == "literalExpression") return literal(element);
  if (name == "decisionTable") return read_table(element, is_whole, *this);
  if (name == "context") return context(element);
  if (name == "invocation") return invocation(element);
  if (name == "list") return list(element);
  if (name == "relation") return relation(element);
  if (name == "functionDefinition") return function(element, std::nullopt);
  if (name == "conditional") return conditional(element);
  if (name == "filter") return filter(element);
  return iteration(element, name == "for", name == "some");
}

BoxedPointer LogicReader::literal(xml::Element element) {
  if (reading_.child(element, "importedValues")) {
    fail("unsupported", element, "values imported from another file are not supported");
    return nullptr;
  }
  return std::make_unique<LiteralExpression>(formula(element));
}

std::vector<feel::Parameter> LogicReader::parameters(xml::Element function,
                                                     std::size_t& first_slot) {
  std::vector<feel::Parameter> parameters;
  first_slot = names_.size();
  for (const xml::Element child : function.children()) {
    if (!reading_.is(child, "formalParameter")) continue;
    const std::string name = name_of(child);
    reading_.check_name(name, child);
    names_.add(name);
    parameters.push_back({name, type_of(child, reading_)});
  }
  return parameters;
}

}  // namespace engine::dmn
