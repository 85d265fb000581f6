#include <algorithm>
#include <utility>

#include "engine/command/handler.h"
#include "engine/core/incident.h"
#include "engine/core/leaving.h"
#include "engine/core/names.h"
#include "engine/core/trigger.h"

// Commands on jobs, given by workers outside.
namespace engine {
namespace {

// The job if it can still be ended by a worker; else the refusal.
struct OpenJob {
  const Case* in = nullptr;
  const Job* job = nullptr;
  Refusal refusal;
};

OpenJob find_open_job(StepContext& step, JobKey key) {
  OpenJob found;
  found.in = enter_read_case(step);
  found.job = found.in == nullptr ? nullptr : found.in->jobs.find(key);
  if (found.job == nullptr || is_over(found.job->state)) {
    found.refusal = refuse(RejectionCode::kNotFound, "no such job is open");
    return found;
  }
  const bool stopped = found.job->state == JobState::kErrorThrown ||
                       (found.job->state == JobState::kFailed && found.job->retry_at.ms == 0);
  if (stopped) {
    found.refusal = refuse(RejectionCode::kInvalidState, "an incident stands at the job");
    return found;
  }
  step.speak_for(found.job->element_instance);
  return found;
}

Refusal check_variables(const feel::Value& variables) {
  if (variables.is_null() || variables.is_context()) return {};
  return refuse(RejectionCode::kArgInvalid, "variables are not an object");
}

// What the job sees, of the names asked for.
feel::Value variables_for(const Case& in, const Job& job, const std::vector<std::string>& fetch) {
  const feel::Value visible = visible_variables(in, job.element_instance);
  Entries entries(visible.entries().begin(), visible.entries().end());
  if (!fetch.empty()) {
    std::erase_if(entries, [&](const feel::Entry& entry) {
      return std::find(fetch.begin(), fetch.end(), entry.key) == fetch.end();
    });
  }
  return feel::Value::context(std::move(entries));
}

ActivatedJob told(StepContext& step, const Case& in, const Job& job,
                  const std::vector<std::string>& fetch) {
  const ProcessVersion* version = step.state().processes.find(job.definition);
  const bpmn::FlowNode& node = step.model(job.definition).node(job.element);
  ActivatedJob told;
  told.job = job.key;
  told.instance = job.instance;
  told.root = job.root;
  told.element_instance = job.element_instance;
  told.definition = job.definition;
  told.process_id = version->id;
  told.version = version->version;
  told.element_id = node.id;
  told.type = job.type;
  told.worker = job.worker;
  told.retries = job.retries;
  told.deadline = job.deadline;
  told.headers = node.job->headers;
  told.tags = in.instances.find(job.instance)->tags;
  told.variables = variables_for(in, job, fetch);
  return told;
}

}  // namespace

Refusal handle(StepContext& step, const ActivateJobs& command) {
  if (command.timeout_ms <= 0) {
    return refuse(RejectionCode::kArgInvalid, "the timeout is not greater than zero");
  }
  JobsReply reply;
  for (std::size_t place = 0; place < command.jobs.size(); ++place) {
    const Case* in = enter_read_case(step, place);
    const Job* job = in == nullptr ? nullptr : in->jobs.find(command.jobs[place]);
    if (job == nullptr || job->type != command.type || !is_available(*job, step.now())) continue;
    step.speak_for(job->element_instance);
    step.write(JobActivated{job->key, command.worker, later(step.now(), command.timeout_ms)});
    reply.jobs.push_back(told(step, *in, *job, command.fetch_variables));
  }
  step.result().reply = std::move(reply);
  return {};
}

Refusal handle(StepContext& step, const CompleteJob& command) {
  const OpenJob found = find_open_job(step, command.job);
  if (found.refusal) return found.refusal;
  if (Refusal bad = check_variables(command.variables)) return bad;
  const ElementInstance& element = *found.in->elements.find(found.job->element_instance);
  step.write(JobCompleted{command.job});
  ElementContext context(step, element);
  complete_or_stop(context, command.variables);
  return {};
}

Refusal handle(StepContext& step, const FailJob& command) {
  const OpenJob found = find_open_job(step, command.job);
  if (found.refusal) return found.refusal;
  if (Refusal bad = check_variables(command.variables)) return bad;
  const ProcessInstanceKey instance = found.job->instance;
  const ElementInstanceKey element = found.job->element_instance;
  const bool stops = command.retries <= 0;
  const Instant retry_at =
      stops ? Instant{} : later(step.now(), std::max<std::int64_t>(command.back_off_ms, 0));
  step.write(JobFailed{command.job, std::max(command.retries, 0), retry_at, command.message});
  if (command.variables.is_context()) {
    const auto entries = command.variables.entries();
    step.write_variables(instance, element, Entries(entries.begin(), entries.end()));
  }
  if (stops) {
    raise_incident(step, {instance, element, command.job},
                   {ErrorCode::kJobNoRetries,
                    command.message.empty() ? "no retries are left" : command.message,
                    {}});
  }
  return {};
}

Refusal handle(StepContext& step, const ThrowJobError& command) {
  const OpenJob found = find_open_job(step, command.job);
  if (found.refusal) return found.refusal;
  if (Refusal bad = check_variables(command.variables)) return bad;
  const ProcessInstanceKey instance = found.job->instance;
  const ElementInstanceKey element = found.job->element_instance;
  step.write(JobErrorThrown{command.job, command.code, command.message});
  if (const std::optional<Catcher> catcher = catcher_from(step, element, command.code)) {
    trigger(step, catcher->owner, catcher->event, command.variables);
    return {};
  }
  raise_incident(step, {instance, element, command.job},
                 {ErrorCode::kUnhandledErrorEvent,
                  "nothing catches the error '" + command.code + "'" +
                      (command.message.empty() ? "" : ": " + command.message),
                  {}});
  return {};
}

Refusal handle(StepContext& step, const UpdateJob& command) {
  const Case* in = enter_read_case(step);
  const Job* job = in == nullptr ? nullptr : in->jobs.find(command.job);
  if (job == nullptr || is_over(job->state)) {
    return refuse(RejectionCode::kNotFound, "no such job is open");
  }
  if (!command.retries && !command.timeout_ms) {
    return refuse(RejectionCode::kArgInvalid, "nothing is to be changed");
  }
  if (command.retries && *command.retries < 1) {
    return refuse(RejectionCode::kArgInvalid, "retries are not greater than zero");
  }
  JobUpdated event{command.job, command.retries.value_or(job->retries), {}};
  if (command.timeout_ms) {
    if (job->state != JobState::kActivated) {
      return refuse(RejectionCode::kInvalidState, "the job is not with a worker");
    }
    event.deadline = later(step.now(), std::max<std::int64_t>(*command.timeout_ms, 0));
  }
  step.speak_for(job->element_instance);
  step.write(event);
  return {};
}

Refusal handle(StepContext& step, const TimeOutJob& command) {
  const Case* in = enter_read_case(step);
  const Job* job = in == nullptr ? nullptr : in->jobs.find(command.job);
  if (job == nullptr || job->state != JobState::kActivated) {
    return refuse(RejectionCode::kNotFound, "no such job is with a worker");
  }
  if (job->deadline > step.now()) {
    return refuse(RejectionCode::kInvalidState, "the deadline has not passed");
  }
  step.speak_for(job->element_instance);
  step.write(JobTimedOut{command.job});
  return {};
}

}  // namespace engine
