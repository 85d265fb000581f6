#include "engine/dmn/model.h"

#include <algorithm>
#include <utility>

#include "engine/dmn/graph.h"

namespace engine::dmn {
namespace {

std::optional<std::size_t> place_of(std::span<const DecisionInfo> decisions,
                                    std::string DecisionInfo::*member, std::string_view wanted) {
  const auto found =
      std::find_if(decisions.begin(), decisions.end(),
                   [&](const DecisionInfo& decision) { return decision.*member == wanted; });
  if (found == decisions.end()) return std::nullopt;
  return static_cast<std::size_t>(found - decisions.begin());
}

}  // namespace

Model::Model(std::shared_ptr<const Graph> graph) : graph_(std::move(graph)) {}

const std::string& Model::id() const {
  return graph_->id;
}
const std::string& Model::name() const {
  return graph_->name;
}
const std::string& Model::target_namespace() const {
  return graph_->namespace_uri;
}
bool Model::uses_calendar() const {
  return graph_->uses_calendar;
}

std::span<const DecisionInfo> Model::decisions() const {
  return graph_->decision_infos;
}

std::optional<std::size_t> Model::find_decision(std::string_view id) const {
  return place_of(decisions(), &DecisionInfo::id, id);
}

std::optional<std::size_t> Model::find_decision_by_name(std::string_view name) const {
  return place_of(decisions(), &DecisionInfo::name, name);
}

std::optional<feel::Type> TypeTable::find(std::string_view name) const {
  const auto found = types_.find(name);
  if (found == types_.end()) return std::nullopt;
  return found->second;
}

}  // namespace engine::dmn
