#include "web/routes/api/withheld.h"

#include "web/routes/api/searching.h"

namespace web::api {
namespace {

std::optional<engine::FoundElement> element_at(const Reading& reading,
                                               engine::ElementInstanceKey key) {
  return only(
      reading.queries.element_instances(search_for({equals("elementInstanceKey", operand(key))})));
}

}  // namespace

bool is_withheld(const Reading& reading, const engine::UserTask& task) {
  const engine::bpmn::FlowNode* node = reading.node(task.definition, task.element);
  if (node == nullptr || node->wf == nullptr || !node->wf->withheld || !node->body.exists()) {
    return false;
  }
  if (reading.caller.is(task.completed_by) || reading.caller.is(task.assignee)) return false;
  const auto seat = element_at(reading, element_of(task.key));
  const auto body = seat ? element_at(reading, seat->row.scope) : std::nullopt;
  return body && !engine::is_over(body->row.state);
}

}  // namespace web::api
