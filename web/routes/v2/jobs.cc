#include <algorithm>
#include <array>
#include <memory>

#include "web/routes/command_answer.h"
#include "web/routes/v2/definition_names.h"
#include "web/routes/v2/kinds.h"
#include "web/routes/v2/search.h"
#include "web/routes/v2/states.h"
#include "web/routes/v2/tables.h"
#include "web/routes/v2/wire.h"

namespace web::v2 {
namespace {

struct JobActivation {
  std::string type;
  std::optional<std::string> worker;
  std::int64_t timeout = 0;
  std::int32_t max_jobs_to_activate = 0;
  std::optional<std::vector<std::string>> fetch_variable;
  std::optional<std::int64_t> request_timeout;
  std::optional<std::vector<std::string>> tenant_ids;
  std::optional<std::string> tenant_filter;
};
BOOST_DESCRIBE_STRUCT(JobActivation, (),
                      (type, worker, timeout, max_jobs_to_activate, fetch_variable, request_timeout,
                       tenant_ids, tenant_filter))

struct ActivatedJob {
  std::string type;
  std::string process_definition_id;
  std::int32_t process_definition_version = 0;
  std::string element_id;
  std::map<std::string, std::string> custom_headers;
  std::string worker;
  std::int32_t retries = 0;
  std::int64_t deadline = 0;
  engine::feel::Value variables;
  std::string tenant_id = kTenant;
  WireKey job_key;
  WireKey process_instance_key;
  WireKey process_definition_key;
  WireKey element_instance_key;
  JobKind kind = JobKind::kBpmnElement;
  ListenerEventType listener_event_type = ListenerEventType::kUnspecified;
  std::optional<engine::feel::Value> user_task;
  std::vector<std::string> tags;
  std::optional<WireKey> root_process_instance_key;
};
BOOST_DESCRIBE_STRUCT(ActivatedJob, (),
                      (type, process_definition_id, process_definition_version, element_id,
                       custom_headers, worker, retries, deadline, variables, tenant_id, job_key,
                       process_instance_key, process_definition_key, element_instance_key, kind,
                       listener_event_type, user_task, tags, root_process_instance_key))

struct ActivatedJobs {
  std::vector<ActivatedJob> jobs;
};
BOOST_DESCRIBE_STRUCT(ActivatedJobs, (), (jobs))

struct JobCompletion {
  std::optional<JsonObject> variables;
  std::optional<JsonObject> result;
};
BOOST_DESCRIBE_STRUCT(JobCompletion, (), (variables, result))

struct FailureReport {
  std::optional<std::int32_t> retries;
  std::optional<std::string> error_message;
  std::optional<std::int64_t> retry_back_off;
  std::optional<JsonObject> variables;
};
BOOST_DESCRIBE_STRUCT(FailureReport, (), (retries, error_message, retry_back_off, variables))

struct ErrorReport {
  std::string error_code;
  std::optional<std::string> error_message;
  std::optional<JsonObject> variables;
};
BOOST_DESCRIBE_STRUCT(ErrorReport, (), (error_code, error_message, variables))

struct JobChangeset {
  std::optional<std::int32_t> retries;
  std::optional<std::int64_t> timeout;
};
BOOST_DESCRIBE_STRUCT(JobChangeset, (), (retries, timeout))

struct JobUpdate {
  JobChangeset changeset;
  std::optional<std::int64_t> operation_reference;
};
BOOST_DESCRIBE_STRUCT(JobUpdate, (), (changeset, operation_reference))

struct JobSearchResult {
  std::map<std::string, std::string> custom_headers;
  std::optional<engine::Instant> deadline;
  std::optional<std::string> denied_reason;
  std::optional<std::string> element_id;
  WireKey element_instance_key;
  std::optional<engine::Instant> end_time;
  std::optional<std::string> error_code;
  std::optional<std::string> error_message;
  bool has_failed_with_retries_left = false;
  std::optional<bool> is_denied;
  WireKey job_key;
  JobKind kind = JobKind::kBpmnElement;
  ListenerEventType listener_event_type = ListenerEventType::kUnspecified;
  std::string process_definition_id;
  WireKey process_definition_key;
  WireKey process_instance_key;
  std::optional<WireKey> root_process_instance_key;
  std::int32_t retries = 0;
  JobState state{};
  std::string tenant_id = kTenant;
  std::string type;
  std::string worker;
  std::optional<engine::Instant> creation_time;
  std::optional<engine::Instant> last_update_time;
};
BOOST_DESCRIBE_STRUCT(JobSearchResult, (),
                      (custom_headers, deadline, denied_reason, element_id, element_instance_key,
                       end_time, error_code, error_message, has_failed_with_retries_left, is_denied,
                       job_key, kind, listener_event_type, process_definition_id,
                       process_definition_key, process_instance_key, root_process_instance_key,
                       retries, state, tenant_id, type, worker, creation_time, last_update_time))

struct JobFilter {
  std::optional<FieldFilter<engine::Instant>> deadline;
  std::optional<FieldFilter<std::string>> element_id;
  std::optional<FieldFilter<WireKey>> element_instance_key;
  std::optional<FieldFilter<engine::Instant>> end_time;
  std::optional<FieldFilter<std::string>> error_code;
  std::optional<FieldFilter<std::string>> error_message;
  std::optional<bool> has_failed_with_retries_left;
  std::optional<bool> is_denied;
  std::optional<FieldFilter<std::string>> denied_reason;
  std::optional<FieldFilter<WireKey>> job_key;
  std::optional<FieldFilter<JobKind>> kind;
  std::optional<FieldFilter<ListenerEventType>> listener_event_type;
  std::optional<FieldFilter<std::string>> process_definition_id;
  std::optional<FieldFilter<WireKey>> process_definition_key;
  std::optional<FieldFilter<WireKey>> process_instance_key;
  std::optional<FieldFilter<std::int32_t>> retries;
  std::optional<FieldFilter<JobState>> state;
  std::optional<FieldFilter<std::string>> tenant_id;
  std::optional<FieldFilter<std::string>> type;
  std::optional<FieldFilter<std::string>> worker;
  std::optional<FieldFilter<engine::Instant>> creation_time;
  std::optional<FieldFilter<engine::Instant>> last_update_time;
};
BOOST_DESCRIBE_STRUCT(JobFilter, (),
                      (deadline, element_id, element_instance_key, end_time, error_code,
                       error_message, has_failed_with_retries_left, is_denied, denied_reason,
                       job_key, kind, listener_event_type, process_definition_id,
                       process_definition_key, process_instance_key, retries, state, tenant_id,
                       type, worker, creation_time, last_update_time))

constexpr std::array<std::string_view, 20> kSortable = {"deadline",
                                                        "deniedReason",
                                                        "elementId",
                                                        "elementInstanceKey",
                                                        "endTime",
                                                        "errorCode",
                                                        "errorMessage",
                                                        "hasFailedWithRetriesLeft",
                                                        "isDenied",
                                                        "jobKey",
                                                        "kind",
                                                        "listenerEventType",
                                                        "processDefinitionId",
                                                        "processDefinitionKey",
                                                        "processInstanceKey",
                                                        "retries",
                                                        "state",
                                                        "tenantId",
                                                        "type",
                                                        "worker"};

constexpr std::int64_t kDefaultPatienceMs = 10'000;
constexpr std::int64_t kLongestPatienceMs = 60'000;
constexpr std::int32_t kMostJobs = 1'000;

// API §1.12: 0 is the server's own wait, below 0 none.
std::chrono::milliseconds patience_of(std::int64_t request_timeout) {
  if (request_timeout < 0) return std::chrono::milliseconds(0);
  if (request_timeout == 0) return std::chrono::milliseconds(kDefaultPatienceMs);
  return std::chrono::milliseconds(std::min(request_timeout, kLongestPatienceMs));
}

ActivatedJob activated_of(const engine::ActivatedJob& job) {
  ActivatedJob out;
  out.type = job.type;
  out.process_definition_id = job.process_id;
  out.process_definition_version = job.version;
  out.element_id = job.element_id;
  for (const auto& [key, value] : job.headers) out.custom_headers[key] = value;
  out.worker = job.worker;
  out.retries = job.retries;
  out.deadline = job.deadline.ms;
  out.variables = job.variables;
  out.job_key = wire(job.job);
  out.process_instance_key = wire(job.instance);
  out.process_definition_key = wire(job.definition);
  out.element_instance_key = wire(job.element_instance);
  out.tags = job.tags;
  out.root_process_instance_key = wire_or_null(job.root);
  return out;
}

// POST /jobs/activation: a worker gets the variables of its job in clear, of every class, for it
// works with them; who may is told by the permission, who did by the record of the activation.
void activate(Services& services, const Request& request, const JobActivation& body, Reply reply) {
  if (body.type.empty()) return reply(problem(bad_field("type", "must not be empty")));
  if (body.max_jobs_to_activate < 1) {
    return reply(problem(bad_field("maxJobsToActivate", "must be at least 1")));
  }
  if (body.timeout < 1) return reply(problem(bad_field("timeout", "must be at least 1")));
  for (const std::string& tenant : body.tenant_ids.value_or(std::vector<std::string>{})) {
    if (const auto known = check_tenant(tenant); !known) return reply(problem(known.error()));
  }
  engine::JobPoll poll;
  poll.wanted.actor = acting(services, request, true);
  poll.wanted.type = body.type;
  poll.wanted.worker = body.worker.value_or("");
  poll.wanted.timeout_ms = body.timeout;
  poll.wanted.fetch_variables = body.fetch_variable.value_or(std::vector<std::string>{});
  poll.max_jobs = static_cast<std::size_t>(std::min(body.max_jobs_to_activate, kMostJobs));
  poll.patience = patience_of(body.request_timeout.value_or(0));
  auto shared = std::make_shared<Reply>(std::move(reply));
  poll.is_alive = [shared] { return !shared->closed(); };
  poll.callback = [shared](const engine::CommandResult& result) {
    (*shared)(answer_of(result, [](const engine::Done& done) {
      ActivatedJobs activated;
      for (const engine::ActivatedJob& job : std::get<engine::JobsReply>(done.reply).jobs) {
        activated.jobs.push_back(activated_of(job));
      }
      return json(activated);
    }));
  };
  services.processor.activate_jobs(std::move(poll));
}

engine::feel::Value variables_of(const std::optional<JsonObject>& given) {
  return given ? given->value : engine::feel::Value::context({});
}

// POST /jobs/{key}/completion
void complete(Services& services, const Request& request, const JobCompletion& body, Reply reply) {
  const auto key = path_key<engine::JobKey>(request, "key");
  if (!key) return reply(problem(key.error()));
  services.processor.execute(
      engine::CompleteJob{acting(services, request, true), *key, variables_of(body.variables)},
      answering_nothing(std::move(reply)));
}

// POST /jobs/{key}/failure
void fail(Services& services, const Request& request, const FailureReport& body, Reply reply) {
  const auto key = path_key<engine::JobKey>(request, "key");
  if (!key) return reply(problem(key.error()));
  services.processor.execute(
      engine::FailJob{acting(services, request, true), *key, body.retries.value_or(0),
                      body.error_message.value_or(""), body.retry_back_off.value_or(0),
                      variables_of(body.variables)},
      answering_nothing(std::move(reply)));
}

// POST /jobs/{key}/error
void throw_error(Services& services, const Request& request, const ErrorReport& body, Reply reply) {
  const auto key = path_key<engine::JobKey>(request, "key");
  if (!key) return reply(problem(key.error()));
  if (body.error_code.empty()) return reply(problem(bad_field("errorCode", "must not be empty")));
  services.processor.execute(
      engine::ThrowJobError{acting(services, request, true), *key, body.error_code,
                            body.error_message.value_or(""), variables_of(body.variables)},
      answering_nothing(std::move(reply)));
}

// PATCH /jobs/{key}
void update(Services& services, const Request& request, const JobUpdate& body, Reply reply) {
  const auto key = path_key<engine::JobKey>(request, "key");
  if (!key) return reply(problem(key.error()));
  services.processor.execute(engine::UpdateJob{acting(services, request, true), *key,
                                               body.changeset.retries, body.changeset.timeout},
                             answering_nothing(std::move(reply)));
}

JobSearchResult job_of(const engine::Job& row, const engine::Snapshot& snapshot) {
  const DefinitionNames names(snapshot, row.definition);
  JobSearchResult job;
  if (const engine::bpmn::FlowNode* node = names.node(row.element); node != nullptr && node->job) {
    for (const auto& [key, value] : node->job->headers) job.custom_headers[key] = value;
  }
  job.deadline = time_or_null(row.deadline);
  job.element_id = text_or_null(names.element_id(row.element));
  job.element_instance_key = wire(row.element_instance);
  job.end_time = time_or_null(row.ended);
  job.error_code = text_or_null(row.error_code);
  job.error_message = text_or_null(row.error_message);
  job.has_failed_with_retries_left = row.state == engine::JobState::kFailed && row.retries > 0;
  job.job_key = wire(row.key);
  job.process_definition_id = names.process_id();
  job.process_definition_key = wire(row.definition);
  job.process_instance_key = wire(row.instance);
  job.root_process_instance_key = wire_or_null(row.root);
  job.retries = row.retries;
  job.state = wire_state(row.state);
  job.type = row.type;
  job.worker = row.worker;
  job.creation_time = time_or_null(row.created);
  job.last_update_time = time_or_null(row.updated);
  return job;
}

// POST /jobs/search
void search(Services& services, const Request& request, const SearchRequest<JobFilter>& body,
            Reply reply) {
  const auto wanted = search_of(body, kSortable);
  if (!wanted) return reply(problem(wanted.error()));
  const auto snapshot = services.processor.snapshot();
  reply_with_page<JobSearchResult>(
      reply, [&] { return services.queries(request).jobs(*wanted); },
      [&](const engine::Job& row) { return job_of(row, *snapshot); });
}

constexpr Route kRoutes[] = {
    {Method::kPost, "/jobs/activation", with_body<activate>(), Permission::kUpdateProcessInstance,
     shows(FieldClass::kP1, FieldClass::kP2), answers<ActivatedJobs>()},
    {Method::kPost, "/jobs/search", with_body<search>(), Permission::kReadProcessInstance,
     shows(FieldClass::kP1), answers<SearchResult<JobSearchResult>>()},
    {Method::kPatch, "/jobs/{key}", with_body<update>(), Permission::kUpdateProcessInstance,
     shows(), answers_nothing()},
    {Method::kPost, "/jobs/{key}/completion", with_body<complete>(),
     Permission::kUpdateProcessInstance, shows(), answers_nothing()},
    {Method::kPost, "/jobs/{key}/failure", with_body<fail>(), Permission::kUpdateProcessInstance,
     shows(), answers_nothing()},
    {Method::kPost, "/jobs/{key}/error", with_body<throw_error>(),
     Permission::kUpdateProcessInstance, shows(), answers_nothing()},
};

}  // namespace

RouteTable job_routes() {
  return kRoutes;
}

}  // namespace web::v2
