#include <algorithm>

#include "web/routes/api/declared.h"
#include "web/routes/api/once.h"
#include "web/routes/api/packages.h"
#include "web/routes/api/searching.h"
#include "web/routes/api/submitted_form.h"
#include "web/routes/api/tables.h"

namespace web::api {
namespace {

struct Starter {
  std::string id;
  std::string process_id;
  Words name;
  Words description;
  // Of the process that it starts.
  std::int32_t version = 0;
  std::optional<std::string> form;
};
BOOST_DESCRIBE_STRUCT(Starter, (), (id, process_id, name, description, version, form))

struct Starters {
  std::vector<Starter> items;
};
BOOST_DESCRIBE_STRUCT(Starters, (), (items))

struct StartRequest {
  std::optional<JsonObject> values;
};
BOOST_DESCRIBE_STRUCT(StartRequest, (), (values))

struct Started {
  WireKey case_key;
  std::string business_id;
};
BOOST_DESCRIBE_STRUCT(Started, (), (case_key, business_id))

bool may_start(const Caller& caller, const engine::package::Starter& starter) {
  engine::people::Relations relations;
  for (const std::string& role : starter.roles) {
    if (caller.holds(role)) relations.add(engine::people::Relation::kDeclared);
  }
  return caller.may(engine::people::Action::kStartCase, relations);
}

// GET /starters
void list_starters(Services& services, const Request& request, Reply reply) {
  const Reading reading(services, request);
  Starters answer;
  for (const engine::package::Package* package : packages_in(*reading.snapshot)) {
    for (const engine::package::Starter& starter : package->starters) {
      const engine::ProcessVersion* version = reading.snapshot->newest_process(starter.process);
      if (version == nullptr || !may_start(reading.caller, starter)) continue;
      answer.items.push_back({starter.id, starter.process, words_of(starter.name),
                              words_of(starter.description), version->version,
                              text_or_null(starter.form)});
    }
  }
  reply(json(answer));
}

struct FoundStarter {
  const engine::package::Package* package = nullptr;
  const engine::package::Starter* starter = nullptr;
};

FoundStarter find_starter(const engine::Snapshot& snapshot, std::string_view id) {
  for (const engine::package::Package* package : packages_in(snapshot)) {
    if (const auto* starter = package->find_starter(id)) return {package, starter};
  }
  return {};
}

// The key by which people know the case that the form starts.
std::string business_id_of(const Reading& reading, const engine::package::Starter& starter,
                           const engine::feel::Value& form) {
  if (!starter.business_id) return {};
  return Declared(reading, engine::feel::Value::context({{"form", form}}))
      .text(*starter.business_id);
}

// POST /starters/{id}/submissions
void start(Services& services, const Request& request, const StartRequest& body, Reply reply) {
  const Reading reading(services, request);
  const FoundStarter found = find_starter(*reading.snapshot, request.parameter("id"));
  if (found.starter == nullptr) return reply(problem(not_found("there is no such starter")));
  if (!may_start(reading.caller, *found.starter)) {
    return reply(problem(forbidden("this is started by other roles")));
  }
  const JsonObject values = body.values.value_or(JsonObject{});
  Outcome<engine::feel::Value> form = values.value;
  if (!found.starter->form.empty()) {
    form = take_form(reading, found.starter->form, values.value, engine::feel::Value());
  }
  if (!form) return reply(problem(form.error()));
  run_once(services, request,
           engine::StartByStarter{acting_in_api(services, request), found.package->id,
                                  found.starter->id, *form},
           std::move(reply),
           [id = business_id_of(reading, *found.starter, *form)](const engine::Done& done) {
             const auto& started = std::get<engine::InstanceReply>(done.reply);
             return json(Started{wire(started.instance), id}).with(Status::kCreated);
           });
}

constexpr Route kRoutes[] = {
    {Method::kGet, "/starters", list_starters, Permission::kSignedIn,
     shows(FieldClass::kP0, FieldClass::kP1), answers<Starters>()},
    {Method::kPost, "/starters/{id}/submissions", with_body<start>(), Permission::kSignedIn,
     shows(FieldClass::kP0), answers<Started>(Status::kCreated)},
};

}  // namespace

RouteTable starter_routes() {
  return kRoutes;
}

}  // namespace web::api
