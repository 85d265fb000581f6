#include "web/routes/api/case_row.h"

#include "web/routes/api/searching.h"

namespace web::api {

CaseState state_of(const engine::ProcessInstance& instance) {
  return instance.state == engine::InstanceState::kActive ? CaseState::kRunning : CaseState::kEnded;
}

CaseRow case_row(const Reading& reading, const engine::FoundInstance& found) {
  const engine::ProcessInstance& root = found.row;
  CaseRow row;
  row.case_key = wire(root.key);
  row.business_id = root.business_id;
  row.title = reading.process_name(root.definition);
  row.process = process_ref(reading, root.definition);
  row.state = state_of(root);
  if (root.state == engine::InstanceState::kTerminated) row.outcome = "terminated";
  row.initiator = text_or_null(root.initiator);
  row.initiator_name = reading.names.person_or_null(root.initiator);
  row.started_at = root.started;
  row.ended_at = time_or_null(root.ended);
  row.has_incident = found.has_incident;
  if (row.state == CaseState::kRunning) {
    engine::Search search =
        search_for({equals("rootProcessInstanceKey", operand(root.key)),
                    equals("state", state_operand(engine::UserTaskState::kCreated))});
    search.page.limit = 1;
    row.open_tasks = static_cast<std::int64_t>(reading.queries.user_tasks(search).total);
  }
  return row;
}

}  // namespace web::api
