#include "engine/core/instance.h"

#include <map>
#include <utility>

#include "engine/core/element_context.h"
#include "engine/core/incident.h"
#include "engine/core/leaving.h"
#include "engine/core/run.h"
#include "engine/core/terminate.h"

namespace engine {
namespace {

// `wf:subject` of the process over its variables, else the person of the caller.
std::string subject_of_process(StepContext& step, const bpmn::ProcessDefinition& model,
                               const InstancePlan& plan) {
  const auto& wf = model.process().wf;
  if (wf && wf->subject) {
    const feel::Value variables = feel::Value::context(plan.variables);
    const Result<feel::Value> person =
        step.evaluator().value(*wf->subject, feel::ContextScope(variables));
    if (person && person->is_string()) return std::string(person->as_string());
  }
  if (!plan.caller.exists()) return {};
  const feel::Value person = step.subject_of(plan.caller);
  return person.is_string() ? std::string(person.as_string()) : std::string();
}

void end_start_key(StepContext& step, const ProcessInstance& instance) {
  if (instance.start_key.empty()) return;
  const std::string& process_id = step.model(instance.definition).id;
  StartFromBuffer next;
  next.actor.kind = ActorKind::kMessage;
  next.process_id = process_id;
  next.correlation_key = instance.start_key;
  step.result().follow_ups.push_back({std::move(next), false});
}

// Waits for the event sub-processes of the process.
Result<> arm_process(StepContext& step, const ProcessInstance& instance) {
  const bpmn::ProcessDefinition& model = step.model(instance.definition);
  if (model.process().event_sub_processes.empty()) return {};
  const ElementInstanceKey root = root_scope(instance.key);
  std::vector<PreparedWait> waits;
  const Names names(step.of_case(), step.state().catalog, root);
  Result<> prepared = prepare_event_sub_processes(step, model, model.process(), names, waits);
  if (!prepared) return prepared;
  arm(step, {instance.key, root, instance.definition}, waits);
  return {};
}

// False when that failed and is an incident of the instance now.
bool arm_or_stop(StepContext& step, const ProcessInstance& instance) {
  const Result<> armed = arm_process(step, instance);
  if (armed) return true;
  raise_incident(step, {instance.key, root_scope(instance.key), {}}, armed.error());
  return false;
}

ElementVisit visit_in(const ProcessInstance& instance, ElementInstanceKey scope,
                      ElementIndex element) {
  return {{}, instance.key, scope, instance.definition, element, 0, {Arrival{FlowIndex{}, scope}}};
}

// The instance will begin at the element once the process can be opened.
void hold_begin(StepContext& step, const ProcessInstance& instance, ElementIndex element,
                feel::Value brought) {
  ElementContext context(step, visit_in(instance, root_scope(instance.key), element));
  context.brought = std::move(brought);
  hold_at_activation(context);
}

ParkedStep entering(const ProcessInstance& instance, ElementInstanceKey scope,
                    ElementIndex element) {
  ParkedStep next;
  next.kind = ParkedKind::kEnter;
  next.instance = instance.key;
  next.scope = scope;
  next.definition = instance.definition;
  next.element = element;
  next.arrivals.push_back({FlowIndex{}, scope});
  return next;
}

}  // namespace

ProcessInstanceKey begin_instance(StepContext& step, InstancePlan plan) {
  ProcessInstanceActivated event;
  event.key = plan.key.exists() ? plan.key : step.new_key<ProcessInstanceKey>();
  if (plan.parent.exists()) {
    event.root = step.case_key();
  } else {
    event.root = event.key;
    event.case_id = {step.random_word(0), step.random_word(1)};
    step.enter_case(event.key);
  }
  const bpmn::ProcessDefinition& model = step.model(plan.definition);
  const std::string subject = subject_of_process(step, model, plan);
  event.definition = plan.definition;
  event.parent = plan.parent;
  event.caller = plan.caller;
  event.business_id = std::move(plan.business_id);
  event.initiator = std::move(plan.initiator);
  event.tags = std::move(plan.tags);
  event.start_key = std::move(plan.start_key);
  event.subject = subject;
  const ProcessInstanceKey key = event.key;
  step.speak_for_person(subject.empty() ? feel::Value() : feel::Value::string(subject));
  step.write(std::move(event));
  std::erase_if(plan.variables,
                [&](const feel::Entry& entry) { return model.has_wf && entry.key == "initiator"; });
  step.write_variables(key, root_scope(key), std::move(plan.variables));
  return key;
}

void open_instance(StepContext& step, ProcessInstanceKey key) {
  const ProcessInstance& instance = *step.of_case().instances.find(key);
  const bool armed = arm_or_stop(step, instance);
  for (const ElementIndex entry : step.model(instance.definition).process().entries) {
    if (armed) {
      step.schedule(entering(instance, root_scope(key), entry));
    } else {
      hold_begin(step, instance, entry, {});
    }
  }
}

void open_instance_again(StepContext& step, ProcessInstanceKey key) {
  if (!arm_or_stop(step, *step.of_case().instances.find(key))) return;
  for (const ElementInstance& element : step.of_case().elements) {
    const bool held = element.instance == key && element.state == ElementState::kActivating;
    if (held) schedule_activation(step, element);
  }
}

Result<> open_instance_at(StepContext& step, ProcessInstanceKey key,
                          const std::vector<const bpmn::FlowNode*>& elements) {
  const ProcessInstance& instance = *step.of_case().instances.find(key);
  if (Result<> armed = arm_process(step, instance); !armed) return armed;
  const bpmn::ProcessDefinition& model = step.model(instance.definition);
  std::map<ElementIndex, ElementInstanceKey> scopes{{bpmn::kProcessIndex, root_scope(key)}};
  for (const bpmn::FlowNode* element : elements) {
    std::vector<ElementIndex> closed;
    ElementIndex around = element->scope;
    for (; !scopes.contains(around); around = model.node(around).scope) closed.push_back(around);
    ElementInstanceKey scope = scopes[around];
    for (auto index = closed.rbegin(); index != closed.rend(); ++index) {
      ElementContext context(step, visit_in(instance, scope, *index));
      if (Result<> prepared = context.prepare_scope(); !prepared) return prepared;
      context.activate();
      scope = scopes[*index] = context.visit.key;
    }
    step.schedule(entering(instance, scope, element->index));
  }
  return {};
}

void open_instance_by(StepContext& step, ProcessInstanceKey key, const bpmn::FlowNode& start,
                      feel::Value brought) {
  const ProcessInstance& instance = *step.of_case().instances.find(key);
  if (arm_or_stop(step, instance)) {
    enter_triggered(step, entering(instance, root_scope(key), start.index), std::move(brought));
  } else {
    hold_begin(step, instance, start.index, std::move(brought));
  }
}

void complete_instance(StepContext& step, ProcessInstanceKey key) {
  const ProcessInstance& instance = *step.of_case().instances.find(key);
  step.speak_for(root_scope(key));
  step.write(ProcessInstanceCompleted{key});
  end_start_key(step, instance);
  if (!instance.caller.exists()) return;
  const ElementInstance& caller = *step.of_case().elements.find(instance.caller);
  ElementContext context(step, caller);
  const bool mapped = !context.node.outputs.empty();
  feel::Value brought;
  if (mapped || context.node.called_element->propagate_all_child_variables) {
    brought = feel::Value::context(variables_of(step.of_case(), root_scope(key)));
  }
  complete_or_stop(context, brought);
}

void terminate_instance(StepContext& step, ProcessInstanceKey key) {
  empty_scope(step, root_scope(key));
  step.write(ProcessInstanceTerminated{key});
  end_start_key(step, *step.of_case().instances.find(key));
}

}  // namespace engine
