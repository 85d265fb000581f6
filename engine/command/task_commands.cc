#include <algorithm>
#include <utility>

#include "engine/command/completion.h"
#include "engine/command/declared.h"
#include "engine/command/handler.h"
#include "engine/core/leaving.h"
#include "engine/people/allow.h"

// Commands on user tasks (APPROVALS §5).
namespace engine {
namespace {

bool contains(const std::vector<std::string>& list, const std::string& text) {
  return !text.empty() && std::find(list.begin(), list.end(), text) != list.end();
}

bool is_candidate(const UserTask& task, const Actor& actor) {
  if (contains(task.candidate_users, actor.login) ||
      contains(task.candidate_users, actor.person_id)) {
    return true;
  }
  return std::any_of(actor.roles.begin(), actor.roles.end(), [&](const RoleInUnit& held) {
    return people::offers(task.candidate_groups, held.role, held.unit);
  });
}

bool holds(const UserTask& task, const Actor& actor) {
  return !task.assignee.empty() &&
         (task.assignee == actor.login || task.assignee == actor.person_id);
}

// The task if it is open; else the refusal.
struct OpenTask {
  const Case* in = nullptr;
  const UserTask* task = nullptr;
  Refusal refusal;
};

OpenTask find_open_task(StepContext& step, UserTaskKey key) {
  OpenTask found;
  const bool known = !step.input().cases.empty() && step.input().cases[0].exists();
  found.in = enter_read_case(step);
  found.task = found.in == nullptr ? nullptr : found.in->user_tasks.find(key);
  if (found.task == nullptr && !known) {
    found.refusal = refuse(RejectionCode::kNotFound, "there is no such task");
  } else if (found.task == nullptr || found.task->state != UserTaskState::kCreated) {
    found.refusal = refuse(RejectionCode::kTaskNotActive, "the task is not open any more");
  } else {
    step.speak_for(element_of(key));
  }
  return found;
}

// Whether the process itself names who does it: separation of duties was asked with these people in
// their seats (APPROVALS §2.11). A server without accounts knows nobody.
bool is_named(StepContext& step, const UserTask& task, const Actor& actor) {
  if (!is_known(actor)) return false;
  const bpmn::ProcessDefinition& model = step.model(task.definition);
  const bpmn::FlowNode& node = model.node(task.element);
  return model.has_wf && node.user_task != nullptr && !node.user_task->assignee.empty();
}

// That, or what a person decides or keeps to himself: nobody else does it for him.
bool is_bound(StepContext& step, const UserTask& task, const Actor& actor) {
  if (is_named(step, task, actor)) return true;
  const bpmn::FlowNode& node = step.model(task.definition).node(task.element);
  const bool is_his = node.wf != nullptr && (node.wf->human_decision || node.wf->withheld);
  return is_his && is_known(actor);
}

Refusal is_anothers() {
  return refuse(RejectionCode::kSod, "the process names who does this task");
}

Refusal takes_two() {
  return refuse(RejectionCode::kFourEyes, "to give this task to another takes a second person");
}

Refusal not_entitled() {
  return refuse(RejectionCode::kNotEntitled, "the task is another person's");
}

// Asked of those who are entitled only: a version tells that a task has changed (APPROVALS §2.3).
Refusal check_version(const UserTask& task, std::optional<std::uint32_t> expected) {
  if (!expected || *expected == task.version) return {};
  return refuse(RejectionCode::kVersionConflict, "the task has changed meanwhile");
}

}  // namespace

Refusal handle(StepContext& step, const CompleteUserTask& command) {
  const OpenTask found = find_open_task(step, command.task);
  if (found.refusal) return found.refusal;
  const UserTask& task = *found.task;
  const bool own =
      holds(task, command.actor) || (task.assignee.empty() && is_candidate(task, command.actor));
  if (!own && !command.actor.may_act_on_any) return not_entitled();
  if (!own && is_bound(step, task, command.actor)) return is_anothers();
  if (Refusal stale = check_version(task, command.expected_version)) return stale;
  const ElementInstance& element = *found.in->elements.find(element_of(command.task));
  if (element.state != ElementState::kActivated) {
    return refuse(RejectionCode::kInvalidState, "an incident stands at the task");
  }
  ElementContext context(step, element);
  Completion completion = check_completion(context, task, command);
  if (completion.refusal) return completion.refusal;
  UserTaskCompleted event;
  event.task = command.task;
  event.outcome = completion.outcome;
  event.opinion = completion.opinion;
  event.completed_by = command.actor.login;
  if (command.variables.is_context() && !command.variables.entries().empty()) {
    event.answer = completion.answer;
  }
  step.write(std::move(event));
  complete_or_stop(context, completion.answer);
  return {};
}

Refusal handle(StepContext& step, const ClaimUserTask& command) {
  const OpenTask found = find_open_task(step, command.task);
  if (found.refusal) return found.refusal;
  const bool is_offered = is_candidate(*found.task, command.actor);
  if (!is_offered && !command.actor.may_act_on_any) return not_entitled();
  if (!is_offered && is_bound(step, *found.task, command.actor)) return is_anothers();
  if (Refusal stale = check_version(*found.task, command.expected_version)) return stale;
  if (!found.task->assignee.empty()) {
    return refuse(RejectionCode::kAlreadyClaimed, "somebody has the task already");
  }
  step.write(UserTaskClaimed{command.task, command.actor.login});
  return {};
}

Refusal handle(StepContext& step, const UnclaimUserTask& command) {
  const OpenTask found = find_open_task(step, command.task);
  if (found.refusal) return found.refusal;
  if (!holds(*found.task, command.actor)) return not_entitled();
  if (is_named(step, *found.task, command.actor)) return takes_two();
  if (Refusal stale = check_version(*found.task, command.expected_version)) return stale;
  step.write(UserTaskUnassigned{command.task});
  return {};
}

Refusal handle(StepContext& step, const AssignUserTask& command) {
  const OpenTask found = find_open_task(step, command.task);
  if (found.refusal) return found.refusal;
  if (!command.actor.may_act_on_any) return not_entitled();
  if (is_bound(step, *found.task, command.actor)) return takes_two();
  if (Refusal stale = check_version(*found.task, command.expected_version)) return stale;
  if (command.assignee.empty()) {
    return refuse(RejectionCode::kArgInvalid, "an assignee is needed");
  }
  if (!found.task->assignee.empty() && !command.allow_override) {
    return refuse(RejectionCode::kAlreadyClaimed, "somebody has the task already");
  }
  step.write(UserTaskAssigned{command.task, command.assignee});
  return {};
}

Refusal handle(StepContext& step, const UnassignUserTask& command) {
  const OpenTask found = find_open_task(step, command.task);
  if (found.refusal) return found.refusal;
  const bool is_own = holds(*found.task, command.actor);
  if (!is_own && !command.actor.may_act_on_any) return not_entitled();
  if (is_named(step, *found.task, command.actor)) return takes_two();
  if (Refusal stale = check_version(*found.task, command.expected_version)) return stale;
  step.write(UserTaskUnassigned{command.task});
  return {};
}

Refusal handle(StepContext& step, const UpdateUserTask& command) {
  const OpenTask found = find_open_task(step, command.task);
  if (found.refusal) return found.refusal;
  if (!command.actor.may_act_on_any) return not_entitled();
  const bool is_handed_over = command.candidate_users || command.candidate_groups;
  if (is_handed_over && is_bound(step, *found.task, command.actor)) return takes_two();
  if (Refusal stale = check_version(*found.task, command.expected_version)) return stale;
  const UserTask& task = *found.task;
  const std::int32_t priority = command.priority.value_or(task.priority);
  if (priority < 0 || priority > 100) {
    return refuse(RejectionCode::kArgInvalid, "the priority is not 0 to 100");
  }
  step.write(UserTaskUpdated{command.task, command.candidate_users.value_or(task.candidate_users),
                             command.candidate_groups.value_or(task.candidate_groups),
                             command.due.value_or(task.due),
                             command.follow_up.value_or(task.follow_up), priority});
  return {};
}

Refusal handle(StepContext& step, const SaveUserTask& command) {
  const OpenTask found = find_open_task(step, command.task);
  if (found.refusal) return found.refusal;
  const bool is_own = holds(*found.task, command.actor);
  if (!is_own && !command.actor.may_act_on_any) return not_entitled();
  if (!is_own && is_bound(step, *found.task, command.actor)) return is_anothers();
  if (Refusal stale = check_version(*found.task, command.expected_version)) return stale;
  if (!command.draft.is_context()) {
    return refuse(RejectionCode::kArgInvalid, "the form is not an object");
  }
  step.write(UserTaskSaved{command.task, command.draft});
  return {};
}

}  // namespace engine
