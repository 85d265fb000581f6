#include <functional>
#include <set>
#include <utility>

#include "engine/dmn/formula.h"
#include "engine/dmn/reader/names.h"
#include "engine/dmn/reader/reading.h"
#include "engine/feel/evaluate.h"

namespace engine::dmn {
namespace {

using feel::Type;

constexpr int kMaxTypeDepth = 32;

// Names of other tools for FEEL's own types.
std::optional<Type> built_in(std::string_view name) {
  if (name.starts_with("feel:")) name.remove_prefix(5);
  if (name.empty() || name == "Any") return Type();
  if (name == "integer" || name == "long" || name == "double") {
    return Type::simple(feel::Kind::kNumber);
  }
  return feel::built_in_type(name);
}

// Builds types from item definitions, each when it is first asked for.
class TypeReader {
 public:
  TypeReader(xml::Element definitions, Reading& reading) : reading_(reading) {
    for (const xml::Element child : definitions.children()) {
      if (reading_.is(child, "itemDefinition")) definitions_.emplace(name_of(child), child);
    }
  }

  void read_all() {
    for (const auto& [name, element] : definitions_) read_named(name, element);
  }

 private:
  Type read_named(const std::string& name, xml::Element element) {
    if (const std::optional<Type> done = reading_.graph.types.find(name)) return *done;
    const bool is_nested_too_deep = under_way_.size() >= kMaxTypeDepth;
    if (is_nested_too_deep || !under_way_.insert(name).second) {
      reading_.report(Severity::kError, "recursive-type", element,
                      "the type '" + name + "' contains itself or is nested too deep");
      return Type();
    }
    Type type = read(element);
    under_way_.erase(name);
    reading_.graph.types.add(name, type);
    return type;
  }

  Type named(std::string_view ref, xml::Element element) {
    const std::string name = normalized_name(ref);
    const auto found = definitions_.find(name);
    if (found != definitions_.end()) return read_named(name, found->second);
    return type_named(name, element, reading_);
  }

  Type read(xml::Element element) {
    Type type = constrained(base(element), element, "allowedValues");
    if (text_attribute(element, "isCollection") == "true") type = Type::list(std::move(type));
    return constrained(std::move(type), element, "typeConstraint");
  }

  Type base(xml::Element element) {
    if (const auto function = reading_.child(element, "functionItem")) {
      return function_type(*function);
    }
    std::vector<feel::TypeField> fields;
    for (const xml::Element child : element.children()) {
      if (!reading_.is(child, "itemComponent")) continue;
      const std::string name = name_of(child);
      reading_.declare_name(name, child);
      fields.push_back({name, read(child)});
    }
    if (!fields.empty()) return Type::context(std::move(fields));
    const auto ref = reading_.child(element, "typeRef");
    return ref ? named(trimmed(ref->text()), *ref) : Type();
  }

  Type function_type(xml::Element element) {
    std::vector<Type> parameters;
    for (const xml::Element child : element.children()) {
      if (reading_.is(child, "parameters")) {
        parameters.push_back(named(text_attribute(child, "typeRef"), child));
      }
    }
    return Type::function(std::move(parameters),
                          named(text_attribute(element, "outputTypeRef"), element));
  }

  Type constrained(Type type, xml::Element element, std::string_view constraint) {
    const auto values = reading_.child(element, constraint);
    const std::string text = values ? reading_.text_of(*values) : "";
    if (text.empty()) return type;
    Result<feel::UnaryTests> tests = feel::compile_unary_tests(text);
    if (!tests) {
      reading_.report_feel(tests.error(), nearest_id(*values), reading_.line_of_text(*values));
      return type;
    }
    reading_.allowed_texts.insert_or_assign(name_of(element), text);
    return Type::constrained(
        type, [allowed = *tests](const feel::Value& value, feel::Environment& environment) {
          // That a value is not allowed is told by whoever asked.
          std::vector<feel::Warning>* const warnings = std::exchange(environment.warnings, nullptr);
          const std::vector<feel::Value> slots(allowed.variables().size());
          const Result<feel::Value> met = feel::evaluate(allowed, value, slots, environment);
          environment.warnings = warnings;
          return met.has_value() && met->is_true();
        });
  }

  Reading& reading_;
  std::map<std::string, xml::Element, std::less<>> definitions_;
  std::set<std::string, std::less<>> under_way_;
};

// "import.name" for a type of an imported model.
std::optional<Type> imported(std::string_view name, const Graph& graph) {
  for (const Graph::Import& import : graph.imports) {
    if (import.graph == nullptr) continue;
    std::string_view rest = name;
    if (!import.name.empty()) {
      if (!rest.starts_with(import.name + ".")) continue;
      rest.remove_prefix(import.name.size() + 1);
    }
    if (auto type = import.graph->types.find(rest)) return type;
    if (auto type = imported(rest, *import.graph)) return type;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Type> KnownTypes::find(std::string_view name) const {
  if (auto type = graph_.types.find(name)) return type;
  return imported(name, graph_);
}

void read_types(xml::Element definitions, Reading& reading) {
  TypeReader(definitions, reading).read_all();
}

feel::Type type_named(std::string_view type_ref, xml::Element element, Reading& reading) {
  const std::string name = normalized_name(type_ref);
  if (auto type = reading.types.find(name)) return *type;
  if (auto type = built_in(name)) return *type;
  const Result<feel::Type> parsed = feel::parse_type(name, &reading.types);
  if (parsed) return *parsed;
  reading.report(Severity::kError, "unknown-type", element, "there is no type '" + name + "'");
  return feel::Type();
}

feel::Type type_of(xml::Element element, Reading& reading) {
  const auto ref = element.attribute("typeRef");
  return ref ? type_named(*ref, element, reading) : feel::Type();
}

feel::Type type_of_result(const feel::Type& type) {
  return type.form() == feel::Type::Form::kFunction ? type.part() : type;
}

}  // namespace engine::dmn
