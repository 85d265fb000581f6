#include "engine/dmn/reader/requirements.h"

#include <array>
#include <utility>

namespace engine::dmn {
namespace {

constexpr int kMaxImportDepth = 8;

template <class Elements>
std::optional<Target> find_in(const Elements& elements, std::string_view id, ElementKind kind) {
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (elements[i].id == id) {
      return Target{kind, Reference{{}, i}, elements[i].id, elements[i].name, {}};
    }
  }
  return std::nullopt;
}

std::optional<Target> find_in_graph(const Graph& graph, std::string_view id) {
  auto target = find_in(graph.input_data, id, ElementKind::kInputData);
  if (!target) target = find_in(graph.decisions, id, ElementKind::kDecision);
  if (!target) target = find_in(graph.knowledge, id, ElementKind::kKnowledge);
  if (!target) target = find_in(graph.services, id, ElementKind::kService);
  return target;
}

// Walks the imports, nearest first, for the model of that namespace.
std::optional<Target> find_imported(const Graph& graph, std::string_view namespace_uri,
                                    std::string_view id, int depth) {
  if (depth > kMaxImportDepth) return std::nullopt;
  for (std::size_t i = 0; i < graph.imports.size(); ++i) {
    const Graph::Import& import = graph.imports[i];
    if (import.graph == nullptr) continue;
    std::optional<Target> target;
    if (import.namespace_uri == namespace_uri) target = find_in_graph(*import.graph, id);
    if (!target) target = find_imported(*import.graph, namespace_uri, id, depth + 1);
    if (!target) continue;
    target->reference.path.insert(target->reference.path.begin(), i);
    if (!import.name.empty()) {
      target->import_names.insert(target->import_names.begin(), import.name);
    }
    return target;
  }
  return std::nullopt;
}

constexpr std::array<std::string_view, 3> kRequirements = {"requiredInput", "requiredDecision",
                                                           "requiredKnowledge"};

bool is_requirement(const Reading& reading, xml::Element element) {
  return reading.is(element, "informationRequirement") ||
         reading.is(element, "knowledgeRequirement");
}

// The slot of the first name on the way: that of the import, or of the element itself.
Requirement requirement_of(const Target& target, Names& names) {
  Requirement requirement;
  requirement.kind = target.kind;
  requirement.element = target.reference;
  requirement.id = target.id;
  requirement.name = target.name;
  std::vector<std::string> way = target.import_names;
  way.push_back(target.name);
  const std::optional<std::size_t> known = names.find(way.front());
  requirement.slot = known ? *known : names.add(way.front());
  requirement.entry.assign(way.begin() + 1, way.end());
  return requirement;
}

}  // namespace

void Targets::add(ElementKind kind, std::size_t index, std::string id, std::string name) {
  std::string key = id;
  own_.insert_or_assign(std::move(key),
                        Target{kind, Reference{{}, index}, std::move(id), std::move(name), {}});
}

std::optional<Target> Targets::find(std::string_view href) const {
  const std::size_t hash = href.rfind('#');
  if (hash == std::string_view::npos) return std::nullopt;
  const std::string_view namespace_uri = href.substr(0, hash);
  const std::string_view id = href.substr(hash + 1);
  if (namespace_uri.empty() || namespace_uri == graph_.namespace_uri) {
    const auto found = own_.find(id);
    if (found != own_.end()) return found->second;
  }
  return find_imported(graph_, namespace_uri, id, 0);
}

bool Targets::has_name(std::string_view name) const {
  for (const auto& [id, target] : own_) {
    if (target.name == name) return true;
  }
  return false;
}

std::vector<Requirement> read_requirements(xml::Element element, const Targets& targets,
                                           Names& names, Reading& reading) {
  std::vector<Requirement> requirements;
  for (const xml::Element child : element.children()) {
    if (!is_requirement(reading, child)) continue;
    for (const std::string_view name : kRequirements) {
      const auto required = reading.child(child, name);
      if (!required) continue;
      const std::string href = text_attribute(*required, "href");
      const std::optional<Target> target = targets.find(href);
      if (!target) {
        reading.report(Severity::kError, "unknown-reference", child,
                       "there is no element '" + href + "'");
        continue;
      }
      for (const std::string& import : target->import_names) reading.declare_name(import, child);
      reading.declare_name(target->name, child);
      requirements.push_back(requirement_of(*target, names));
    }
  }
  return requirements;
}

}  // namespace engine::dmn
