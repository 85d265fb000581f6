#include "web/routes/api/reading.h"

#include "web/routes/api/packages.h"

namespace web::api {
namespace {

const engine::Calendar* calendar_of(const Services& services, std::string_view name) {
  if (services.calendars == nullptr) return nullptr;
  const engine::Calendar* found = services.calendars->find(name);
  return found != nullptr ? found : services.calendars->find("");
}

}  // namespace

Reading::Reading(Services& its_services, const Request& its_request)
    : services(its_services),
      request(its_request),
      snapshot(its_services.processor.snapshot()),
      queries(its_services.queries(its_request)),
      caller(caller_of(its_request.actor, *snapshot)),
      names(*snapshot, people_in(*snapshot)),
      now(its_services.processor.now()) {}

const engine::bpmn::FlowNode* Reading::node(engine::ProcessDefinitionKey key,
                                            engine::ElementIndex element) const {
  const engine::bpmn::ProcessDefinition* found = model(key);
  return found == nullptr || element.value >= found->nodes.size() ? nullptr : &found->node(element);
}

Words Reading::label(engine::ProcessDefinitionKey key, engine::ElementIndex element) const {
  const engine::bpmn::FlowNode* found = node(key, element);
  return found == nullptr ? Words{} : label_of(*found);
}

Words Reading::process_name(engine::ProcessDefinitionKey key) const {
  const engine::bpmn::ProcessDefinition* found = model(key);
  if (found != nullptr) return label_of(found->process());
  const engine::ProcessVersion* version = snapshot->process(key);
  return version == nullptr ? Words{} : words(version->name.empty() ? version->id : version->name);
}

WorkingTime Reading::working_time(engine::ProcessDefinitionKey key) const {
  const engine::bpmn::ProcessDefinition* found = model(key);
  return WorkingTime(calendar_of(services, found == nullptr ? "" : found->calendar));
}

WorkingTime Reading::working_time() const {
  return WorkingTime(calendar_of(services, ""));
}

}  // namespace web::api
