#include "engine/element/activity/simple_task.h"

#include <utility>

#include "engine/core/leaving.h"
#include "engine/feel/json.h"

namespace engine {

Result<> PassingTask::on_activate(ElementContext& context) const {
  if (Result<> prepared = context.prepare_locals(); !prepared) return prepared;
  return pass(context);
}

Result<> ScriptTask::on_activate(ElementContext& context) const {
  if (Result<> prepared = context.prepare_locals(); !prepared) return prepared;
  const bpmn::Script& script = *context.node.script;
  const Result<feel::Value> result = context.value(script.expression);
  if (!result) return result.error();
  Entries entries;
  if (!script.result_variable.empty()) {
    entries.push_back({script.result_variable, feel::json_value(*result)});
  }
  return pass(context, feel::Value::context(std::move(entries)));
}

}  // namespace engine
