#include "engine/runtime/batch.h"

#include <utility>

namespace engine {
namespace {

bool frees_jobs(const Event& event) {
  return std::holds_alternative<JobCreated>(event) || std::holds_alternative<JobFailed>(event) ||
         std::holds_alternative<JobTimedOut>(event) || std::holds_alternative<JobUpdated>(event) ||
         std::holds_alternative<JobReleased>(event) ||
         std::holds_alternative<IncidentResolved>(event);
}

Rejection other_request() {
  return {RejectionCode::kDuplicate,
          "this idempotency key was used for another request",
          {{"Idempotency-Key", "was used for another request"}},
          {}};
}

}  // namespace

Batch::Batch(Shell& shell, Instant now)
    : shell_(shell), now_(now), transaction_(shell.writer, shell.pool, now) {}

Batch::~Batch() {
  if (committed_) return;
  shell_.watch.forget();
  for (const Answer& answer : answers_) {
    answer.callback(Unavailable{Unavailable::Reason::kStore, "the command was not stored"});
  }
}

void Batch::after_step(StepResult& result, bool is_awaited) {
  shell_.watch.note(result.events, shell_.writer.state, is_awaited);
}

CommandResult Batch::run_command(CommandRequest& request) {
  if (const auto* deploy = std::get_if<DeployResources>(&request.command)) {
    for (std::size_t i = 0; i < deploy->files.size() && i < request.files.size(); ++i) {
      shell_.writer.store.put_blob(deploy->files[i].sha256, request.files[i].bytes);
    }
  }
  const std::string_view hash = request.once ? request.once->key_sha256 : std::string_view();
  return transaction_.run(request.command, hash, [&](const Command&, StepResult& result) {
    after_step(result, request.until_completed.has_value());
  });
}

CommandResult Batch::run_once(CommandRequest& request) {
  if (!request.once) return run_command(request);
  const Once& once = *request.once;
  if (std::optional<KeptAnswer> kept = shell_.ports.answers.find(once.actor, once.key)) {
    if (kept->request_sha256 != once.request_sha256) return other_request();
    return Repeated{*std::move(kept)};
  }
  CommandResult result = run_command(request);
  if (std::holds_alternative<Done>(result)) {
    KeptAnswer answer = once.render(result);
    answer.request_sha256 = once.request_sha256;
    shell_.ports.answers.put(once.actor, once.key, answer, shell_.ports.clock.now());
  }
  return result;
}

void Batch::run(CommandRequest& request) {
  answers_.push_back({std::move(request.callback), Unavailable{}});
  Answer& answer = answers_.back();
  answer.result = run_once(request);
  if (!request.until_completed) return;
  const auto* done = std::get_if<Done>(&answer.result);
  if (done == nullptr) return;
  const auto end = std::chrono::steady_clock::now() + *request.until_completed;
  shell_.watch.add(std::get<InstanceReply>(done->reply).instance, *done, std::move(answer.callback),
                   end);
  answers_.pop_back();
}

bool Batch::serve(const JobPoll& poll) {
  const auto found = shell_.writer.store.available_jobs(poll.wanted.type, now_, poll.max_jobs);
  if (found.empty()) return false;
  ActivateJobs command = poll.wanted;
  for (const WaitingJob& job : found) command.jobs.push_back(job.job);
  answers_.push_back({poll.callback, Unavailable{}});
  answers_.back().result = transaction_.run(
      command, {}, [&](const Command&, StepResult& result) { after_step(result, false); });
  return true;
}

void Batch::run(JobPoll& poll) {
  if (serve(poll)) return;
  shell_.polls.add(std::move(poll), std::chrono::steady_clock::now());
}

bool Batch::run(const Command& command) {
  const CommandResult result = transaction_.run(
      command, {},
      [&](const Command&, StepResult& step_result) { after_step(step_result, false); });
  if (std::holds_alternative<Done>(result)) return true;
  if (const auto* broken = std::get_if<Unavailable>(&result)) shell_.options.log(broken->detail);
  return false;
}

void Batch::look_at_events() {
  for (const Committed& committed : transaction_.committed()) {
    if (changes_snapshot(committed.event.event)) changes_snapshot_ = true;
    if (frees_jobs(committed.event.event)) shell_.jobs_changed = true;
  }
}

void Batch::commit() {
  transaction_.commit();
  committed_ = true;
  look_at_events();
  if (changes_snapshot_) shell_.snapshot.store(make_snapshot(shell_.writer.state));
  for (Command& command : transaction_.later()) shell_.later.push_back(std::move(command));
  shell_.options.before_answers();
  for (const Answer& answer : answers_) answer.callback(answer.result);
  shell_.watch.answer();
  shell_.options.after_answers();
  shell_.ports.notifier.committed(transaction_.committed());
}

}  // namespace engine
