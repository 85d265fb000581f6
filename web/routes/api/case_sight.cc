#include "web/routes/api/case_sight.h"

#include <algorithm>

#include "web/routes/api/field_masks.h"
#include "web/routes/api/searching.h"

namespace web::api {
namespace {

using engine::people::Action;
using engine::people::Relation;
using engine::people::Relations;
using engine::people::View;

// A task that somebody has as the person concerned gives him no office in the case.
bool is_of_office(const Caller& caller, const engine::UserTask& task,
                  const std::vector<engine::ProcessInstance>& instances) {
  const auto names = [](const std::vector<std::string>& list, std::string_view name) {
    return !name.empty() && std::find(list.begin(), list.end(), name) != list.end();
  };
  if (names(task.candidate_groups, engine::people::kNominee)) return false;
  if (names(task.candidate_users, caller.person_id)) return false;
  return std::none_of(instances.begin(), instances.end(), [&](const auto& instance) {
    return instance.key == task.instance && caller.is(instance.subject);
  });
}

void add_task(const Caller& caller, const engine::UserTask& task, bool is_office,
              Relations& relations) {
  const bool is_open = task.state == engine::UserTaskState::kCreated;
  const Relations to_task = relations_to(caller, task);
  if (to_task.empty()) return;
  if (!is_office) {
    relations.add(Relation::kPersonConcerned);
  } else if (!is_open) {
    relations.add(Relation::kParticipant);
  } else {
    relations.add(to_task.has(Relation::kAssignee) ? Relation::kAssignee : Relation::kCandidate);
  }
}

std::vector<engine::UserTask> tasks_done(const Reading& reading, engine::CaseKey key) {
  if (reading.caller.login.empty()) return {};
  return reading.queries
      .user_tasks(search_for({equals("rootProcessInstanceKey", operand(key)),
                              equals("completedBy", reading.caller.login)}))
      .rows;
}

Relations relations_of(const Reading& reading,
                       const std::vector<engine::ProcessInstance>& instances) {
  Relations relations;
  const Caller& caller = reading.caller;
  const engine::ProcessInstance& root = instances.front();
  if (caller.is(root.initiator)) relations.add(Relation::kInitiator);
  const bool is_concerned =
      std::any_of(instances.begin(), instances.end(),
                  [&](const auto& instance) { return caller.is(instance.subject); });
  if (is_concerned) relations.add(Relation::kPersonConcerned);
  std::vector<engine::UserTask> tasks = open_tasks_of(reading.queries, root.key);
  for (engine::UserTask& task : tasks_done(reading, root.key)) tasks.push_back(std::move(task));
  for (const engine::UserTask& task : tasks) {
    add_task(caller, task, is_of_office(caller, task, instances), relations);
  }
  return relations;
}

// A case about several people is not one about each of them: what somebody sees as the person
// concerned is what is about himself.
Relations without_concern(const Relations& relations) {
  Relations rest;
  for (const Relation one :
       {Relation::kAssignee, Relation::kCandidate, Relation::kInitiator, Relation::kParticipant}) {
    if (relations.has(one)) rest.add(one);
  }
  return rest;
}

}  // namespace

CaseSight::CaseSight(const Reading& reading, const std::vector<engine::ProcessInstance>& instances)
    : caller_(reading.caller) {
  if (instances.empty()) return;
  const Relations relations = relations_of(reading, instances);
  may_read_ = caller_.may(Action::kReadCase, relations);
  const Relations office = without_concern(relations);
  only_own_ = !office.has(Relation::kInitiator) &&
              (caller_.is_only_concerned() || !caller_.may(Action::kReadCase, office));
  classes_ = engine::people::visible_classes(caller_.subject, View::kCase, office);
  own_classes_ = engine::people::visible_classes(caller_.subject, View::kCase,
                                                 Relations::of(Relation::kPersonConcerned));
}

bool CaseSight::sees(std::string_view subject, std::string_view actor) const {
  return !only_own_ || caller_.is(subject) || caller_.is(actor);
}

bool CaseSight::may_show(const engine::feel::Value& value) const {
  return !only_own_ ||
         !names_another(value, [this](std::string_view person) { return caller_.is(person); });
}

engine::FieldClassSet CaseSight::classes(std::string_view subject, std::string_view actor) const {
  engine::FieldClassSet classes =
      only_own_ ? engine::FieldClassSet::up_to(engine::FieldClass::kP0) : classes_;
  if (caller_.is(subject) || (only_own_ && caller_.is(actor))) classes.add(own_classes_);
  return classes;
}

}  // namespace web::api
