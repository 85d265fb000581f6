#include <array>
#include <set>

#include "web/routes/api/case_row.h"
#include "web/routes/api/case_sight.h"
#include "web/routes/api/searching.h"
#include "web/routes/api/tables.h"
#include "web/routes/v2/search.h"

namespace web::api {
namespace {

enum class CaseView { kStarted, kAll };
BOOST_DESCRIBE_ENUM(CaseView, kStarted, kAll)
enum class WaitKind { kMessage, kCondition, kJob };
BOOST_DESCRIBE_ENUM(WaitKind, kMessage, kCondition, kJob)

}  // namespace
}  // namespace web::api

namespace web {

template <>
inline constexpr WordStyle kWordStyle<api::CaseView> = WordStyle::kCamel;
template <>
inline constexpr WordStyle kWordStyle<api::WaitKind> = WordStyle::kCamel;

}  // namespace web

namespace web::api {
namespace {

struct CaseFilter {
  std::optional<CaseView> view;
  std::optional<std::string> text;
  std::optional<CaseState> state;
};
BOOST_DESCRIBE_STRUCT(CaseFilter, (), (view, text, state))

struct CaseInstance {
  WireKey key;
  std::string process_id;
  Words name;
  CaseState state{};
  std::optional<WireKey> parent_key;
};
BOOST_DESCRIBE_STRUCT(CaseInstance, (), (key, process_id, name, state, parent_key))

struct ArmedTimer {
  std::string element_id;
  Words label;
  engine::Instant due_at;
  WireKey process_instance_key;
  std::optional<Subject> subject;
};
BOOST_DESCRIBE_STRUCT(ArmedTimer, (), (element_id, label, due_at, process_instance_key, subject))

struct Waiting {
  std::string element_id;
  Words label;
  WaitKind kind{};
  // Of the message, or the type of the job.
  std::string name;
};
BOOST_DESCRIBE_STRUCT(Waiting, (), (element_id, label, kind, name))

struct CaseIncident {
  std::string element_id;
  Words label;
  std::string message;
};
BOOST_DESCRIBE_STRUCT(CaseIncident, (), (element_id, label, message))

// The row, but for the tasks themselves in the place of their number.
struct CaseDetail {
  WireKey case_key;
  std::string business_id;
  Words title;
  ProcessRef process;
  // Of the process.
  std::int32_t version = 0;
  CaseState state{};
  std::optional<std::string> outcome;
  std::optional<std::string> initiator;
  std::optional<Words> initiator_name;
  engine::Instant started_at;
  std::optional<engine::Instant> ended_at;
  bool has_incident = false;
  std::vector<TaskRow> open_tasks;
  std::vector<CaseInstance> instances;
  std::vector<ArmedTimer> timers;
  std::vector<Waiting> waiting;
  std::vector<CaseIncident> incidents;
};
BOOST_DESCRIBE_STRUCT(CaseDetail, (),
                      (case_key, business_id, title, process, version, state, outcome, initiator,
                       initiator_name, started_at, ended_at, has_incident, open_tasks, instances,
                       timers, waiting, incidents))

constexpr std::array<std::string_view, 2> kSortable = {"startedAt", "endedAt"};

// Cases in which he has or had a task.
std::vector<engine::Operand> cases_with_tasks_of(const Reading& reading) {
  std::set<engine::CaseKey> keys;
  const Caller& caller = reading.caller;
  engine::Search done = search_for({equals("completedBy", caller.login)});
  engine::Search open = search_for({});
  open.inbox = caller.inbox();
  for (const engine::Search* search : {&done, &open}) {
    for (const engine::UserTask& task : reading.queries.user_tasks(*search).rows) {
      keys.insert(task.root);
    }
  }
  std::vector<engine::Operand> operands;
  for (const engine::CaseKey key : keys) operands.push_back(operand(key));
  return operands;
}

// Only what he may read: everything by his role, else what he started or takes part in.
void add_filter(const Reading& reading, const CaseFilter& filter, engine::Search& search) {
  search.all.push_back(exists("parentProcessInstanceKey", false));
  if (filter.view.value_or(CaseView::kAll) == CaseView::kStarted) {
    search.all.push_back(equals("initiator", reading.caller.login));
  } else if (!reading.caller.may(engine::people::Action::kReadCase)) {
    search.any = {{equals("initiator", reading.caller.login)},
                  {one_of("processInstanceKey", cases_with_tasks_of(reading))}};
  }
  if (filter.state) {
    const bool is_running = *filter.state == CaseState::kRunning;
    search.all.push_back({"state",
                          is_running ? engine::Operator::kEqual : engine::Operator::kNotEqual,
                          {state_operand(engine::InstanceState::kActive)}});
  }
  if (!filter.text || filter.text->empty()) return;
  // The conditions on the case itself stand in groups already.
  search.all.push_back(contains("businessId", *filter.text));
}

// POST /cases/search
void search_cases(Services& services, const Request& request,
                  const v2::SearchRequest<CaseFilter>& body, Reply reply) {
  auto search = v2::search_of(body.page, body.sort, kSortable);
  if (!search) return reply(problem(search.error()));
  for (engine::Sort& sort : search->sort) {
    sort.field = sort.field == "startedAt" ? "startDate" : "endDate";
  }
  const Reading reading(services, request);
  add_filter(reading, body.filter.value_or(CaseFilter{}), *search);
  v2::reply_with_page<CaseRow>(
      reply, [&] { return reading.queries.process_instances(*search); },
      [&](const engine::FoundInstance& found) { return case_row(reading, found); });
}

// What is shown of one case.
class CaseReader {
 public:
  CaseReader(const Reading& reading, std::vector<engine::ProcessInstance> instances)
      : reading_(reading), instances_(std::move(instances)), sight_(reading, instances_) {}

  bool may_read() const { return sight_.may_read(); }

  CaseDetail detail(const engine::FoundInstance& root) const {
    CaseDetail detail;
    const CaseRow row = case_row(reading_, root);
    detail.case_key = row.case_key;
    detail.business_id = row.business_id;
    detail.title = row.title;
    detail.process = row.process;
    detail.version = row.process.version;
    detail.state = row.state;
    detail.outcome = row.outcome;
    detail.initiator = row.initiator;
    detail.initiator_name = row.initiator_name;
    detail.started_at = row.started_at;
    detail.ended_at = row.ended_at;
    detail.has_incident = row.has_incident;
    add_tasks(detail);
    add_instances(detail);
    add_timers(detail);
    add_waiting(detail);
    add_incidents(detail);
    return detail;
  }

 private:
  engine::CaseKey key() const { return instances_.front().key; }
  engine::Search in_case() const {
    return search_for({equals("rootProcessInstanceKey", operand(key()))});
  }
  const engine::ProcessInstance* instance(engine::ProcessInstanceKey wanted) const {
    for (const engine::ProcessInstance& each : instances_) {
      if (each.key == wanted) return &each;
    }
    return nullptr;
  }
  std::string subject_of(engine::ProcessInstanceKey wanted) const {
    const engine::ProcessInstance* found = instance(wanted);
    return found == nullptr ? std::string() : found->subject;
  }
  bool sees(engine::ProcessInstanceKey wanted) const { return sight_.sees(subject_of(wanted)); }

  void add_tasks(CaseDetail& detail) const {
    std::vector<engine::UserTask> tasks = open_tasks_of(reading_.queries, key());
    std::erase_if(tasks, [&](const engine::UserTask& task) {
      return !sight_.sees(subject_of(task.instance), task.assignee);
    });
    detail.open_tasks = task_rows(reading_, tasks);
  }

  void add_instances(CaseDetail& detail) const {
    for (const engine::ProcessInstance& each : instances_) {
      const bool is_root = !each.parent.exists();
      if (!is_root && !sight_.sees(each.subject)) continue;
      const ProcessRef process = process_ref(reading_, each.definition);
      CaseInstance shown{wire(each.key), process.id, process.name, state_of(each), std::nullopt};
      if (!is_root) shown.parent_key = wire(each.parent);
      detail.instances.push_back(std::move(shown));
    }
  }

  template <class Row>
  std::string element_id(const Row& row) const {
    const engine::bpmn::FlowNode* node = reading_.node(row.definition, row.element);
    return node == nullptr ? std::string() : node->id;
  }
  template <class Row>
  Words label(const Row& row) const {
    return reading_.label(row.definition, row.element);
  }

  void add_timers(CaseDetail& detail) const {
    engine::Search search = in_case();
    search.sort = {{"dueDate", false}};
    for (const engine::Timer& timer : reading_.queries.timers(search).rows) {
      if (!sees(timer.instance)) continue;
      const std::string subject =
          subject_at(reading_, instance(timer.instance), timer.element, timer.owner);
      detail.timers.push_back({element_id(timer), label(timer), timer.due, wire(timer.instance),
                               reading_.names.subject(subject)});
    }
  }

  void add_waiting(CaseDetail& detail) const {
    for (const auto& row : reading_.queries.message_subscriptions(in_case()).rows) {
      if (sees(row.instance)) {
        detail.waiting.push_back({element_id(row), label(row), WaitKind::kMessage, row.name});
      }
    }
    for (const auto& row : reading_.queries.conditions(in_case()).rows) {
      if (sees(row.instance)) {
        detail.waiting.push_back({element_id(row), label(row), WaitKind::kCondition, ""});
      }
    }
    for (const engine::Job& row : reading_.queries.jobs(in_case()).rows) {
      if (!engine::is_over(row.state) && sees(row.instance)) {
        detail.waiting.push_back({element_id(row), label(row), WaitKind::kJob, row.type});
      }
    }
  }

  // Messages of incidents quote expressions, not values.
  void add_incidents(CaseDetail& detail) const {
    engine::Search search = in_case();
    search.all.push_back(equals("state", state_operand(engine::IncidentState::kActive)));
    for (const engine::Incident& row : reading_.queries.incidents(search).rows) {
      if (!sees(row.instance)) continue;
      detail.incidents.push_back({element_id(row), label(row),
                                  std::string(engine::name_of(row.code)) + ": " + row.message});
    }
  }

  const Reading& reading_;
  std::vector<engine::ProcessInstance> instances_;
  CaseSight sight_;
};

// GET /cases/{key}
void get_case(Services& services, const Request& request, Reply reply) {
  const auto key = path_key<engine::CaseKey>(request, "key");
  if (!key) return reply(problem(key.error()));
  const Reading reading(services, request);
  const auto root = only(reading.queries.process_instances(search_for(
      {equals("processInstanceKey", operand(*key)), exists("parentProcessInstanceKey", false)})));
  if (!root) return reply(problem(not_found("there is no such case")));
  const CaseReader reader(reading, instances_of_case(reading.queries, *key));
  if (!reader.may_read()) return reply(problem(forbidden("you take no part in this case")));
  reply(json(reader.detail(*root)));
}

constexpr Route kRoutes[] = {
    {Method::kPost, "/cases/search", with_body<search_cases>(), Permission::kSignedIn,
     shows(FieldClass::kP0, FieldClass::kP1), answers<v2::SearchResult<CaseRow>>()},
    {Method::kGet, "/cases/{key}", get_case, Permission::kSignedIn,
     shows(FieldClass::kP0, FieldClass::kP1), answers<CaseDetail>()},
};

}  // namespace

RouteTable case_routes() {
  return kRoutes;
}

}  // namespace web::api
