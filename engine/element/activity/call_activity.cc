#include "engine/element/activity/call_activity.h"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/core/instance.h"
#include "engine/core/resolve.h"

namespace engine {
namespace {

void add_unless_hidden(Entries& entries, const feel::Entry& entry) {
  const bool hidden = std::any_of(entries.begin(), entries.end(),
                                  [&](const feel::Entry& inner) { return inner.key == entry.key; });
  if (!hidden) entries.push_back(entry);
}

// What the called instance begins with: the element's own variables, and unless the element says
// otherwise all that it sees around it.
Entries handed_over(const ElementContext& context) {
  Entries entries = context.locals;
  if (context.visit.loop_counter != 0) {
    add_unless_hidden(
        entries, {"loopCounter", feel::Value::number(std::int64_t{context.visit.loop_counter})});
  }
  if (!context.node.called_element->propagate_all_parent_variables) return entries;
  const feel::Value around = visible_variables(context.step.of_case(), context.visit.scope);
  for (const feel::Entry& entry : around.entries()) add_unless_hidden(entries, entry);
  return entries;
}

}  // namespace

Result<> CallActivity::on_activate(ElementContext& context) const {
  if (Result<> prepared = context.prepare_activity(); !prepared) return prepared;
  StepContext& step = context.step;
  const bpmn::CalledElement& called = *context.node.called_element;
  const Result<std::string> id =
      step.evaluator().text(called.process_id, context.names(), "called process");
  if (!id) return id.error();
  const ProcessVersion* version =
      resolve_process(step.state(), *id, called, context.visit.definition);
  const bpmn::ProcessDefinition* model =
      version == nullptr ? nullptr : step.state().catalog.process(version->key);
  if (model == nullptr) {
    return Failure{ErrorCode::kCalledElementError, "there is no process '" + *id + "'", {}};
  }
  if (model->process().entries.empty() && !model->none_start.exists()) {
    return Failure{
        ErrorCode::kCalledElementError, "the process '" + *id + "' has no none start event", {}};
  }
  InstancePlan plan;
  plan.definition = version->key;
  plan.parent = context.visit.instance;
  plan.caller = context.visit.key;
  plan.initiator = step.of_case().instances.find(context.visit.instance)->initiator;
  plan.variables = handed_over(context);
  context.activate();
  const ProcessInstanceKey child = begin_instance(step, std::move(plan));
  open_instance(step, child);
  return {};
}

}  // namespace engine
