#include <charconv>

#include "engine/bpmn/reader/details.h"
#include "engine/bpmn/reader/vocabulary.h"
#include "engine/bpmn/timer_syntax.h"

namespace engine::bpmn {

namespace {

constexpr std::string_view kUserTaskJob = "io.camunda.zeebe:userTask";

void read_assignment(const NodeReading& reading, UserTask& task) {
  const auto assignment = extension_of(reading.element, "assignmentDefinition");
  if (assignment) {
    const Texts texts = reading.texts.at(*assignment);
    task.assignee = texts.text("assignee", assignment->attribute("assignee"));
    task.candidate_groups = texts.list("candidateGroups", assignment->attribute("candidateGroups"));
    task.candidate_users = texts.list("candidateUsers", assignment->attribute("candidateUsers"));
  }
  const auto owner = bpmn_child(reading.element, "potentialOwner");
  if (!owner) return;
  if (assignment) {
    reading.error("said-twice", "potentialOwner stands beside a zeebe:assignmentDefinition");
  }
  const auto assigned = bpmn_child(*owner, "resourceAssignmentExpression");
  const auto formal = assigned ? bpmn_child(*assigned, "formalExpression") : std::nullopt;
  if (!formal) {
    return reading.error("unsupported-element",
                         "a potentialOwner without a formal expression is not supported");
  }
  task.candidate_groups =
      reading.texts.at(*formal).list("potentialOwner", formal_expression(reading.file, *formal));
}

Text read_date(const NodeReading& reading, const xml::Element& schedule, const char* what) {
  Text date = reading.texts.at(schedule).text(what, schedule.attribute(what));
  if (date.empty() || date.is_expression()) return date;
  const auto parsed = parse_timer_date(date.source);
  if (!parsed) reading.error("invalid-value", std::string(what) + ": " + parsed.error().message);
  return date;
}

void read_schedule(const NodeReading& reading, UserTask& task) {
  const auto schedule = extension_of(reading.element, "taskSchedule");
  if (!schedule) return;
  if (reading.node.wf && reading.node.wf->due && schedule->attribute("dueDate")) {
    reading.error("said-twice", "wf:due stands beside the dueDate of a zeebe:taskSchedule");
  }
  task.due_date = read_date(reading, *schedule, "dueDate");
  task.follow_up_date = read_date(reading, *schedule, "followUpDate");
}

Text read_priority(const NodeReading& reading) {
  const auto definition = extension_of(reading.element, "priorityDefinition");
  const Texts texts = definition ? reading.texts.at(*definition) : reading.texts;
  const auto written = definition ? definition->attribute("priority") : std::nullopt;
  Text priority = texts.text("priority", written.value_or("50"));
  if (priority.is_expression()) return priority;
  int value = -1;
  const char* const end = priority.source.data() + priority.source.size();
  const auto [stop, error] = std::from_chars(priority.source.data(), end, value);
  if (error != std::errc{} || stop != end || value < 0 || value > 100) {
    reading.error("invalid-value",
                  "the priority " + quoted(priority.source) + " is not a number from 0 to 100");
  }
  return priority;
}

}  // namespace

std::optional<FormReference> read_form(NodeReading& reading, bool is_job) {
  const auto definition = extension_of(reading.element, "formDefinition");
  if (!definition) return std::nullopt;
  const auto id = definition->attribute("formId");
  const auto external = definition->attribute("externalReference");
  const auto key = definition->attribute("formKey");
  if (id.has_value() + external.has_value() + key.has_value() != 1) {
    reading.error("invalid-form", "a form is named by either formId or externalReference");
    return std::nullopt;
  }
  if (key && !is_job) {
    reading.error("unsupported-form", "a form named by formKey is not supported");
    return std::nullopt;
  }
  FormReference form;
  form.kind = id ? FormReference::Kind::kForm : FormReference::Kind::kExternal;
  form.id = reading.texts.at(*definition).text("the form", id ? id : external ? external : key);
  if (form.id.empty()) reading.error("invalid-form", "the form is named by an empty text");
  const BindingChoice choice = read_binding(reading, *definition);
  form.binding = choice.binding;
  form.version_tag = choice.version_tag;
  if (id) add_reference(reading, Reference::Kind::kForm, form.id, choice, definition->line());
  return form;
}

// API §3: with `zeebe:` elements but neither `zeebe:userTask` nor a `wf:` attribute it is a job.
void read_user_task(NodeReading& reading) {
  FlowNode& node = reading.node;
  const bool is_job =
      has_extension(reading.element) && !extension_of(reading.element, "userTask") && !node.wf;
  UserTask task;
  read_assignment(reading, task);
  read_schedule(reading, task);
  task.priority = read_priority(reading);
  task.form = read_form(reading, is_job);
  task.headers = read_headers(reading.element);
  node.waits = true;
  if (is_job) {
    node.job.reset(
        new Job{{std::string(kUserTaskJob), std::nullopt}, {"3", std::nullopt}, task.headers});
  }
  node.user_task = std::make_unique<const UserTask>(std::move(task));
}

}  // namespace engine::bpmn
