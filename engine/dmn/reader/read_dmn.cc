#include "engine/dmn/read_dmn.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "engine/dmn/graph.h"
#include "engine/dmn/reader/logic.h"
#include "engine/dmn/reader/requirements.h"

namespace engine::dmn {
namespace {

constexpr std::array<std::string_view, 4> kNamespaces = {
    "http://www.omg.org/spec/DMN/20180521/MODEL/",    // 1.2
    "https://www.omg.org/spec/DMN/20191111/MODEL/",   // 1.3
    "https://www.omg.org/spec/DMN/20211108/MODEL/",   // 1.4
    "https://www.omg.org/spec/DMN/20230324/MODEL/"};  // 1.5

bool is_dmn(xml::Element root) {
  const bool known =
      std::find(kNamespaces.begin(), kNamespaces.end(), root.namespace_uri()) != kNamespaces.end();
  return known && root.name() == "definitions";
}

// The variable's name is what expressions use; it should be that of the element.
std::string variable_name(xml::Element element, const Reading& reading) {
  const auto variable = reading.child(element, "variable");
  const std::string name = variable ? name_of(*variable) : "";
  return name.empty() ? name_of(element) : name;
}

feel::Type variable_type(xml::Element element, Reading& reading) {
  const auto variable = reading.child(element, "variable");
  return variable ? type_of(*variable, reading) : feel::Type();
}

// Of something that is called: the variable, or else the logic, may have the type of the function
// or of its result.
feel::Type called_type(xml::Element element, Reading& reading) {
  const feel::Type type = type_of_result(variable_type(element, reading));
  const auto function = reading.child(element, "encapsulatedLogic");
  if (!type.is_unconstrained_any() || !function) return type;
  return type_of_result(type_of(*function, reading));
}

class GraphReader {
 public:
  GraphReader(xml::Element root, Graph& graph, Findings& findings)
      : root_(root),
        graph_(graph),
        reading_{graph,
                 findings,
                 root.namespace_uri(),
                 root.attribute("expressionLanguage").value_or(""),
                 {},
                 {}},
        targets_(graph) {}

  void read(std::span<const std::shared_ptr<const Model>> models) {
    graph_.id = text_attribute(root_, "id");
    graph_.name = text_attribute(root_, "name");
    graph_.namespace_uri = text_attribute(root_, "namespace");
    for (const xml::Element child : root_.children()) {
      if (reading_.is(child, "import")) read_import(child, models);
    }
    read_types(root_, reading_);
    for (const xml::Element child : root_.children()) declare(child);
    for (const xml::Element child : root_.children()) declare_names(child);
    read_knowledge();
    read_decisions();
    read_services();
    break_cycles();
    describe_decisions();
  }

 private:
  void read_import(xml::Element element, std::span<const std::shared_ptr<const Model>> models) {
    Graph::Import import;
    import.name = name_of(element);
    import.namespace_uri = text_attribute(element, "namespace");
    const std::string type = text_attribute(element, "importType");
    const bool is_model =
        std::find(kNamespaces.begin(), kNamespaces.end(), type) != kNamespaces.end();
    for (const std::shared_ptr<const Model>& model : models) {
      if (model->target_namespace() == import.namespace_uri) import.graph = model->shared_graph();
    }
    if (!is_model || import.graph == nullptr) {
      reading_.report(Severity::kError, is_model ? "missing-import" : "unsupported", element,
                      "the import '" + import.namespace_uri + "' " +
                          (is_model ? "is not there" : "is no DMN model"));
    }
    if (import.graph != nullptr) graph_.uses_calendar |= import.graph->uses_calendar;
    reading_.declare_name(import.name, element);
    graph_.imports.push_back(std::move(import));
  }

  // Gives every element its place, so that requirements may point forward.
  void declare(xml::Element element) {
    const std::string id = text_attribute(element, "id");
    std::string name = variable_name(element, reading_);
    if (reading_.is(element, "inputData")) {
      add_target(ElementKind::kInputData, graph_.input_data.size(), element, name);
      graph_.input_data.push_back({id, name, variable_type(element, reading_)});
    } else if (reading_.is(element, "decision")) {
      add_target(ElementKind::kDecision, graph_.decisions.size(), element, name);
      Decision& decision = graph_.decisions.emplace_back();
      decision.id = id;
      decision.name = std::move(name);
      decision_elements_.push_back(element);
    } else if (reading_.is(element, "businessKnowledgeModel")) {
      add_target(ElementKind::kKnowledge, graph_.knowledge.size(), element, name);
      Knowledge& knowledge = graph_.knowledge.emplace_back();
      knowledge.id = id;
      knowledge.name = std::move(name);
      knowledge_elements_.push_back(element);
    } else if (reading_.is(element, "decisionService")) {
      add_target(ElementKind::kService, graph_.services.size(), element, name);
      DecisionService& service = graph_.services.emplace_back();
      service.id = id;
      service.name = std::move(name);
      service_elements_.push_back(element);
    }
  }

  void add_target(ElementKind kind, std::size_t index, xml::Element element, std::string name) {
    const std::string id = text_attribute(element, "id");
    if (name.empty()) {
      reading_.report(Severity::kError, "missing-attribute", element, "a name is needed");
    }
    if (!ids_.insert(id).second) {
      reading_.report(Severity::kError, "duplicate-id", element,
                      "the id '" + id + "' stands twice");
    }
    reading_.declare_name(name, element);
    targets_.add(kind, index, id, std::move(name));
  }

  // Names anywhere below that are more than one word: an expression may stand before them. Those of
  // parameters are known within their function only.
  void declare_names(xml::Element element) {
    for (const xml::Element child : element.children()) {
      const bool is_named = reading_.is(child, "variable") || reading_.is(child, "column") ||
                            reading_.is(child, "output");
      const std::string name = is_named ? name_of(child) : "";
      if (!is_plain_name(name)) reading_.declare_name(name, child);
      declare_names(child);
    }
  }

  void finish_logic(LogicReader& logic, xml::Element element, Logic& result) {
    result.frame_size = logic.names().size();
    result.height = logic.height();
    result.broken = logic.failure();
    for (const ImplicitInput& implicit : logic.implicit_inputs()) {
      if (alias(implicit, result)) continue;
      if (targets_.has_name(implicit.name)) {
        if (implicit.may_be_entry) continue;
        reading_.report(Severity::kWarning, "not-required", element,
                        "'" + implicit.name + "' is used and not required, so it is null");
      } else {
        result.implicit_inputs.push_back(implicit);
      }
    }
  }

  // The id of a required element is a name for it too: many models written by tools use it so.
  static bool alias(const ImplicitInput& implicit, Logic& logic) {
    for (const Requirement& requirement : logic.requirements) {
      if (requirement.id != implicit.name || !requirement.entry.empty()) continue;
      Requirement again = requirement;
      again.slot = implicit.slot;
      logic.requirements.push_back(std::move(again));
      return true;
    }
    return false;
  }

  void read_decisions() {
    for (std::size_t i = 0; i < decision_elements_.size(); ++i) {
      const xml::Element element = decision_elements_[i];
      Decision& decision = graph_.decisions[i];
      LogicReader logic(reading_, element);
      const std::size_t errors = reading_.findings.size();
      decision.logic.requirements = read_requirements(element, targets_, logic.names(), reading_);
      if (has_error_since(errors)) logic.fail_quietly("a requirement cannot be found");
      decision.result_type = variable_type(element, reading_);
      for (const xml::Element child : element.children()) {
        if (!logic.is_expression(child)) continue;
        if (child.name() == "decisionTable") decision.type = DecisionType::kDecisionTable;
        if (child.name() == "literalExpression") decision.type = DecisionType::kLiteralExpression;
        decision.logic.expression = logic.expression(child, true);
      }
      if (decision.logic.expression == nullptr && !logic.failure()) {
        reading_.report(Severity::kWarning, "no-logic", element, "without logic it is null");
      }
      finish_logic(logic, element, decision.logic);
    }
  }

  bool has_error_since(std::size_t first) const {
    return std::any_of(reading_.findings.begin() + static_cast<std::ptrdiff_t>(first),
                       reading_.findings.end(),
                       [](const Finding& finding) { return finding.severity == Severity::kError; });
  }

  void read_knowledge() {
    for (std::size_t i = 0; i < knowledge_elements_.size(); ++i) {
      const xml::Element element = knowledge_elements_[i];
      Knowledge& knowledge = graph_.knowledge[i];
      LogicReader logic(reading_, element);
      const std::size_t errors = reading_.findings.size();
      knowledge.logic.requirements = read_requirements(element, targets_, logic.names(), reading_);
      if (has_error_since(errors)) logic.fail_quietly("a requirement cannot be found");
      knowledge.result_type = called_type(element, reading_);
      if (const auto function = reading_.child(element, "encapsulatedLogic")) {
        const std::size_t mark = logic.names().mark();
        knowledge.parameters = logic.parameters(*function, knowledge.first_parameter_slot);
        knowledge.is_external = text_attribute(*function, "kind") == "Java";
        knowledge.logic.expression = logic.function_body(*function);
        logic.names().close(mark);
      } else {
        logic.fail("missing-expression", element, "a business knowledge model needs logic");
      }
      finish_logic(logic, element, knowledge.logic);
    }
  }

  void read_services() {
    for (std::size_t i = 0; i < service_elements_.size(); ++i) {
      read_service(service_elements_[i], graph_.services[i]);
    }
  }

  void read_service(xml::Element element, DecisionService& service) {
    service.result_type = called_type(element, reading_);
    add_inputs(element, "inputData", service);
    add_inputs(element, "inputDecision", service);
    for (const xml::Element child : element.children()) {
      if (!reading_.is(child, "outputDecision")) continue;
      const std::optional<Target> target = find_target(child, service);
      if (target) service.outputs.push_back({target->reference, target->name});
    }
    if (service.outputs.empty() && !service.broken) {
      reading_.report(Severity::kError, "missing-element", element,
                      "a decision service needs an output decision");
      service.broken = Failure{ErrorCode::kDecisionEvaluationError, "no output decision", {}};
    }
  }

  void add_inputs(xml::Element element, std::string_view name, DecisionService& service) {
    for (const xml::Element child : element.children()) {
      if (!reading_.is(child, name)) continue;
      const std::optional<Target> target = find_target(child, service);
      if (!target) continue;
      service.inputs.push_back({target->kind, target->reference});
      service.parameters.push_back({target->name, type_of_target(*target)});
    }
  }

  std::optional<Target> find_target(xml::Element element, DecisionService& service) {
    const std::string href = text_attribute(element, "href");
    std::optional<Target> target = targets_.find(href);
    if (!target) {
      const std::string message = "there is no element '" + href + "'";
      reading_.report(Severity::kError, "unknown-reference", element, message);
      service.broken = Failure{ErrorCode::kDecisionEvaluationError, message, {}};
    }
    return target;
  }

  feel::Type type_of_target(const Target& target) const {
    const Graph* graph = &graph_;
    for (const std::size_t import : target.reference.path) {
      graph = graph->imports[import].graph.get();
    }
    const std::size_t index = target.reference.index;
    return target.kind == ElementKind::kDecision ? graph->decisions[index].result_type
                                                 : graph->input_data[index].type;
  }

  // Decisions that require each other in a circle cannot be evaluated, the others can.
  void break_cycles() {
    std::vector<int> colour(graph_.decisions.size(), 0);
    for (std::size_t i = 0; i < colour.size(); ++i) visit(i, colour, 0);
  }

  // Colours: 0 not seen, 1 on the way, 2 done.
  void visit(std::size_t index, std::vector<int>& colour, int depth) {
    if (colour[index] == 2 || depth > kMaxRequirementDepth) return;
    colour[index] = 1;
    Logic& logic = graph_.decisions[index].logic;
    for (const Requirement& requirement : logic.requirements) {
      const bool is_own =
          requirement.kind == ElementKind::kDecision && requirement.element.path.empty();
      if (!is_own) continue;
      if (colour[requirement.element.index] == 1) {
        reading_.report(Severity::kError, "requirement-cycle", decision_elements_[index],
                        "the decision requires itself by way of '" + requirement.name + "'");
        logic.broken = Failure{ErrorCode::kDecisionEvaluationError,
                               "'" + graph_.decisions[index].name + "' requires itself",
                               {}};
      } else {
        visit(requirement.element.index, colour, depth + 1);
      }
    }
    colour[index] = 2;
  }

  void describe_decisions() {
    for (std::size_t i = 0; i < graph_.decisions.size(); ++i) {
      const Decision& decision = graph_.decisions[i];
      DecisionInfo& info = graph_.decision_infos.emplace_back();
      info.id = decision.id;
      info.name = decision.name;
      info.type = decision.type;
      info.broken = decision.logic.broken.has_value();
      for (const Requirement& requirement : decision.logic.requirements) {
        const bool is_own =
            requirement.kind == ElementKind::kDecision && requirement.element.path.empty();
        if (is_own) info.requires_decisions.push_back(requirement.id);
      }
      const auto table = reading_.child(decision_elements_[i], "decisionTable");
      if (table) describe_rules(*table, info);
    }
  }

  void describe_rules(xml::Element table, DecisionInfo& info) const {
    std::vector<std::string> columns;
    for (const xml::Element child : table.children()) {
      if (reading_.is(child, "annotation")) columns.push_back(text_attribute(child, "name"));
      if (!reading_.is(child, "rule")) continue;
      RuleInfo& rule = info.rules.emplace_back();
      rule.id = text_attribute(child, "id");
      for (const xml::Element entry : child.children()) {
        if (!reading_.is(entry, "annotationEntry")) continue;
        const std::size_t place = rule.annotations.size();
        rule.annotations.push_back(
            {place < columns.size() ? columns[place] : "", reading_.text_of(entry)});
      }
    }
  }

  static constexpr int kMaxRequirementDepth = 1'000;

  xml::Element root_;
  Graph& graph_;
  Reading reading_;
  Targets targets_;
  std::set<std::string> ids_;
  std::vector<xml::Element> decision_elements_;
  std::vector<xml::Element> knowledge_elements_;
  std::vector<xml::Element> service_elements_;
};

}  // namespace

ReadResult read_dmn(std::string_view bytes, std::span<const std::shared_ptr<const Model>> imports) {
  ReadResult result;
  const Result<xml::Document> document = xml::parse_xml(bytes);
  if (!document) {
    result.findings.push_back(
        {Severity::kError, "not-xml", "", document.error().position, document.error().message});
    return result;
  }
  const xml::Element root = document->root();
  if (!is_dmn(root)) {
    result.findings.push_back({Severity::kError, "unsupported-namespace", "",
                               Position{root.line(), 0},
                               "this is no DMN 1.2 to 1.5: '" + std::string(root.namespace_uri()) +
                                   "' " + std::string(root.name())});
    return result;
  }
  const auto graph = std::make_shared<Graph>();
  GraphReader(root, *graph, result.findings).read(imports);
  result.model = std::make_shared<const Model>(graph);
  return result;
}

std::vector<std::string> imported_namespaces(std::string_view bytes) {
  std::vector<std::string> namespaces;
  const Result<xml::Document> document = xml::parse_xml(bytes);
  if (!document || !is_dmn(document->root())) return namespaces;
  const xml::Element root = document->root();
  for (const xml::Element child : root.children()) {
    if (!child.is(root.namespace_uri(), "import")) continue;
    namespaces.push_back(text_attribute(child, "namespace"));
  }
  return namespaces;
}

std::string target_namespace(std::string_view bytes) {
  const Result<xml::Document> document = xml::parse_xml(bytes);
  if (!document || !is_dmn(document->root())) return "";
  return text_attribute(document->root(), "namespace");
}

}  // namespace engine::dmn
