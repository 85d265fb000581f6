#include "engine/command/declared.h"

#include <algorithm>

namespace engine {

bool is_of_package(const State& state, const std::string& process_id) {
  const auto is_shipped = [&](const std::string& file) {
    return std::any_of(state.catalog.packages().begin(), state.catalog.packages().end(),
                       [&](const auto& each) {
                         const auto& models = each.second->models;
                         return std::any_of(models.begin(), models.end(),
                                            [&](const auto& model) { return model.name == file; });
                       });
  };
  return std::any_of(state.processes.begin(), state.processes.end(),
                     [&](const ProcessVersion& version) {
                       return version.id == process_id && is_shipped(version.resource_name);
                     });
}

const package::Intake* intake_of(const State& state, const std::string& message) {
  for (const auto& [id, package] : state.catalog.packages()) {
    for (const package::Intake& intake : package->intakes) {
      if (intake.message == message) return &intake;
    }
  }
  return nullptr;
}

}  // namespace engine
