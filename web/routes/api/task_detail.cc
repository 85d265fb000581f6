#include "web/routes/api/task_detail.h"

#include <algorithm>

#include "engine/feel/json.h"
#include "web/routes/api/instances.h"
#include "web/routes/api/searching.h"
#include "web/routes/api/shown_records.h"
#include "web/routes/api/withheld.h"

namespace web::api {
namespace {

using engine::people::Action;
using engine::people::Relation;
using engine::people::Relations;
using engine::people::View;

constexpr std::int32_t kMinReasons = 20;
constexpr std::size_t kShownOpinions = 3;
constexpr std::size_t kShownOthers = 50;

// What the holder saved or answered, over what the task sees, under the records that are shown.
class TaskScope final : public engine::feel::Scope {
 public:
  TaskScope(engine::feel::Value draft, std::vector<engine::Variable> variables)
      : draft_(std::move(draft)), variables_(std::move(variables)) {}

  void show(std::vector<engine::feel::Entry> records) { records_ = std::move(records); }

  const engine::feel::Value* find(std::string_view name) const override {
    for (const engine::feel::Entry& record : records_) {
      if (record.key == name) return &record.value;
    }
    if (const engine::feel::Value* saved = draft_.find(name)) return saved;
    for (const engine::Variable& variable : variables_) {
      if (variable.name == name) return &variable.value;
    }
    return nullptr;
  }

 private:
  std::vector<engine::feel::Entry> records_;
  engine::feel::Value draft_;
  std::vector<engine::Variable> variables_;
};

// What was answered when the task was completed: the log alone knows it. Null where it lies too
// deep in the history of a long case, or was erased.
engine::feel::Value given_answer(const Reading& reading, const engine::UserTask& task) {
  constexpr std::size_t kAtOnce = 200;
  constexpr int kMostReads = 10;
  std::uint64_t after = 0;
  for (int read = 0; read < kMostReads; ++read) {
    const auto records = reading.queries.records_of_case(task.root, after, kAtOnce);
    for (const engine::FoundRecord& record : records) {
      after = record.seq;
      if (record.time < task.ended) continue;
      for (const engine::RecordedEvent& event : record.events) {
        const auto* done = std::get_if<engine::UserTaskCompleted>(&event.event);
        if (done != nullptr && done->task == task.key) return done->answer.value;
      }
    }
    if (records.size() < kAtOnce) break;
  }
  return {};
}

// What the form showed its holder last: his answer, else his draft.
engine::feel::Value own_values(const Reading& reading, const engine::UserTask& task) {
  const bool is_done = task.state == engine::UserTaskState::kCompleted;
  return is_done ? given_answer(reading, task) : task.draft;
}

void add_form(const Reading& reading, const engine::UserTask& task, Relations relations,
              engine::FieldClassSet visible, TaskDetail& detail, Dossier& dossier) {
  const engine::FormVersion* version = reading.snapshot->form(task.form);
  detail.form = form_of(reading, version);
  const engine::form::Form* form = reading.snapshot->catalog.form(task.form);
  if (form == nullptr || is_withheld(reading, task)) return;
  const bool is_own = relations.has(Relation::kAssignee);
  const bool is_over = task.state != engine::UserTaskState::kCreated;
  TaskScope scope(is_own || is_over ? own_values(reading, task) : engine::feel::Value(),
                  reading.queries.visible_variables(element_of(task.key)));
  std::vector<engine::feel::Entry> records = shown_records(reading, *form, scope);
  const bool shows_record = !records.empty();
  scope.show(std::move(records));
  FormValues shown = form_values(*form, {scope, visible, detail.subject.has_value()});
  detail.values = {std::move(shown.values)};
  detail.classes = std::move(shown.classes);
  if (shown.is_sensitive || shows_record) {
    dossier.note(detail.subject ? detail.subject->person_id : std::string(),
                 "task " + to_text(task.key), is_own ? "task" : "role");
  }
}

void add_node(const engine::bpmn::FlowNode& node, TaskDetail& detail) {
  if (node.wf == nullptr) return;
  for (const engine::bpmn::Outcome& outcome : node.wf->outcomes) {
    detail.outcomes.push_back({outcome.name, outcome_words(node, outcome.name), outcome.adverse});
  }
  detail.human_decision = node.wf->human_decision;
  detail.min_opinion = node.wf->human_decision ? kMinReasons : 0;
}

// The role by which he may claim it.
std::optional<Words> claiming_role(const Reading& reading, const engine::UserTask& task) {
  for (const engine::RoleInUnit& held : reading.caller.roles) {
    if (engine::people::offers(task.candidate_groups, held.role, held.unit)) {
      return reading.names.role(held.role);
    }
  }
  return std::nullopt;
}

Why why_of(const Reading& reading, const engine::UserTask& task, const engine::bpmn::FlowNode* node,
           Relations relations) {
  if (relations.has(Relation::kCandidate)) {
    // Without a role it is offered to him by name.
    std::optional<Words> role = claiming_role(reading, task);
    return {role ? WhyKind::kCandidate : WhyKind::kAssignee, std::move(role)};
  }
  if (!relations.has(Relation::kAssignee)) return {WhyKind::kReader, std::nullopt};
  const bool is_initiators = node != nullptr && node->user_task != nullptr &&
                             node->user_task->assignee.source == "initiator";
  return {is_initiators ? WhyKind::kInitiator : WhyKind::kAssignee, std::nullopt};
}

// The other seats of the node: what else was offered from the same multi-instance body.
std::vector<OtherTask> others_of(const Reading& reading, const engine::UserTask& task,
                                 const engine::bpmn::FlowNode* node) {
  std::vector<OtherTask> others;
  if (node == nullptr || !node->body.exists()) return others;
  engine::Search search = search_for(
      {equals("processInstanceKey", operand(task.instance)), equals("elementId", node->id)});
  search.page.limit = kShownOthers;
  std::vector<engine::UserTask> seats = reading.queries.user_tasks(search).rows;
  std::erase_if(seats, [&](const engine::UserTask& seat) { return seat.key == task.key; });
  std::vector<TaskRow> rows = task_rows(reading, seats);
  for (std::size_t at = 0; at < rows.size(); ++at) {
    const bool is_given = seats[at].state == engine::UserTaskState::kCompleted;
    others.push_back({rows[at].task_key, std::move(rows[at].label),
                      std::move(rows[at].assignee_name), rows[at].state,
                      is_given && is_withheld(reading, seats[at])});
  }
  return others;
}

// Whether people choose an outcome there; else handing in is all there is.
bool decides(const engine::bpmn::FlowNode* node) {
  return node != nullptr && node->wf != nullptr && !node->wf->outcomes.empty();
}

engine::FieldClass class_of_opinion(const Reading& reading, const engine::UserTask& done) {
  const engine::form::Form* form = reading.snapshot->catalog.form(done.form);
  const engine::form::Field* field = form == nullptr ? nullptr : engine::form::opinion_field(*form);
  const bool is_classed = field != nullptr && field->field_class;
  return is_classed ? *field->field_class : engine::FieldClass::kP2;
}

void note_opinion(const Reading& reading, const engine::UserTask& task, Dossier& dossier) {
  const auto instance = only(reading.queries.process_instances(
      search_for({equals("processInstanceKey", operand(task.instance))})));
  const std::string subject =
      subject_at(reading, instance ? &instance->row : nullptr, task.element, element_of(task.key));
  dossier.note(subject, "task " + to_text(task.key), "task");
}

// What was decided in the same process instance before the task was done, the newest first; the
// words only of classes that the caller sees.
std::vector<GivenOpinion> opinions_before(const Reading& reading, const engine::UserTask& task,
                                          engine::FieldClassSet visible, Dossier& dossier) {
  engine::Search search =
      search_for({equals("processInstanceKey", operand(task.instance)),
                  equals("state", state_operand(engine::UserTaskState::kCompleted))});
  if (task.ended.ms != 0) {
    search.all.push_back({"completionDate", engine::Operator::kLess, {task.ended.ms}});
  }
  search.sort = {{"completionDate", true}};
  search.page.limit = kShownOpinions + 1;
  std::vector<GivenOpinion> opinions;
  for (const engine::UserTask& done : reading.queries.user_tasks(search).rows) {
    if (done.key == task.key || opinions.size() == kShownOpinions) continue;
    if (is_withheld(reading, done)) continue;
    GivenOpinion given{done.ended,
                       text_or_null(done.completed_by),
                       reading.names.person_or_null(done.completed_by),
                       reading.label(done.definition, done.element),
                       std::nullopt,
                       std::nullopt};
    if (decides(reading.node(done.definition, done.element))) {
      given.outcome = text_or_null(done.outcome);
    }
    const engine::FieldClass words_class = class_of_opinion(reading, done);
    if (visible.has(words_class)) given.opinion = text_or_null(done.opinion);
    if (given.opinion && words_class == engine::FieldClass::kP3)
      note_opinion(reading, task, dossier);
    opinions.push_back(std::move(given));
  }
  return opinions;
}

}  // namespace

std::optional<FormRef> form_of(const Reading& reading, const engine::FormVersion* version) {
  if (version == nullptr) return std::nullopt;
  const std::optional<std::string> bytes = reading.queries.blob(version->sha256);
  if (!bytes) return std::nullopt;
  const auto schema = engine::feel::parse_json(*bytes);
  if (!schema || !schema->is_context()) return std::nullopt;
  return FormRef{version->id, {*schema}};
}

Outcome<engine::UserTask> find_task(const Reading& reading, engine::UserTaskKey key) {
  auto task = only(reading.queries.user_tasks(search_for({equals("userTaskKey", operand(key))})));
  if (!task) return not_found("there is no such task");
  if (!reading.caller.may(Action::kReadTask, relations_to(reading.caller, *task))) {
    return forbidden("the task is another person's");
  }
  return *std::move(task);
}

std::vector<TaskOperation> operations_on(const engine::UserTask& task,
                                         const engine::bpmn::FlowNode* node, const Caller& caller) {
  std::vector<TaskOperation> operations;
  if (task.state != engine::UserTaskState::kCreated) return operations;
  const Relations relations = relations_to(caller, task);
  const auto add = [&](Action action, TaskOperation operation) {
    if (caller.may(action, relations)) operations.push_back(operation);
  };
  // Whoever the process itself names keeps the task.
  const bool is_named =
      node != nullptr && node->user_task != nullptr && !node->user_task->assignee.empty();
  const bool has_queue = !task.candidate_groups.empty() || !task.candidate_users.empty();
  if (task.assignee.empty()) add(Action::kClaimTask, TaskOperation::kClaim);
  if (!task.assignee.empty() && !is_named && has_queue)
    add(Action::kReleaseTask, TaskOperation::kUnclaim);
  if (!task.assignee.empty()) add(Action::kSaveTask, TaskOperation::kSave);
  // An offered task is claimed and completed at once.
  add(task.assignee.empty() ? Action::kClaimTask : Action::kCompleteTask, TaskOperation::kComplete);
  return operations;
}

TaskDetail task_detail(const Reading& reading, const engine::UserTask& task, Dossier& dossier) {
  TaskDetail detail;
  static_cast<TaskRow&>(detail) = task_row(reading, task);
  const engine::bpmn::FlowNode* node = reading.node(task.definition, task.element);
  const Relations relations = relations_to(reading.caller, task);
  if (is_withheld(reading, task)) detail.outcome.reset();
  const engine::FieldClassSet visible =
      engine::people::visible_classes(reading.caller.subject, View::kTask, relations);
  add_form(reading, task, relations, visible, detail, dossier);
  if (node != nullptr) add_node(*node, detail);
  detail.operations = operations_on(task, node, reading.caller);
  detail.read_only = std::find(detail.operations.begin(), detail.operations.end(),
                               TaskOperation::kComplete) == detail.operations.end();
  detail.suggestion = suggestion_for(reading, task);
  detail.why = why_of(reading, task, node, relations);
  detail.steps = step_line(reading, task);
  detail.others = others_of(reading, task, node);
  detail.opinions = opinions_before(reading, task, visible, dossier);
  return detail;
}

}  // namespace web::api
