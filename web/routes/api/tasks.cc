#include <array>

#include "web/routes/api/searching.h"
#include "web/routes/api/tables.h"
#include "web/routes/api/task_detail.h"
#include "web/routes/v2/search.h"

namespace web::api {
namespace {

enum class TaskView { kTodo, kDone };
BOOST_DESCRIBE_ENUM(TaskView, kTodo, kDone)

enum class Urgency { kOffered, kAssigned, kDueSoon, kOverdue };
BOOST_DESCRIBE_ENUM(Urgency, kOffered, kAssigned, kDueSoon, kOverdue)

}  // namespace
}  // namespace web::api

namespace web {

template <>
inline constexpr WordStyle kWordStyle<api::TaskView> = WordStyle::kCamel;
template <>
inline constexpr WordStyle kWordStyle<api::Urgency> = WordStyle::kCamel;

}  // namespace web

namespace web::api {
namespace {

struct TaskFilter {
  std::optional<TaskView> view;
  std::optional<std::string> text;
  std::optional<std::string> process;
  std::optional<std::string> element_id;
  std::optional<Urgency> state;
};
BOOST_DESCRIBE_STRUCT(TaskFilter, (), (view, text, process, element_id, state))

// The store's names of what a list may be sorted by.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kSorted = {
    {{"createdAt", "creationDate"},
     {"dueAt", "dueDate"},
     {"completedAt", "completionDate"},
     {"priority", "priority"}}};
constexpr std::array<std::string_view, 4> kSortable = {"createdAt", "dueAt", "completedAt",
                                                       "priority"};

void rename_sorts(std::vector<engine::Sort>& sorts) {
  for (engine::Sort& sort : sorts) {
    for (const auto& [wire_name, stored] : kSorted) {
      if (sort.field == wire_name) {
        sort.field = stored;
        break;
      }
    }
  }
}

// Due within five working days, or that long ago.
void add_urgency(const Reading& reading, Urgency urgency, engine::Search& search) {
  constexpr std::int64_t kSoonDays = 5;
  constexpr std::int64_t kDayMs = 86'400'000;
  const engine::Operand now = reading.now.ms;
  const auto due = [&](engine::Operator op, engine::Operand bound) {
    search.all.push_back({"dueDate", op, {std::move(bound)}});
  };
  switch (urgency) {
    case Urgency::kOffered: search.all.push_back(exists("assignee", false)); return;
    case Urgency::kAssigned: search.all.push_back(exists("assignee", true)); return;
    case Urgency::kOverdue: return due(engine::Operator::kLessOrEqual, now);
    case Urgency::kDueSoon: {
      // Five working days and a night: the mornings are counted by the calendar.
      engine::Instant until = reading.now;
      for (std::int64_t day = 0; day <= kSoonDays; ++day) {
        until = reading.working_time().next_morning(until);
      }
      due(engine::Operator::kGreater, now);
      return due(engine::Operator::kLessOrEqual, until.ms + kDayMs);
    }
  }
}

void add_filter(const Reading& reading, const TaskFilter& filter, engine::Search& search) {
  const Caller& caller = reading.caller;
  if (filter.view.value_or(TaskView::kTodo) == TaskView::kTodo) {
    search.inbox = caller.inbox();
  } else {
    search.all.push_back(equals("completedBy", caller.login));
    search.all.push_back(equals("state", state_operand(engine::UserTaskState::kCompleted)));
  }
  if (filter.process) search.all.push_back(equals("processDefinitionId", *filter.process));
  if (filter.element_id) search.all.push_back(equals("elementId", *filter.element_id));
  if (filter.state) add_urgency(reading, *filter.state, search);
  if (!filter.text || filter.text->empty()) return;
  search.any = {{contains("name", *filter.text)},
                {contains("businessId", *filter.text)},
                {contains("initiator", *filter.text)}};
}

// POST /tasks/search
void search_tasks(Services& services, const Request& request,
                  const v2::SearchRequest<TaskFilter>& body, Reply reply) {
  auto search = v2::search_of(body.page, body.sort, kSortable);
  if (!search) return reply(problem(search.error()));
  rename_sorts(search->sort);
  const Reading reading(services, request);
  add_filter(reading, body.filter.value_or(TaskFilter{}), *search);
  v2::answer_search(reply, [&] {
    const auto found = reading.queries.user_tasks(*search);
    v2::SearchResult<TaskRow> result =
        v2::result_of<TaskRow>(found, [](const engine::UserTask&) { return TaskRow{}; });
    result.items = task_rows(reading, found.rows);
    return json(result);
  });
}

// GET /tasks/{key}
void get_task(Services& services, const Request& request, Reply reply) {
  const auto key = path_key<engine::UserTaskKey>(request, "key");
  if (!key) return reply(problem(key.error()));
  const Reading reading(services, request);
  const auto task = find_task(reading, *key);
  if (!task) return reply(problem(task.error()));
  Dossier dossier(reading);
  Response response = json(task_detail(reading, *task, dossier));
  std::move(dossier).answer(std::move(response), std::move(reply));
}

constexpr Route kRoutes[] = {
    {Method::kPost, "/tasks/search", with_body<search_tasks>(), Permission::kSignedIn,
     shows(FieldClass::kP0, FieldClass::kP1), answers<v2::SearchResult<TaskRow>>()},
    {Method::kGet, "/tasks/{key}", get_task, Permission::kSignedIn,
     shows(FieldClass::kP0, FieldClass::kP1, FieldClass::kP2, FieldClass::kP3),
     answers<TaskDetail>()},
};

}  // namespace

RouteTable task_routes() {
  return kRoutes;
}

}  // namespace web::api
