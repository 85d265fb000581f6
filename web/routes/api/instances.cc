#include "web/routes/api/instances.h"

#include <algorithm>
#include <set>

#include "web/routes/api/searching.h"

namespace web::api {
namespace {

// Whether somebody other than the person of the instance may be meant.
bool has_own_subject(const engine::bpmn::ProcessDefinition& model, engine::ElementIndex element) {
  while (element.exists() && element != engine::bpmn::kProcessIndex) {
    const engine::bpmn::FlowNode& node = model.node(element);
    if (node.wf != nullptr && node.wf->subject) return true;
    element = node.scope;
  }
  return false;
}

std::optional<engine::ElementInstance> find_element(engine::Queries& queries,
                                                    engine::ElementInstanceKey key) {
  auto found =
      only(queries.element_instances(search_for({equals("elementInstanceKey", operand(key))})));
  if (!found) return std::nullopt;
  return std::move(found->row);
}

}  // namespace

Instances::Instances(engine::Queries& queries,
                     const std::vector<engine::ProcessInstanceKey>& keys) {
  const std::set<engine::ProcessInstanceKey> distinct(keys.begin(), keys.end());
  std::vector<engine::Operand> operands;
  operands.reserve(distinct.size());
  for (const engine::ProcessInstanceKey key : distinct) operands.push_back(operand(key));
  constexpr std::size_t kAtOnce = 500;
  for (std::size_t from = 0; from < operands.size(); from += kAtOnce) {
    const auto begin = operands.begin() + static_cast<std::ptrdiff_t>(from);
    const auto count = std::min(kAtOnce, operands.size() - from);
    const std::vector<engine::Operand> part(begin, begin + static_cast<std::ptrdiff_t>(count));
    for (engine::FoundInstance& found :
         queries.process_instances(search_for({one_of("processInstanceKey", part)})).rows) {
      const engine::ProcessInstanceKey key = found.row.key;
      rows_.emplace(key, std::move(found.row));
    }
  }
}

const engine::ProcessInstance* Instances::find(engine::ProcessInstanceKey key) const {
  const auto found = rows_.find(key);
  return found == rows_.end() ? nullptr : &found->second;
}

std::vector<engine::ProcessInstance> instances_of_case(engine::Queries& queries,
                                                       engine::CaseKey key) {
  std::vector<engine::ProcessInstance> instances;
  auto found =
      queries.process_instances(search_for({equals("rootProcessInstanceKey", operand(key))}));
  for (engine::FoundInstance& row : found.rows) instances.push_back(std::move(row.row));
  return instances;
}

std::string subject_at(const Reading& reading, const engine::ProcessInstance* instance,
                       engine::ElementIndex element, engine::ElementInstanceKey key) {
  if (instance == nullptr) return {};
  const engine::bpmn::ProcessDefinition* model = reading.model(instance->definition);
  if (model == nullptr || !has_own_subject(*model, element)) return instance->subject;
  for (auto visit = find_element(reading.queries, key); visit;
       visit = find_element(reading.queries, visit->scope)) {
    if (!visit->subject.empty()) return visit->subject;
  }
  return instance->subject;
}

}  // namespace web::api
