#include "engine/service/notify.h"

#include "engine/core/leaving.h"
#include "engine/feel/json.h"
#include "engine/service/argument.h"

namespace engine {
namespace {

Result<std::vector<std::string>> recipients(const Names& names) {
  const feel::Value* to = names.find("to");
  std::vector<std::string> found;
  if (to != nullptr && to->is_string()) {
    found.emplace_back(to->as_string());
  } else if (to != nullptr && to->is_list()) {
    for (const feel::Value& item : to->items()) {
      if (item.is_string()) found.emplace_back(item.as_string());
    }
  }
  if (found.empty() && (to == nullptr || !to->is_list())) {
    return Failure{ErrorCode::kExtractValueError,
                   "assent:notify needs a person or a list of persons 'to'",
                   {}};
  }
  return found;
}

}  // namespace

Result<> NotifyService::on_activate(ElementContext& context) const {
  if (Result<> prepared = context.prepare_locals(); !prepared) return prepared;
  const Names names = context.names();
  const Result<std::vector<std::string>> to = recipients(names);
  if (!to) return to.error();
  const Result<std::string> template_id = text_argument(names, "template");
  if (!template_id) return template_id.error();
  const feel::Value* given = names.find("data");
  const feel::Value data = given == nullptr ? feel::Value() : feel::json_value(*given);
  const ElementInstanceKey scope = context.visit.scope;
  const ProcessInstanceKey instance = context.visit.instance;
  if (Result<> passed = pass(context, feel::Value::context({})); !passed) return passed;
  for (const std::string& person : *to) {
    context.step.write(
        NoticeSent{context.step.new_key<NoticeKey>(), instance, person, *template_id, data});
  }
  context.step.speak_for(scope);
  return {};
}

}  // namespace engine
