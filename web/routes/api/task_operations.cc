#include <algorithm>

#include "web/routes/api/once.h"
#include "web/routes/api/searching.h"
#include "web/routes/api/tables.h"
#include "web/routes/api/task_detail.h"

namespace web::api {
namespace {

using engine::feel::Entry;
using engine::feel::Value;

struct TaskChange {
  std::uint32_t version() const { return static_cast<std::uint32_t>(task_version); }
  std::int32_t task_version = 0;
};
BOOST_DESCRIBE_STRUCT(TaskChange, (), (task_version))

struct SaveRequest {
  std::int32_t task_version = 0;
  JsonObject values;
};
BOOST_DESCRIBE_STRUCT(SaveRequest, (), (task_version, values))

struct Saved {
  std::int64_t task_version = 0;
  engine::Instant saved_at;
};
BOOST_DESCRIBE_STRUCT(Saved, (), (task_version, saved_at))

struct CompletionRequest {
  std::int32_t task_version = 0;
  std::optional<std::string> outcome;
  std::optional<std::string> opinion;
  std::optional<JsonObject> values;
};
BOOST_DESCRIBE_STRUCT(CompletionRequest, (), (task_version, outcome, opinion, values))

struct RecordRef {
  std::int64_t seq = 0;
  std::string leaf;
};
BOOST_DESCRIBE_STRUCT(RecordRef, (), (seq, leaf))

struct CompletionAnswer {
  WireKey task_key;
  engine::Instant completed_at;
  RecordRef record;
};
BOOST_DESCRIBE_STRUCT(CompletionAnswer, (), (task_key, completed_at, record))

Problem op_disabled(std::string detail) {
  return {Status::kForbidden, "OP_DISABLED", std::move(detail), {}};
}

// What the task is now, once the command is done; who repeats an old one may see it no more.
std::function<void(Reply)> answering_task(Services& services, const Request& request,
                                          engine::UserTaskKey key) {
  return [&services, &request, key](Reply reply) {
    const Reading reading(services, request);
    const auto task = find_task(reading, key);
    if (!task) return reply(problem(task.error()));
    Dossier dossier(reading);
    Response response = json(task_detail(reading, *task, dossier));
    std::move(dossier).answer(std::move(response), std::move(reply));
  };
}

// POST /tasks/{key}/claim
void claim(Services& services, const Request& request, const TaskChange& body, Reply reply) {
  const auto key = path_key<engine::UserTaskKey>(request, "key");
  if (!key) return reply(problem(key.error()));
  run_once_then(services, request,
                engine::ClaimUserTask{acting_in_api(services, request), *key, body.version()},
                std::move(reply), answering_task(services, request, *key));
}

// A task whose person the process names has no queue to go back to.
Outcome<> check_has_queue(const Reading& reading, engine::UserTaskKey key) {
  const auto task = find_task(reading, key);
  if (!task) return task.error();
  const engine::bpmn::FlowNode* node = reading.node(task->definition, task->element);
  const std::vector<TaskOperation> operations = operations_on(*task, node, reading.caller);
  const bool is_barred =
      task->state == engine::UserTaskState::kCreated && reading.caller.is(task->assignee) &&
      std::find(operations.begin(), operations.end(), TaskOperation::kUnclaim) == operations.end();
  if (is_barred) return op_disabled("the process itself names who does this task");
  return {};
}

// POST /tasks/{key}/unclaim
void unclaim(Services& services, const Request& request, const TaskChange& body, Reply reply) {
  const auto key = path_key<engine::UserTaskKey>(request, "key");
  if (!key) return reply(problem(key.error()));
  const Outcome<> has_queue = check_has_queue(Reading(services, request), *key);
  if (!has_queue) return reply(problem(has_queue.error()));
  run_once_then(services, request,
                engine::UnclaimUserTask{acting_in_api(services, request), *key, body.version()},
                std::move(reply), answering_task(services, request, *key));
}

// POST /tasks/{key}/save
void save(Services& services, const Request& request, const SaveRequest& body, Reply reply) {
  const auto key = path_key<engine::UserTaskKey>(request, "key");
  if (!key) return reply(problem(key.error()));
  const auto version = static_cast<std::uint32_t>(body.task_version);
  run_once(services, request,
           engine::SaveUserTask{acting_in_api(services, request), *key, body.values.value, version},
           std::move(reply), [version](const engine::Done& done) {
             // A save is one change of the task.
             return json(Saved{static_cast<std::int64_t>(version) + 1, done.time});
           });
}

void set_entry(std::vector<Entry>& entries, std::string_view key, const std::string& text) {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [key](const Entry& entry) { return entry.key == key; });
  if (found != entries.end()) {
    found->value = Value::string(text);
  } else {
    entries.push_back({std::string(key), Value::string(text)});
  }
}

// The filled form with the decision in it: the opinion stands in the form's field of that kind.
Value answer_of(const CompletionRequest& body, const engine::form::Form* form) {
  std::vector<Entry> entries;
  if (body.values) {
    const Value& values = body.values->value;
    entries.assign(values.entries().begin(), values.entries().end());
  }
  if (body.outcome) set_entry(entries, "outcome", *body.outcome);
  if (body.opinion) {
    const engine::form::Field* field =
        form == nullptr ? nullptr : engine::form::opinion_field(*form);
    set_entry(entries, field == nullptr ? "opinion" : field->key, *body.opinion);
  }
  return Value::context(std::move(entries));
}

// POST /tasks/{key}/completion
void complete(Services& services, const Request& request, const CompletionRequest& body,
              Reply reply) {
  const auto key = path_key<engine::UserTaskKey>(request, "key");
  if (!key) return reply(problem(key.error()));
  const Reading reading(services, request);
  const auto task =
      only(reading.queries.user_tasks(search_for({equals("userTaskKey", operand(*key))})));
  const engine::form::Form* form = task ? reading.snapshot->catalog.form(task->form) : nullptr;
  run_once(services, request,
           engine::CompleteUserTask{acting_in_api(services, request), *key, answer_of(body, form),
                                    static_cast<std::uint32_t>(body.task_version)},
           std::move(reply), [key = *key](const engine::Done& done) {
             return json(CompletionAnswer{
                 wire(key), done.time, {static_cast<std::int64_t>(done.seq), hex(done.leaf)}});
           });
}

constexpr Route kRoutes[] = {
    {Method::kPost, "/tasks/{key}/claim", with_body<claim>(), Permission::kSignedIn,
     shows(FieldClass::kP0, FieldClass::kP1, FieldClass::kP2, FieldClass::kP3),
     answers<TaskDetail>()},
    {Method::kPost, "/tasks/{key}/unclaim", with_body<unclaim>(), Permission::kSignedIn,
     shows(FieldClass::kP0, FieldClass::kP1, FieldClass::kP2, FieldClass::kP3),
     answers<TaskDetail>()},
    {Method::kPost, "/tasks/{key}/save", with_body<save>(), Permission::kSignedIn,
     shows(FieldClass::kP0), answers<Saved>()},
    {Method::kPost, "/tasks/{key}/completion", with_body<complete>(), Permission::kSignedIn,
     shows(FieldClass::kP0), answers<CompletionAnswer>()},
};

}  // namespace

RouteTable task_operation_routes() {
  return kRoutes;
}

}  // namespace web::api
