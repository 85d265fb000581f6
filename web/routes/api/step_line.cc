#include "web/routes/api/step_line.h"

#include <algorithm>
#include <deque>
#include <set>

#include "web/routes/api/searching.h"

namespace web::api {
namespace {

using engine::bpmn::ElementIndex;
using engine::bpmn::ElementType;
using engine::bpmn::FlowNode;
using engine::bpmn::ProcessDefinition;

const FlowNode& inner_of(const ProcessDefinition& model, const FlowNode& node) {
  return node.is_multi_instance_body() ? model.node(node.inner) : node;
}

bool is_step(const FlowNode& node) {
  return node.is_person_task() || node.type == ElementType::kBusinessRuleTask ||
         node.type == ElementType::kCallActivity || node.type == ElementType::kSubProcess ||
         node.type == ElementType::kIntermediateCatchEvent;
}

// The scope that the steps of the line lie in.
ElementIndex scope_of(const ProcessDefinition& model, ElementIndex element) {
  const FlowNode& node = model.node(element);
  return node.body.exists() ? model.node(node.body).scope : node.scope;
}

// The elements of a scope as tokens come to them, breadth first; what no flow leads to comes last.
std::vector<ElementIndex> in_order(const ProcessDefinition& model, ElementIndex scope) {
  std::vector<ElementIndex> order;
  std::set<ElementIndex> seen;
  std::deque<ElementIndex> open;
  for (const ElementIndex entry : model.node(scope).entries) open.push_back(entry);
  while (!open.empty()) {
    const ElementIndex index = open.front();
    open.pop_front();
    if (!seen.insert(index).second) continue;
    order.push_back(index);
    const FlowNode& node = model.node(index);
    for (const auto flow : node.outgoing) open.push_back(model.flow(flow).target);
    for (const ElementIndex boundary : node.boundary_events) open.push_back(boundary);
  }
  for (const FlowNode& node : model.nodes) {
    const bool has_place = node.scope == scope && node.index != engine::bpmn::kProcessIndex;
    if (has_place && !seen.contains(node.index)) order.push_back(node.index);
  }
  return order;
}

// Of the seats of one node the caller's own; of others only one that is alone.
std::optional<Words> doer_among(const Reading& reading, const std::vector<std::string>& seats) {
  const auto own = std::find_if(seats.begin(), seats.end(), [&reading](const std::string& login) {
    return reading.caller.is(login);
  });
  if (own != seats.end()) return reading.names.person_or_null(*own);
  return seats.size() == 1 ? reading.names.person_or_null(seats.front()) : std::nullopt;
}

StepFacts facts_of(const Reading& reading, const engine::UserTask& task) {
  StepFacts facts;
  std::map<engine::ElementInstanceKey, std::string> doers;
  std::map<engine::ElementInstanceKey, std::vector<std::string>> seats;
  std::map<engine::ElementInstanceKey, ElementIndex> bodies;
  const auto of_instance = [&task] {
    return search_for({equals("processInstanceKey", operand(task.instance))});
  };
  for (const engine::UserTask& row : reading.queries.user_tasks(of_instance()).rows) {
    doers[element_of(row.key)] = row.completed_by.empty() ? row.assignee : row.completed_by;
  }
  for (const engine::FoundElement& found : reading.queries.element_instances(of_instance()).rows) {
    const FlowNode* node = reading.node(found.row.definition, found.row.element);
    const auto doer = doers.find(found.row.key);
    if (node != nullptr && node->body.exists()) {
      if (doer != doers.end()) seats[found.row.scope].push_back(doer->second);
      continue;
    }
    StepFacts::Visit visit{found.row.state, found.row.ended, std::nullopt};
    if (doer != doers.end()) visit.who = reading.names.person_or_null(doer->second);
    facts.visits[found.row.element] = std::move(visit);
    if (node != nullptr && node->is_multi_instance_body()) {
      bodies[found.row.key] = found.row.element;
    }
  }
  for (const auto& [body, element] : bodies) {
    facts.visits[element].who = doer_among(reading, seats[body]);
  }
  return facts;
}

}  // namespace

std::vector<Step> steps_of(const ProcessDefinition& model, ElementIndex element,
                           const StepFacts& facts) {
  std::vector<Step> steps;
  for (const ElementIndex index : in_order(model, scope_of(model, element))) {
    const FlowNode& node = inner_of(model, model.node(index));
    if (!is_step(node)) continue;
    Step step{node.id, label_of(node), StepKind::kAuto, StepState::kAhead, {}, {}};
    if (node.is_person_task()) step.kind = StepKind::kPerson;
    auto visit = facts.visits.find(node.index);
    if (visit == facts.visits.end()) visit = facts.visits.find(index);
    if (visit != facts.visits.end()) {
      const bool is_over = engine::is_over(visit->second.state);
      step.state = is_over ? StepState::kDone : StepState::kHere;
      step.who = visit->second.who;
      if (is_over) step.at = time_or_null(visit->second.ended);
    }
    steps.push_back(std::move(step));
  }
  return steps;
}

std::vector<Step> step_line(const Reading& reading, const engine::UserTask& task) {
  const ProcessDefinition* model = reading.model(task.definition);
  if (model == nullptr) return {};
  return steps_of(*model, task.element, facts_of(reading, task));
}

}  // namespace web::api
