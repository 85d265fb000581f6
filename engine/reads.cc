#include "engine/step.h"

#include <utility>
#include <variant>

namespace engine {
namespace {

template <class AnyKey>
EntityRef ref(EntityRef::Kind kind, AnyKey key) {
  return {kind, key.value};
}

// What each command reads; most read nothing that can be told before.
struct ReadsOf {
  using Entity = EntityRef::Kind;

  Reads reads;

  void operator()(const CancelProcessInstance& command) {
    add(Entity::kProcessInstance, command.instance);
  }
  void operator()(const SetVariables& command) { add(Entity::kElementInstance, command.scope); }
  void operator()(const ResolveIncident& command) { add(Entity::kIncident, command.incident); }
  void operator()(const ContinueAgenda& command) { add(Entity::kCase, command.case_key); }
  void operator()(const FireTimer& command) { add(Entity::kCase, command.case_key); }
  void operator()(const CompleteUserTask& command) { add(Entity::kUserTask, command.task); }
  void operator()(const AssignUserTask& command) { add(Entity::kUserTask, command.task); }
  void operator()(const UnassignUserTask& command) { add(Entity::kUserTask, command.task); }
  void operator()(const ClaimUserTask& command) { add(Entity::kUserTask, command.task); }
  void operator()(const UnclaimUserTask& command) { add(Entity::kUserTask, command.task); }
  void operator()(const UpdateUserTask& command) { add(Entity::kUserTask, command.task); }
  void operator()(const SaveUserTask& command) { add(Entity::kUserTask, command.task); }
  void operator()(const ActivateJobs& command) {
    for (const JobKey job : command.jobs) add(Entity::kJob, job);
  }
  void operator()(const CompleteJob& command) { add(Entity::kJob, command.job); }
  void operator()(const FailJob& command) { add(Entity::kJob, command.job); }
  void operator()(const ThrowJobError& command) { add(Entity::kJob, command.job); }
  void operator()(const UpdateJob& command) { add(Entity::kJob, command.job); }
  void operator()(const TimeOutJob& command) { add(Entity::kJob, command.job); }
  void operator()(const PublishMessage& command) {
    look_up(Lookup::Kind::kMessageSubscriptions, command.name, command.correlation_key);
    if (command.message_id.empty()) return;
    look_up(Lookup::Kind::kBufferedMessages, command.name, command.correlation_key);
  }
  void operator()(const CorrelateMessage& command) {
    look_up(Lookup::Kind::kMessageSubscriptions, command.name, command.correlation_key);
  }
  void operator()(const DeliverMessage& command) {
    add(Entity::kCase, command.case_key);
    look_up(Lookup::Kind::kMessage, to_text(command.message), {});
  }
  void operator()(const StartByMessage& command) {
    look_up(Lookup::Kind::kMessage, to_text(command.message), {});
  }
  void operator()(const StartFromBuffer& command) {
    look_up(Lookup::Kind::kStartedInstance, command.process_id, command.correlation_key);
  }
  void operator()(const ExpireMessage& command) {
    look_up(Lookup::Kind::kMessage, to_text(command.message), {});
  }
  void operator()(const MarkNoticeRead& command) {
    look_up(Lookup::Kind::kNotice, to_text(command.notice), {});
  }
  template <class Other>
  void operator()(const Other&) {}

 private:
  template <class AnyKey>
  void add(Entity kind, AnyKey key) {
    reads.cases.push_back(ref(kind, key));
  }
  void look_up(Lookup::Kind kind, std::string first, std::string second) {
    reads.lookups.push_back({kind, std::move(first), std::move(second)});
  }
};

}  // namespace

Reads reads_of(const Command& command) {
  ReadsOf reads_of;
  std::visit(reads_of, command);
  return std::move(reads_of.reads);
}

}  // namespace engine
