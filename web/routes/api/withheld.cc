#include "web/routes/api/withheld.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "web/routes/api/searching.h"

namespace web::api {
namespace {

using engine::ElementState;

std::optional<engine::FoundElement> element_at(const Reading& reading,
                                               engine::ElementInstanceKey key) {
  return only(
      reading.queries.element_instances(search_for({equals("elementInstanceKey", operand(key))})));
}

// All of them, page by page: a bound would let some be seen.
std::vector<engine::FoundElement> every_element(const Reading& reading, engine::Search search) {
  std::vector<engine::FoundElement> all;
  for (;;) {
    engine::Found<engine::FoundElement> page = reading.queries.element_instances(search);
    std::move(page.rows.begin(), page.rows.end(), std::back_inserter(all));
    if (!page.has_more) return all;
    search.page.after = page.end_cursor;
  }
}

bool has_withheld_seats(const engine::bpmn::FlowNode& node) {
  return node.wf != nullptr && node.wf->withheld && node.body.exists();
}

// The bodies of such nodes that have not ended.
std::vector<engine::Operand> open_bodies(const Reading& reading) {
  std::vector<engine::Operand> definitions;
  std::set<engine::Operand> elements;
  for (const engine::ProcessVersion& version : reading.snapshot->processes) {
    const engine::bpmn::ProcessDefinition* model = reading.model(version.key);
    if (model == nullptr) continue;
    bool has_any = false;
    for (const engine::bpmn::FlowNode& node : model->nodes) {
      if (!has_withheld_seats(node)) continue;
      elements.insert(model->node(node.body).id);
      has_any = true;
    }
    if (has_any) definitions.push_back(operand(version.key));
  }
  std::vector<engine::Operand> bodies;
  if (definitions.empty()) return bodies;
  const auto search = search_for({one_of("processDefinitionKey", definitions),
                                  one_of("elementId", {elements.begin(), elements.end()}),
                                  one_of("state", {state_operand(ElementState::kActivating),
                                                   state_operand(ElementState::kActivated),
                                                   state_operand(ElementState::kCompleting)})});
  for (const engine::FoundElement& found : every_element(reading, search)) {
    const engine::bpmn::FlowNode* node = reading.node(found.row.definition, found.row.element);
    if (node != nullptr && node->is_multi_instance_body()) bodies.push_back(operand(found.row.key));
  }
  return bodies;
}

}  // namespace

bool is_withheld(const Reading& reading, const engine::UserTask& task) {
  const engine::bpmn::FlowNode* node = reading.node(task.definition, task.element);
  if (node == nullptr || !has_withheld_seats(*node)) return false;
  if (reading.caller.is(task.completed_by) || reading.caller.is(task.assignee)) return false;
  const auto seat = element_at(reading, element_of(task.key));
  const auto body = seat ? element_at(reading, seat->row.scope) : std::nullopt;
  return body && !engine::is_over(body->row.state);
}

std::vector<engine::ElementInstanceKey> withheld_seats(const Reading& reading) {
  constexpr std::size_t kAtOnce = 500;
  std::vector<engine::ElementInstanceKey> seats;
  const std::vector<engine::Operand> bodies = open_bodies(reading);
  for (std::size_t from = 0; from < bodies.size(); from += kAtOnce) {
    const auto begin = bodies.begin() + static_cast<std::ptrdiff_t>(from);
    const auto count = static_cast<std::ptrdiff_t>(std::min(kAtOnce, bodies.size() - from));
    const auto search = search_for({one_of("elementInstanceScopeKey", {begin, begin + count})});
    for (const engine::FoundElement& found : every_element(reading, search)) {
      seats.push_back(found.row.key);
    }
  }
  return seats;
}

}  // namespace web::api
