#include "engine/element/activity/user_task.h"

#include <limits>
#include <utility>

#include "engine/core/resolve.h"

namespace engine {
namespace {

Result<> assign(ElementContext& context, UserTaskCreated& task) {
  Evaluator& evaluator = context.step.evaluator();
  const bpmn::UserTask& model = *context.node.user_task;
  const Names names = context.names();
  Result<std::string> assignee = evaluator.optional_text(model.assignee, names, "assignee");
  if (!assignee) return assignee.error();
  Result<std::vector<std::string>> users =
      evaluator.texts(model.candidate_users, names, "candidate users");
  if (!users) return users.error();
  Result<std::vector<std::string>> groups =
      evaluator.texts(model.candidate_groups, names, "candidate groups");
  if (!groups) return groups.error();
  task.assignee = *std::move(assignee);
  task.candidate_users = *std::move(users);
  task.candidate_groups = *std::move(groups);
  return {};
}

Result<> schedule(ElementContext& context, UserTaskCreated& task) {
  Evaluator& evaluator = context.step.evaluator();
  const bpmn::UserTask& model = *context.node.user_task;
  const Names names = context.names();
  const Result<Instant> due = context.node.wf && context.node.wf->due
                                  ? evaluator.due(*context.node.wf->due, names)
                                  : evaluator.instant(model.due_date, names, "due date");
  if (!due) return due.error();
  const Result<Instant> follow_up =
      evaluator.instant(model.follow_up_date, names, "follow-up date");
  if (!follow_up) return follow_up.error();
  task.due = *due;
  task.follow_up = *follow_up;
  if (model.priority.empty()) return {};
  const Result<std::int64_t> priority = evaluator.integer(model.priority, names, "priority");
  if (!priority) return priority.error();
  if (*priority < 0 || *priority > 100) {
    return Failure{ErrorCode::kExtractValueError, "the priority is not 0 to 100", {}};
  }
  task.priority = static_cast<std::int32_t>(*priority);
  return {};
}

Result<> find_form(ElementContext& context, UserTaskCreated& task) {
  const std::optional<bpmn::FormReference>& form = context.node.user_task->form;
  if (!form) return {};
  Result<std::string> id = context.step.evaluator().text(form->id, context.names(), "form");
  if (!id) return id.error();
  if (form->kind == bpmn::FormReference::Kind::kExternal) {
    task.external_form = *std::move(id);
    return {};
  }
  const FormVersion* version =
      resolve_form(context.step.state(), *id, *form, context.visit.definition);
  if (version == nullptr) {
    return Failure{ErrorCode::kFormNotFound, "there is no form '" + *id + "'", {}};
  }
  task.form = version->key;
  return {};
}

}  // namespace

Result<> UserTaskElement::on_activate(ElementContext& context) const {
  if (Result<> prepared = context.prepare_activity(); !prepared) return prepared;
  UserTaskCreated task;
  if (Result<> assigned = assign(context, task); !assigned) return assigned;
  if (Result<> scheduled = schedule(context, task); !scheduled) return scheduled;
  if (Result<> found = find_form(context, task); !found) return found;
  context.activate();
  task.task = task_of(context.visit.key);
  task.instance = context.visit.instance;
  context.step.write(std::move(task));
  return {};
}

}  // namespace engine
