#include <algorithm>
#include <array>

#include "web/routes/command_answer.h"
#include "web/routes/v2/seen_variables.h"
#include "web/routes/v2/tables.h"
#include "web/routes/v2/user_task.h"
#include "web/routes/v2/variable.h"
#include "web/routes/v2/variable_sight.h"

namespace web::v2 {
namespace {

constexpr std::array<std::string_view, 6> kSortable = {
    "creationDate", "completionDate", "followUpDate", "dueDate", "priority", "name"};

struct UserTaskAssignment {
  std::string assignee;
  std::optional<bool> allow_override;
  std::optional<std::string> action;
};
BOOST_DESCRIBE_STRUCT(UserTaskAssignment, (), (assignee, allow_override, action))

struct UserTaskCompletion {
  std::optional<JsonObject> variables;
  std::optional<std::string> action;
};
BOOST_DESCRIBE_STRUCT(UserTaskCompletion, (), (variables, action))

struct UserTaskChangeset {
  Given<std::string> due_date;
  Given<std::string> follow_up_date;
  Given<std::vector<std::string>> candidate_users;
  Given<std::vector<std::string>> candidate_groups;
  Given<std::int32_t> priority;
};
BOOST_DESCRIBE_STRUCT(UserTaskChangeset, (),
                      (due_date, follow_up_date, candidate_users, candidate_groups, priority))

struct UserTaskUpdate {
  std::optional<UserTaskChangeset> changeset;
  std::optional<std::string> action;
};
BOOST_DESCRIBE_STRUCT(UserTaskUpdate, (), (changeset, action))

struct TaskVariableFilter {
  std::optional<FieldFilter<std::string>> name;
};
BOOST_DESCRIBE_STRUCT(TaskVariableFilter, (), (name))

struct UserTaskForm {
  std::string tenant_id = kTenant;
  std::string form_id;
  std::string schema;
  std::int64_t version = 0;
  WireKey form_key;
};
BOOST_DESCRIBE_STRUCT(UserTaskForm, (), (tenant_id, form_id, schema, version, form_key))

// POST /user-tasks/search
void search(Services& services, const Request& request, const SearchRequest<UserTaskFilter>& body,
            Reply reply) {
  auto wanted = search_of(body, kSortable);
  if (!wanted) return reply(problem(wanted.error()));
  const api::Reading reading(services, request);
  if (body.filter) {
    const VariableSight sight(reading);
    wanted->variables = conditions_of(body.filter->process_instance_variables);
    wanted->local_variables = conditions_of(body.filter->local_variables);
    if (const auto allowed = sight.check(*wanted); !allowed) return reply(problem(allowed.error()));
    if (!wanted->local_variables.empty()) sight.leave_out_withheld(*wanted, "userTaskKey");
  }
  reply_with_page<UserTask>(
      reply, [&] { return reading.queries.user_tasks(*wanted); },
      [&](const engine::UserTask& row) { return user_task_of(row, *reading.snapshot); });
}

Outcome<engine::UserTask> find_task(Services& services, const Request& request) {
  const auto key = path_key<engine::UserTaskKey>(request, "key");
  if (!key) return key.error();
  engine::Search wanted;
  wanted.all = {{"userTaskKey", engine::Operator::kEqual, {wire(*key).value}}};
  auto found = services.queries(request).user_tasks(wanted);
  if (found.rows.empty()) return not_found("there is no user task " + to_text(*key));
  return std::move(found.rows.front());
}

// GET /user-tasks/{key}
void get(Services& services, const Request& request, Reply reply) {
  const auto task = find_task(services, request);
  if (!task) return reply(problem(task.error()));
  reply(json(user_task_of(*task, *services.processor.snapshot())));
}

// GET /user-tasks/{key}/form
void form(Services& services, const Request& request, Reply reply) {
  const auto task = find_task(services, request);
  if (!task) return reply(problem(task.error()));
  const auto snapshot = services.processor.snapshot();
  const engine::FormVersion* version = snapshot->form(task->form);
  if (version == nullptr) return reply(no_content());
  const auto bytes = services.queries(request).blob(version->sha256);
  if (!bytes) return reply(no_content());
  reply(json(UserTaskForm{kTenant, version->id, *bytes, version->version, wire(version->key)}));
}

// POST /user-tasks/{key}/assignment
void assign(Services& services, const Request& request, const UserTaskAssignment& body,
            Reply reply) {
  const auto key = path_key<engine::UserTaskKey>(request, "key");
  if (!key) return reply(problem(key.error()));
  if (body.assignee.empty()) return reply(problem(bad_field("assignee", "must not be empty")));
  services.processor.execute(
      engine::AssignUserTask{acting(services, request, true), *key, body.assignee,
                             body.allow_override.value_or(true), std::nullopt},
      answering_nothing(std::move(reply)));
}

// DELETE /user-tasks/{key}/assignee
void unassign(Services& services, const Request& request, Reply reply) {
  const auto key = path_key<engine::UserTaskKey>(request, "key");
  if (!key) return reply(problem(key.error()));
  services.processor.execute(
      engine::UnassignUserTask{acting(services, request, true), *key, std::nullopt},
      answering_nothing(std::move(reply)));
}

// POST /user-tasks/{key}/completion
void complete(Services& services, const Request& request, const UserTaskCompletion& body,
              Reply reply) {
  const auto key = path_key<engine::UserTaskKey>(request, "key");
  if (!key) return reply(problem(key.error()));
  engine::CompleteUserTask command{acting(services, request, true), *key,
                                   engine::feel::Value::context({}), std::nullopt};
  if (body.variables) command.variables = body.variables->value;
  services.processor.execute(std::move(command), answering_nothing(std::move(reply)));
}

// A time that is given, or 0 ms for an empty text, which takes it away: no other text may say 0 ms.
Outcome<> read_time(const Given<std::string>& given, std::string_view field,
                    std::optional<engine::Instant>& out) {
  if (!given.given || !given.value) return {};
  if (given.value->empty()) {
    out = engine::Instant{};
    return {};
  }
  const auto time = engine::parse_instant(*given.value);
  if (!time) return bad_field("changeset." + std::string(field), time.error().message);
  if (time->ms == 0) {
    return bad_field("changeset." + std::string(field), "must not be the first moment of 1970");
  }
  out = *time;
  return {};
}

bool changes_something(const UserTaskChangeset& changes) {
  return changes.due_date.value || changes.follow_up_date.value || changes.candidate_users.value ||
         changes.candidate_groups.value || changes.priority.value;
}

// PATCH /user-tasks/{key}
void update(Services& services, const Request& request, const UserTaskUpdate& body, Reply reply) {
  const auto key = path_key<engine::UserTaskKey>(request, "key");
  if (!key) return reply(problem(key.error()));
  engine::UpdateUserTask command;
  command.actor = acting(services, request, true);
  command.task = *key;
  const UserTaskChangeset changes = body.changeset.value_or(UserTaskChangeset{});
  if (!body.action && !changes_something(changes)) {
    return reply(problem(bad_field("changeset", "changes nothing")));
  }
  if (const auto due = read_time(changes.due_date, "dueDate", command.due); !due) {
    return reply(problem(due.error()));
  }
  if (const auto follow_up = read_time(changes.follow_up_date, "followUpDate", command.follow_up);
      !follow_up) {
    return reply(problem(follow_up.error()));
  }
  command.candidate_users = changes.candidate_users.value;
  command.candidate_groups = changes.candidate_groups.value;
  command.priority = changes.priority.value;
  if (command.priority && (*command.priority < 0 || *command.priority > 100)) {
    return reply(problem(bad_field("changeset.priority", "must be from 0 to 100")));
  }
  services.processor.execute(std::move(command), answering_nothing(std::move(reply)));
}

// POST /user-tasks/{key}/effective-variables/search and …/variables/search: what the task sees.
void variables(Services& services, const Request& request,
               const SearchRequest<TaskVariableFilter>& body, Reply reply) {
  const auto task = find_task(services, request);
  if (!task) return reply(problem(task.error()));
  const auto wanted =
      search_of(body, std::array<std::string_view, 3>{"value", "name", "variableKey"});
  if (!wanted) return reply(problem(wanted.error()));
  const auto truncates = truncates_values(request);
  if (!truncates) return reply(problem(truncates.error()));
  const api::Reading reading(services, request);
  const VariableSight sight(reading);
  api::Dossier dossier(reading);
  Response response = searched([&] {
    auto seen = reading.queries.visible_variables(element_of(task->key));
    std::erase_if(seen, [&](const auto& row) { return sight.is_withheld(row.scope); });
    // Before they are sorted: the order of values tells something of them.
    sight.mask(seen);
    auto found = search_among(std::move(seen), *wanted);
    sight.note(found.rows, dossier);
    return json(result_of<FoundVariable>(
        found, [&](const engine::Variable& row) { return variable_of(row, *truncates); }));
  });
  std::move(dossier).answer(std::move(response), std::move(reply));
}

constexpr Route kRoutes[] = {
    {Method::kPost, "/user-tasks/search", with_body<search>(), Permission::kReadUserTask,
     shows(FieldClass::kP1), answers<SearchResult<UserTask>>()},
    {Method::kGet, "/user-tasks/{key}", get, Permission::kReadUserTask, shows(FieldClass::kP1),
     answers<UserTask>()},
    {Method::kPatch, "/user-tasks/{key}", with_body<update>(), Permission::kUpdateUserTask, shows(),
     answers_nothing()},
    {Method::kGet, "/user-tasks/{key}/form", form, Permission::kReadUserTask,
     shows(FieldClass::kP1), answers<UserTaskForm>()},
    {Method::kPost, "/user-tasks/{key}/assignment", with_body<assign>(),
     Permission::kUpdateUserTask, shows(), answers_nothing()},
    {Method::kDelete, "/user-tasks/{key}/assignee", unassign, Permission::kUpdateUserTask, shows(),
     answers_nothing()},
    {Method::kPost, "/user-tasks/{key}/completion", with_body<complete>(),
     Permission::kCompleteUserTask, shows(), answers_nothing()},
    {Method::kPost, "/user-tasks/{key}/effective-variables/search", with_body<variables>(),
     Permission::kReadUserTask, shows(FieldClass::kP1, FieldClass::kP2),
     answers<SearchResult<FoundVariable>>()},
    {Method::kPost, "/user-tasks/{key}/variables/search", with_body<variables>(),
     Permission::kReadUserTask, shows(FieldClass::kP1, FieldClass::kP2),
     answers<SearchResult<FoundVariable>>()},
};

}  // namespace

RouteTable user_task_routes() {
  return kRoutes;
}

}  // namespace web::v2
