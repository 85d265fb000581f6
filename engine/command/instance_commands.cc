#include <algorithm>
#include <utility>

#include "engine/command/declared.h"
#include "engine/command/handler.h"
#include "engine/command/starting.h"
#include "engine/core/incident.h"
#include "engine/core/instance.h"
#include "engine/core/names.h"

// Commands on process instances and their scopes.
namespace engine {
namespace {

const ProcessVersion* find_version(const State& state, const CreateProcessInstance& command) {
  if (command.definition.exists()) {
    const ProcessVersion* version = state.processes.find(command.definition);
    return version == nullptr || version->deleted ? nullptr : version;
  }
  return command.version > 0 ? state.process_index().of_version(command.process_id, command.version)
                             : state.process_index().newest(command.process_id);
}

bool may_begin_at(const bpmn::ProcessDefinition& model, const bpmn::FlowNode& element) {
  using bpmn::ElementType;
  if (element.type == ElementType::kStartEvent || element.type == ElementType::kBoundaryEvent ||
      element.type == ElementType::kEventSubProcess || element.type == ElementType::kProcess) {
    return false;
  }
  for (ElementIndex scope = element.scope; scope != bpmn::kProcessIndex;
       scope = model.node(scope).scope) {
    if (model.node(scope).type != ElementType::kSubProcess) return false;
    if (model.node(scope).body.exists()) return false;
  }
  return true;
}

}  // namespace

Refusal start_instance(StepContext& step, const StartRequest& request) {
  const bpmn::ProcessDefinition& model = step.model(request.version.key);
  std::vector<const bpmn::FlowNode*> elements;
  for (const std::string& id : request.start_elements) {
    const bpmn::FlowNode* element = model.find_node(id);
    if (element == nullptr || !may_begin_at(model, *element)) {
      return refuse(RejectionCode::kArgInvalid, "no instance can begin at '" + id + "'");
    }
    elements.push_back(element);
  }
  if (elements.empty() && !model.none_start.exists() && model.process().entries.empty()) {
    return refuse(RejectionCode::kNotStartable,
                  "the process '" + model.id + "' has no none start event");
  }
  InstancePlan plan;
  plan.definition = request.version.key;
  plan.business_id = request.business_id;
  plan.initiator = request.initiator;
  plan.tags = request.tags;
  if (request.variables.is_context()) {
    const auto entries = request.variables.entries();
    plan.variables.assign(entries.begin(), entries.end());
  }
  const ProcessInstanceKey instance = begin_instance(step, std::move(plan));
  if (elements.empty()) {
    open_instance(step, instance);
  } else {
    if (const Result<> opened = open_instance_at(step, instance, elements); !opened) {
      return refuse(RejectionCode::kArgInvalid,
                    "no instance can begin there: " + opened.error().message);
    }
  }
  step.result().reply =
      InstanceReply{instance, request.version.key, request.version.id, request.version.version};
  return {};
}

Refusal handle(StepContext& step, const CreateProcessInstance& command) {
  const ProcessVersion* version = find_version(step.state(), command);
  if (version == nullptr) {
    return refuse(RejectionCode::kNotFound, "there is no process '" + command.process_id + "'");
  }
  if (is_known(command.actor) && is_of_package(step.state(), version->id)) {
    return refuse(RejectionCode::kNotEntitled,
                  "a process of a package is begun by its starter, an intake or another process");
  }
  if (!command.variables.is_null() && !command.variables.is_context()) {
    return refuse(RejectionCode::kArgInvalid, "variables are not an object");
  }
  return start_instance(step, {*version, command.variables, command.start_elements,
                               command.business_id, command.actor.login, command.tags});
}

Refusal handle(StepContext& step, const CancelProcessInstance& command) {
  const Case* in = enter_read_case(step);
  const ProcessInstance* instance = in == nullptr ? nullptr : in->instances.find(command.instance);
  if (instance == nullptr || instance->state != InstanceState::kActive) {
    return refuse(RejectionCode::kNotFound, "no such instance is running");
  }
  if (instance->parent.exists()) {
    return refuse(RejectionCode::kInvalidState,
                  "the instance was called by another: cancel the root instance");
  }
  if (step.model(instance->definition).has_wf) {
    return refuse(RejectionCode::kFourEyes, "to terminate this case takes a second person");
  }
  step.speak_for(root_scope(command.instance));
  terminate_instance(step, command.instance);
  return {};
}

Refusal handle(StepContext& step, const SetVariables& command) {
  const Case* in = enter_read_case(step);
  if (in == nullptr || !is_open_scope(*in, command.scope)) {
    return refuse(RejectionCode::kNotFound, "no such scope is active");
  }
  if (!command.variables.is_context()) {
    return refuse(RejectionCode::kArgInvalid, "variables are not an object");
  }
  const ProcessInstanceKey instance = instance_of_scope(*in, command.scope);
  const bool has_initiator = step.model(in->instances.find(instance)->definition).has_wf;
  if (has_initiator && is_known(command.actor)) {
    return refuse(RejectionCode::kFourEyes,
                  "to change the data of this case takes a second person");
  }
  step.speak_for(command.scope);
  for (const feel::Entry& entry : command.variables.entries()) {
    if (has_initiator && entry.key == "initiator") {
      return refuse(RejectionCode::kArgInvalid, "the variable 'initiator' cannot be set");
    }
    const ElementInstanceKey scope =
        command.local ? command.scope : holder_of(*in, command.scope, entry.key);
    step.write_variables(instance, scope, {entry});
  }
  return {};
}

Refusal handle(StepContext& step, const ResolveIncident& command) {
  const Case* in = enter_read_case(step);
  const Incident* incident = nullptr;
  if (in != nullptr) {
    for (const Incident& each : in->incidents) {
      if (each.key == command.incident && each.state == IncidentState::kActive) incident = &each;
    }
  }
  if (incident == nullptr) return refuse(RejectionCode::kNotFound, "no such incident is open");
  const Job* job = incident->job.exists() ? in->jobs.find(incident->job) : nullptr;
  if (job != nullptr && incident->code == ErrorCode::kJobNoRetries && job->retries < 1) {
    return refuse(RejectionCode::kInvalidState, "the job has no retries left: give it some first");
  }
  const Incident resolved = *incident;
  if (in->elements.find(resolved.element_instance) != nullptr) {
    step.speak_for(resolved.element_instance);
  }
  step.write(IncidentResolved{resolved.element_instance, resolved.key});
  if (job != nullptr) {
    step.write(JobReleased{job->key});
  } else {
    try_again(step, resolved);
  }
  return {};
}

Refusal handle(StepContext& step, const ContinueAgenda&) {
  const Case* in = enter_read_case(step);
  if (in == nullptr || in->parked.empty()) {
    return refuse(RejectionCode::kNotFound, "nothing is parked in the case");
  }
  std::vector<ParkedStep> rest;
  for (const ParkedRow& row : in->parked) rest.push_back(row.step);
  step.steps_run = in->parked.front().steps;
  step.write(AgendaResumed{step.steps_run});
  for (ParkedStep& next : rest) step.schedule(std::move(next));
  return {};
}

}  // namespace engine
