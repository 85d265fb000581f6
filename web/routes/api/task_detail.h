#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "web/routes/api/dossier.h"
#include "web/routes/api/field_masks.h"
#include "web/routes/api/step_line.h"
#include "web/routes/api/suggestion.h"
#include "web/routes/api/task_row.h"

namespace web::api {

struct FormRef {
  std::string id;
  // The form-js file.
  JsonObject schema;
};
BOOST_DESCRIBE_STRUCT(FormRef, (), (id, schema))

struct OutcomeChoice {
  std::string value;
  Words label;
  bool adverse = false;
};
BOOST_DESCRIBE_STRUCT(OutcomeChoice, (), (value, label, adverse))

enum class WhyKind { kAssignee, kCandidate, kInitiator, kReader };
BOOST_DESCRIBE_ENUM(WhyKind, kAssignee, kCandidate, kInitiator, kReader)

enum class TaskOperation { kClaim, kUnclaim, kSave, kComplete };
BOOST_DESCRIBE_ENUM(TaskOperation, kClaim, kUnclaim, kSave, kComplete)

// Why the caller sees the task.
struct Why {
  WhyKind kind{};
  std::optional<Words> role;
};
BOOST_DESCRIBE_STRUCT(Why, (), (kind, role))

struct OtherTask {
  WireKey task_key;
  Words label;
  std::optional<Words> assignee_name;
  TaskState state{};
  // The answer is kept from the caller until all are in.
  bool withheld = false;
};
BOOST_DESCRIBE_STRUCT(OtherTask, (), (task_key, label, assignee_name, state, withheld))

struct GivenOpinion {
  engine::Instant at;
  std::optional<std::string> person;
  std::optional<Words> person_name;
  Words label;
  std::optional<std::string> outcome;
  std::optional<std::string> opinion;
};
BOOST_DESCRIBE_STRUCT(GivenOpinion, (), (at, person, person_name, label, outcome, opinion))

struct TaskDetail : TaskRow {
  std::optional<FormRef> form;
  JsonObject values;
  std::map<std::string, engine::FieldClass> classes;
  // None: there is one button, which submits.
  std::vector<OutcomeChoice> outcomes;
  // What the caller may do with the task now.
  std::vector<TaskOperation> operations;
  bool human_decision = false;
  // How long the reasons of an adverse decision are at least.
  std::int32_t min_opinion = 0;
  std::optional<Suggestion> suggestion;
  Why why;
  std::vector<Step> steps;
  std::vector<OtherTask> others;
  std::vector<GivenOpinion> opinions;
  bool read_only = false;
};
BOOST_DESCRIBE_STRUCT(TaskDetail, (TaskRow),
                      (form, values, classes, outcomes, operations, human_decision, min_opinion,
                       suggestion, why, steps, others, opinions, read_only))

// 404 where there is no such task, 403 where the caller may not read it.
Outcome<engine::UserTask> find_task(const Reading& reading, engine::UserTaskKey key);

// What it shows of people is noted.
TaskDetail task_detail(const Reading& reading, const engine::UserTask& task, Dossier& dossier);

// What the caller may do with the task now.
std::vector<TaskOperation> operations_on(const engine::UserTask& task,
                                         const engine::bpmn::FlowNode* node, const Caller& caller);

std::optional<FormRef> form_of(const Reading& reading, const engine::FormVersion* version);

}  // namespace web::api

namespace web {

template <>
inline constexpr WordStyle kWordStyle<api::WhyKind> = WordStyle::kCamel;
template <>
inline constexpr WordStyle kWordStyle<api::TaskOperation> = WordStyle::kCamel;

}  // namespace web
