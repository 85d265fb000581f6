#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <vector>

#include "web/routes/command_answer.h"
#include "web/routes/v2/definition_names.h"
#include "web/routes/v2/search.h"
#include "web/routes/v2/states.h"
#include "web/routes/v2/tables.h"
#include "web/routes/v2/variable_sight.h"
#include "web/routes/v2/wire.h"

namespace web::v2 {
namespace {

struct StartInstruction {
  std::string element_id;
};
BOOST_DESCRIBE_STRUCT(StartInstruction, (), (element_id))

struct CreateProcessInstance {
  std::optional<std::string> process_definition_id;
  std::optional<WireKey> process_definition_key;
  std::optional<std::int32_t> process_definition_version;
  std::optional<JsonObject> variables;
  std::optional<std::string> tenant_id;
  std::optional<std::int64_t> operation_reference;
  std::optional<std::vector<StartInstruction>> start_instructions;
  std::optional<std::vector<engine::feel::Value>> runtime_instructions;
  std::optional<bool> await_completion;
  std::optional<std::vector<std::string>> fetch_variables;
  std::optional<std::int64_t> request_timeout;
  std::optional<std::vector<std::string>> tags;
  std::optional<std::string> business_id;
};
BOOST_DESCRIBE_STRUCT(CreateProcessInstance, (),
                      (process_definition_id, process_definition_key, process_definition_version,
                       variables, tenant_id, operation_reference, start_instructions,
                       runtime_instructions, await_completion, fetch_variables, request_timeout,
                       tags, business_id))

struct CreatedProcessInstance {
  std::string process_definition_id;
  std::int32_t process_definition_version = 0;
  std::string tenant_id = kTenant;
  engine::feel::Value variables = engine::feel::Value::context({});
  WireKey process_definition_key;
  WireKey process_instance_key;
  std::vector<std::string> tags;
  std::optional<std::string> business_id;
};
BOOST_DESCRIBE_STRUCT(CreatedProcessInstance, (),
                      (process_definition_id, process_definition_version, tenant_id, variables,
                       process_definition_key, process_instance_key, tags, business_id))

struct CancelRequest {
  std::optional<std::int64_t> operation_reference;
};
BOOST_DESCRIBE_STRUCT(CancelRequest, (), (operation_reference))

struct ProcessInstance {
  std::string process_definition_id;
  std::optional<std::string> process_definition_name;
  std::int32_t process_definition_version = 0;
  std::optional<std::string> process_definition_version_tag;
  engine::Instant start_date;
  std::optional<engine::Instant> end_date;
  ProcessInstanceState state{};
  bool has_incident = false;
  std::string tenant_id = kTenant;
  WireKey process_instance_key;
  WireKey process_definition_key;
  std::optional<WireKey> parent_process_instance_key;
  std::optional<WireKey> parent_element_instance_key;
  std::optional<WireKey> root_process_instance_key;
  std::vector<std::string> tags;
  std::optional<std::string> business_id;
};
BOOST_DESCRIBE_STRUCT(ProcessInstance, (),
                      (process_definition_id, process_definition_name, process_definition_version,
                       process_definition_version_tag, start_date, end_date, state, has_incident,
                       tenant_id, process_instance_key, process_definition_key,
                       parent_process_instance_key, parent_element_instance_key,
                       root_process_instance_key, tags, business_id))

struct ProcessInstanceFilterFields {
  std::optional<FieldFilter<std::string>> process_definition_id;
  std::optional<FieldFilter<std::string>> process_definition_name;
  std::optional<FieldFilter<std::int32_t>> process_definition_version;
  std::optional<FieldFilter<std::string>> process_definition_version_tag;
  std::optional<FieldFilter<WireKey>> process_definition_key;
  std::optional<FieldFilter<engine::Instant>> start_date;
  std::optional<FieldFilter<engine::Instant>> end_date;
  std::optional<FieldFilter<ProcessInstanceState>> state;
  std::optional<bool> has_incident;
  std::optional<FieldFilter<std::string>> tenant_id;
  std::optional<std::vector<VariableFilter>> variables;
  std::optional<FieldFilter<WireKey>> process_instance_key;
  std::optional<FieldFilter<WireKey>> parent_process_instance_key;
  std::optional<FieldFilter<WireKey>> parent_element_instance_key;
  std::optional<FieldFilter<ElementInstanceState>> element_instance_state;
  std::optional<FieldFilter<std::string>> element_id;
  std::optional<FieldFilter<std::string>> error_message;
  std::optional<bool> has_element_instance_incident;
  std::optional<bool> has_retries_left;
  std::optional<std::vector<std::string>> tags;
  std::optional<FieldFilter<std::string>> business_id;
};
BOOST_DESCRIBE_STRUCT(ProcessInstanceFilterFields, (),
                      (process_definition_id, process_definition_name, process_definition_version,
                       process_definition_version_tag, process_definition_key, start_date, end_date,
                       state, has_incident, tenant_id, variables, process_instance_key,
                       parent_process_instance_key, parent_element_instance_key,
                       element_instance_state, element_id, error_message,
                       has_element_instance_incident, has_retries_left, tags, business_id))

struct ProcessInstanceFilter : ProcessInstanceFilterFields {
  std::optional<std::vector<ProcessInstanceFilterFields>> any;
};
BOOST_DESCRIBE_STRUCT(ProcessInstanceFilter, (ProcessInstanceFilterFields), (any))

constexpr WireName kFilterNames[] = {{"any", "$or"}};

}  // namespace
}  // namespace web::v2

template <>
inline constexpr std::span<const web::WireName> web::kWireNames<web::v2::ProcessInstanceFilter> =
    web::v2::kFilterNames;

namespace web::v2 {
namespace {

constexpr std::array<std::string_view, 14> kSortable = {"processInstanceKey",
                                                        "processDefinitionId",
                                                        "processDefinitionName",
                                                        "processDefinitionVersion",
                                                        "processDefinitionVersionTag",
                                                        "processDefinitionKey",
                                                        "parentProcessInstanceKey",
                                                        "parentElementInstanceKey",
                                                        "startDate",
                                                        "endDate",
                                                        "state",
                                                        "hasIncident",
                                                        "tenantId",
                                                        "businessId"};

ProcessInstance instance_of(const engine::FoundInstance& found, const engine::Snapshot& snapshot) {
  ProcessInstance instance;
  const DefinitionNames names(snapshot, found.row.definition);
  instance.process_definition_id = names.process_id();
  instance.process_definition_name = text_or_null(names.process_name());
  instance.process_definition_version = names.version();
  instance.process_definition_version_tag = text_or_null(names.version_tag());
  instance.start_date = found.row.started;
  instance.end_date = time_or_null(found.row.ended);
  instance.state = wire_state(found.row.state);
  instance.has_incident = found.has_incident;
  instance.process_instance_key = wire(found.row.key);
  instance.process_definition_key = wire(found.row.definition);
  instance.parent_process_instance_key = wire_or_null(found.row.parent);
  instance.parent_element_instance_key = wire_or_null(found.row.caller);
  instance.root_process_instance_key = wire_or_null(found.row.root);
  instance.tags = found.row.tags;
  instance.business_id = text_or_null(found.row.business_id);
  return instance;
}

// All of the tags must be there.
std::vector<engine::Condition> conditions_with_tags(const ProcessInstanceFilterFields& fields) {
  std::vector<engine::Condition> conditions = conditions_of(fields);
  for (const std::string& tag : fields.tags.value_or(std::vector<std::string>{})) {
    conditions.push_back({"tags", engine::Operator::kEqual, {tag}});
  }
  return conditions;
}

constexpr std::size_t kMostTags = 10;
constexpr std::size_t kLongestTag = 100;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_tag(std::string_view tag) {
  if (tag.empty() || tag.size() > kLongestTag || !is_letter(tag.front())) return false;
  return std::all_of(tag.begin(), tag.end(), [](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == ':' || c == '.' || c == '-';
  });
}

Outcome<> check_tags(const std::vector<std::string>& tags) {
  if (tags.size() > kMostTags) return bad_field("tags", "must not be more than ten");
  for (const std::string& tag : tags) {
    if (!is_tag(tag)) {
      return bad_field("tags",
                       "'" + tag + "' is no tag: a letter, then letters, digits and _ : . -");
    }
  }
  return {};
}

Outcome<engine::CreateProcessInstance> command_of(const CreateProcessInstance& body,
                                                  engine::Actor actor) {
  if (body.process_definition_id.has_value() == body.process_definition_key.has_value()) {
    return bad_field("processDefinitionId",
                     "give either processDefinitionId or processDefinitionKey");
  }
  if (body.runtime_instructions && !body.runtime_instructions->empty()) {
    return bad_field("runtimeInstructions", "is not supported");
  }
  if (const auto known = check_tenant(body.tenant_id); !known) return known.error();
  engine::CreateProcessInstance command;
  command.actor = std::move(actor);
  command.process_id = body.process_definition_id.value_or("");
  if (body.process_definition_key) {
    command.definition = key_of<engine::ProcessDefinitionKey>(*body.process_definition_key);
  }
  command.version = std::max(body.process_definition_version.value_or(-1), 0);
  if (body.variables) command.variables = body.variables->value;
  if (command.variables.is_null()) command.variables = engine::feel::Value::context({});
  for (const StartInstruction& start :
       body.start_instructions.value_or(std::vector<StartInstruction>{})) {
    command.start_elements.push_back(start.element_id);
  }
  command.business_id = body.business_id.value_or("");
  command.tags = body.tags.value_or(std::vector<std::string>{});
  if (const auto checked = check_tags(command.tags); !checked) return checked.error();
  return command;
}

// Of the variables those that were asked for; all when nothing was.
engine::feel::Value fetched(const engine::feel::Value& variables,
                            const std::vector<std::string>& names) {
  if (names.empty() || variables.is_null()) return variables;
  std::vector<engine::feel::Entry> entries;
  for (const engine::feel::Entry& entry : variables.entries()) {
    if (std::find(names.begin(), names.end(), entry.key) != names.end()) entries.push_back(entry);
  }
  return engine::feel::Value::context(std::move(entries));
}

CreatedProcessInstance created_of(const CreateProcessInstance& body, const engine::Done& result) {
  const auto& started = std::get<engine::InstanceReply>(result.reply);
  CreatedProcessInstance created;
  created.process_definition_id = started.process_id;
  created.process_definition_version = started.version;
  created.process_definition_key = wire(started.definition);
  created.process_instance_key = wire(started.instance);
  created.tags = body.tags.value_or(std::vector<std::string>{});
  created.business_id = body.business_id;
  return created;
}

// Answers with what the instance ended with, as far as the caller sees it: on the I/O thread, for
// it is read whom the values are about.
engine::Callback answering_end(Services& services, const Request& request,
                               const CreateProcessInstance& body, Reply reply) {
  auto shared = std::make_shared<Reply>(std::move(reply));
  return [&services, &request, body, shared](const engine::CommandResult& result) {
    const auto* done = std::get_if<engine::Done>(&result);
    if (done == nullptr) {
      return (*shared)(answer_of(result, [](const engine::Done&) { return no_content(); }));
    }
    shared->post([&services, &request, body, shared, done = *done] {
      const api::Reading reading(services, request);
      CreatedProcessInstance created = created_of(body, done);
      if (!done.final_variables.is_null()) {
        const auto instance = std::get<engine::InstanceReply>(done.reply).instance;
        created.variables = fetched(VariableSight(reading).masked(instance, done.final_variables),
                                    body.fetch_variables.value_or(std::vector<std::string>{}));
      }
      (*shared)(json(created));
    });
  };
}

constexpr std::int64_t kDefaultWaitMs = 10'000;
constexpr std::int64_t kLongestWaitMs = 300'000;

// POST /process-instances
void create(Services& services, const Request& request, const CreateProcessInstance& body,
            Reply reply) {
  auto command = command_of(body, acting(services, request, true));
  if (!command) return reply(problem(command.error()));
  engine::CommandRequest work{*std::move(command), {}, {}, {}, {}};
  if (body.await_completion.value_or(false)) {
    const std::int64_t wait = body.request_timeout.value_or(0);
    work.until_completed =
        std::chrono::milliseconds(wait > 0 ? std::min(wait, kLongestWaitMs) : kDefaultWaitMs);
    work.callback = answering_end(services, request, body, std::move(reply));
  } else {
    work.callback = answering(std::move(reply), [body](const engine::Done& result) {
      return json(created_of(body, result));
    });
  }
  services.processor.execute(std::move(work));
}

// What it says of variables holds of the whole search.
Outcome<> check_alternative(const ProcessInstanceFilterFields& fields) {
  if (!fields.variables) return {};
  return bad_field("filter.$or.variables", "is no alternative: ask for it beside $or");
}

// POST /process-instances/search
void search(Services& services, const Request& request,
            const SearchRequest<ProcessInstanceFilter>& body, Reply reply) {
  auto wanted = search_of(body.page, body.sort, kSortable);
  if (!wanted) return reply(problem(wanted.error()));
  if (body.filter) {
    const ProcessInstanceFilterFields& fields = *body.filter;
    wanted->all = conditions_with_tags(fields);
    wanted->variables = conditions_of(fields.variables);
    for (const ProcessInstanceFilterFields& one :
         body.filter->any.value_or(std::vector<ProcessInstanceFilterFields>{})) {
      if (const auto checked = check_alternative(one); !checked) {
        return reply(problem(checked.error()));
      }
      wanted->any.push_back(conditions_with_tags(one));
    }
  }
  const api::Reading reading(services, request);
  if (!wanted->variables.empty()) {
    const auto allowed = VariableSight(reading).check(*wanted);
    if (!allowed) return reply(problem(allowed.error()));
  }
  reply_with_page<ProcessInstance>(
      reply, [&] { return reading.queries.process_instances(*wanted); },
      [&](const engine::FoundInstance& found) { return instance_of(found, *reading.snapshot); });
}

// GET /process-instances/{key}
void get(Services& services, const Request& request, Reply reply) {
  const auto key = path_key<engine::ProcessInstanceKey>(request, "key");
  if (!key) return reply(problem(key.error()));
  engine::Search wanted;
  wanted.all = {{"processInstanceKey", engine::Operator::kEqual, {wire(*key).value}}};
  const auto found = services.queries(request).process_instances(wanted);
  if (found.rows.empty()) {
    return reply(problem(not_found("there is no process instance " + to_text(*key))));
  }
  reply(json(instance_of(found.rows.front(), *services.processor.snapshot())));
}

// POST /process-instances/{key}/cancellation
void cancel(Services& services, const Request& request, const CancelRequest&, Reply reply) {
  const auto key = path_key<engine::ProcessInstanceKey>(request, "key");
  if (!key) return reply(problem(key.error()));
  services.processor.execute(engine::CancelProcessInstance{acting(services, request, true), *key},
                             answering_nothing(std::move(reply)));
}

constexpr Route kRoutes[] = {
    {Method::kPost, "/process-instances", with_body<create>(), Permission::kCreateProcessInstance,
     shows(FieldClass::kP1), answers<CreatedProcessInstance>()},
    {Method::kPost, "/process-instances/search", with_body<search>(),
     Permission::kReadProcessInstance, shows(FieldClass::kP1),
     answers<SearchResult<ProcessInstance>>()},
    {Method::kGet, "/process-instances/{key}", get, Permission::kReadProcessInstance,
     shows(FieldClass::kP1), answers<ProcessInstance>()},
    {Method::kPost, "/process-instances/{key}/cancellation", with_body<cancel>(),
     Permission::kCancelProcessInstance, shows(), answers_nothing()},
};

}  // namespace

RouteTable process_instance_routes() {
  return kRoutes;
}

}  // namespace web::v2
