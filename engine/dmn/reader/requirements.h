#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/dmn/reader/names.h"
#include "engine/dmn/reader/reading.h"

namespace engine::dmn {

// An element of this model or of an imported one.
struct Target {
  ElementKind kind{};
  Reference reference;
  std::string id;
  std::string name;
  // Names of the imports on the way; those without a name are left out.
  std::vector<std::string> import_names;
};

// Finds elements by the `href` of a requirement: "#id", or "namespace#id".
class Targets {
 public:
  explicit Targets(const Graph& graph) : graph_(graph) {}

  // Of this model.
  void add(ElementKind kind, std::size_t index, std::string id, std::string name);
  std::optional<Target> find(std::string_view href) const;
  bool has_name(std::string_view name) const;

 private:
  const Graph& graph_;
  std::map<std::string, Target, std::less<>> own_;
};

// Reads the requirements of a decision or business knowledge model; each becomes a visible name.
std::vector<Requirement> read_requirements(xml::Element element, const Targets& targets,
                                           Names& names, Reading& reading);

}  // namespace engine::dmn
