#include <algorithm>
#include <utility>

#include "engine/dmn/boxed_loops.h"
#include "engine/dmn/boxed_parts.h"
#include "engine/dmn/functions.h"
#include "engine/dmn/reader/logic.h"

namespace engine::dmn {

// The expression inside the child of that name, as `if`, `in`, `return`.
BoxedPointer LogicReader::part(xml::Element parent, std::string_view name) {
  const auto child = reading_.child(parent, name);
  BoxedPointer value = child ? child_expression(*child) : nullptr;
  if (value == nullptr && !failure_) {
    fail("missing-expression", parent,
         std::string(parent.name()) + " has no expression in '" + std::string(name) + "'");
  }
  return value;
}

// A function may call itself by the name of its entry.
BoxedPointer LogicReader::context_value(xml::Element entry, const std::string& name,
                                        std::size_t slot) {
  const auto definition = reading_.child(entry, "functionDefinition");
  if (!definition || name.empty()) return child_expression(entry);
  const std::size_t mark = names_.mark();
  BoxedPointer value = function(*definition, slot);
  names_.close(mark);
  return value;
}

BoxedPointer LogicReader::context(xml::Element element) {
  std::vector<BoxedContext::Part> parts;
  BoxedPointer result;
  for (const xml::Element entry : element.children()) {
    if (!reading_.is(entry, "contextEntry")) continue;
    const auto variable = reading_.child(entry, "variable");
    if (!variable) {
      result = child_expression(entry);
      if (result == nullptr && !failure_) fail("missing-expression", entry, "an entry is empty");
      continue;
    }
    const std::string name = name_of(*variable);
    const bool twice = std::any_of(parts.begin(), parts.end(),
                                   [&](const auto& part) { return part.name == name; });
    if (twice) fail("duplicate-name", entry, "the context has two entries '" + name + "'");
    reading_.declare_name(name, *variable);
    const bool is_function = reading_.child(entry, "functionDefinition").has_value();
    std::size_t slot = is_function ? names_.add(name) : 0;
    BoxedPointer value = context_value(entry, name, slot);
    if (!is_function) slot = names_.add(name);
    if (value == nullptr) value = std::make_unique<LiteralExpression>(Formula::constant({}));
    parts.push_back({name, slot, type_of(*variable, reading_), std::move(value)});
  }
  return std::make_unique<BoxedContext>(std::move(parts), std::move(result));
}

BoxedPointer LogicReader::invocation(xml::Element element) {
  BoxedPointer called = child_expression(element);
  std::vector<Invocation::Binding> bindings;
  for (const xml::Element child : element.children()) {
    if (!reading_.is(child, "binding")) continue;
    const auto parameter = reading_.child(child, "parameter");
    BoxedPointer value = child_expression(child);
    if (!parameter) {
      fail("missing-element", child, "a binding needs a parameter");
      continue;
    }
    if (value == nullptr) value = std::make_unique<LiteralExpression>(Formula::constant({}));
    bindings.push_back({name_of(*parameter), std::move(value)});
  }
  if (called == nullptr) {
    fail("missing-expression", element, "an invocation needs the function that it calls");
    return nullptr;
  }
  return std::make_unique<Invocation>(std::move(called), std::move(bindings));
}

BoxedPointer LogicReader::list(xml::Element element) {
  std::vector<BoxedPointer> items;
  for (const xml::Element child : element.children()) {
    if (!is_expression(child)) continue;
    items.push_back(expression(child));
    if (items.back() == nullptr) return nullptr;
  }
  return std::make_unique<BoxedList>(std::move(items));
}

BoxedPointer LogicReader::relation(xml::Element element) {
  std::vector<Relation::Column> columns;
  std::vector<BoxedPointer> cells;
  for (const xml::Element child : element.children()) {
    if (reading_.is(child, "column")) {
      reading_.declare_name(name_of(child), child);
      columns.push_back({name_of(child), type_of(child, reading_)});
    }
    if (!reading_.is(child, "row")) continue;
    const std::size_t before = cells.size();
    for (const xml::Element cell : child.children()) {
      if (!is_expression(cell)) continue;
      cells.push_back(expression(cell));
      if (cells.back() == nullptr) return nullptr;
    }
    if (cells.size() - before != columns.size()) {
      fail("row-length", child, "a row has not as many cells as the relation has columns");
      return nullptr;
    }
  }
  return std::make_unique<Relation>(std::move(columns), std::move(cells));
}

BoxedPointer LogicReader::function(xml::Element element, std::optional<std::size_t> own_slot) {
  FunctionDefinition::Body body;
  body.own_slot = own_slot;
  body.parameters = parameters(element, body.first_parameter_slot);
  const int outer_height = std::exchange(height_, depth_);
  body.logic = function_body(element);
  body.height = height_ - depth_;
  height_ = std::max(height_, outer_height);
  if (body.logic == nullptr) return nullptr;
  if (text_attribute(element, "kind") == "Java") return std::move(body.logic);
  body.result = type_of_result(type_of(element, reading_));
  if (!body.result.is_unconstrained_any()) {
    body.logic = std::make_unique<TypedExpression>(std::move(body.logic), body.result);
  }
  return std::make_unique<FunctionDefinition>(std::move(body));
}

BoxedPointer LogicReader::conditional(xml::Element element) {
  BoxedPointer condition = part(element, "if");
  BoxedPointer then = part(element, "then");
  BoxedPointer otherwise = part(element, "else");
  if (condition == nullptr || then == nullptr || otherwise == nullptr) return nullptr;
  return std::make_unique<Conditional>(std::move(condition), std::move(then), std::move(otherwise));
}

BoxedPointer LogicReader::filter(xml::Element element) {
  BoxedPointer in = part(element, "in");
  const auto match = reading_.child(element, "match");
  if (in == nullptr) return nullptr;
  if (!match) {
    fail("missing-expression", element, "a filter has no expression in 'match'");
    return nullptr;
  }
  const std::size_t item_slot = names_.add("item");
  BoxedPointer condition = filter_match(*match, item_slot);
  if (condition == nullptr) return nullptr;
  return std::make_unique<Filter>(std::move(in), std::move(condition), item_slot);
}

// FEEL sees the entries of the item by name, which are known only when it is there.
BoxedPointer LogicReader::filter_match(xml::Element match, std::size_t item_slot) {
  const auto literal = reading_.child(match, "literalExpression");
  if (!literal) return child_expression(match);
  const std::string text = reading_.text_of(*literal);
  feel::CompileOptions options;
  options.names = reading_.wordy_names;
  for (const std::string& name : names_.visible()) {
    if (!name.empty()) options.names.push_back(name);
  }
  options.types = &reading_.types;
  options.undeclared = undeclared_;
  Result<feel::Expression> compiled = feel::compile(text, options);
  if (!compiled) {
    reading_.report_feel(compiled.error(), nearest_id(*literal), reading_.line_of_text(*literal));
    if (!failure_) failure_ = compiled.error();
    return nullptr;
  }
  reading_.note(*compiled, *literal);
  for (const std::string& name : compiled->variables()) {
    if (names_.find(name)) continue;
    implicit_inputs_.push_back({names_.add_implicit(name), name, true});
    if (feel::is_reserved_name(name)) undeclared_.push_back(name);
  }
  return std::make_unique<FilterMatch>(std::move(*compiled), names_.visible(), item_slot);
}

BoxedPointer LogicReader::iteration(xml::Element element, bool is_for, bool is_some) {
  BoxedPointer domain = part(element, "in");
  const std::string variable = normalized_name(text_attribute(element, "iteratorVariable"));
  if (variable.empty()) fail("missing-attribute", element, "an iterator variable is needed");
  reading_.declare_name(variable, element);
  Iteration::Slots slots{};
  slots.item = names_.add(variable);
  slots.partial = names_.add(is_for ? "partial" : "");
  BoxedPointer body = part(element, is_for ? "return" : "satisfies");
  if (domain == nullptr || body == nullptr) return nullptr;
  const Iteration::Form form = is_for    ? Iteration::Form::kFor
                               : is_some ? Iteration::Form::kSome
                                         : Iteration::Form::kEvery;
  return std::make_unique<Iteration>(form, std::move(domain), std::move(body), slots);
}

// The context of an external function names its class and method.
BoxedPointer LogicReader::external_function(xml::Element element) {
  std::string class_name;
  std::string signature;
  const auto context = reading_.child(element, "context");
  if (context) {
    for (const xml::Element entry : context->children()) {
      const auto variable = reading_.child(entry, "variable");
      const auto value = reading_.child(entry, "literalExpression");
      if (!variable || !value) continue;
      const std::optional<feel::Value> text = simple_literal(reading_.text_of(*value));
      if (!text || !text->is_string()) continue;
      if (name_of(*variable) == "class") class_name = text->as_string();
      if (name_of(*variable) == "method signature") signature = text->as_string();
    }
  }
  std::size_t first_slot = 0;
  const std::size_t mark = names_.mark();
  std::vector<feel::Parameter> declared = parameters(element, first_slot);
  names_.close(mark);
  feel::Value function = feel::external_function(class_name, signature, std::move(declared));
  if (function.is_null()) {
    reading_.report(
        Severity::kError, "unsupported-function", element,
        "'" + class_name + "." + signature + "' is none of the external functions known here");
  }
  return std::make_unique<LiteralExpression>(Formula::constant(std::move(function)));
}

BoxedPointer LogicReader::function_body(xml::Element function) {
  const std::string kind = text_attribute(function, "kind");
  if (kind == "Java") return external_function(function);
  if (!kind.empty() && kind != "FEEL") {
    fail("unsupported-function", function, "functions of kind '" + kind + "' are not supported");
    return nullptr;
  }
  BoxedPointer body = child_expression(function);
  if (body == nullptr && !failure_) {
    fail("missing-expression", function, "a function needs an expression");
  }
  return body;
}

}  // namespace engine::dmn
