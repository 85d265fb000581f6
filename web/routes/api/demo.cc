#include <memory>

#include "web/auth/sign_in.h"
#include "web/routes/api/instances.h"
#include "web/routes/api/packages.h"
#include "web/routes/api/searching.h"
#include "web/routes/api/session.h"
#include "web/routes/api/tables.h"
#include "web/routes/command_answer.h"

// What there is in a demo alone: its people sign in by one click, its time is moved.
namespace web::api {
namespace {

struct DemoPerson {
  std::string login;
  Words name;
  std::vector<HeldRole> roles;
  Words duty;
  // The group of roles under which he is listed.
  std::optional<Words> group;
};
BOOST_DESCRIBE_STRUCT(DemoPerson, (), (login, name, roles, duty, group))

struct DemoPeople {
  Words system;
  std::vector<DemoPerson> items;
};
BOOST_DESCRIBE_STRUCT(DemoPeople, (), (system, items))

struct DemoLogin {
  std::string login;
};
BOOST_DESCRIBE_STRUCT(DemoLogin, (), (login))

struct DueTimer {
  engine::Instant at;
  std::string element_id;
  Words label;
  WireKey case_key;
  std::string business_id;
};
BOOST_DESCRIBE_STRUCT(DueTimer, (), (at, element_id, label, case_key, business_id))

struct DemoTime {
  engine::Instant now;
  std::string zone;
  bool running = true;
  std::optional<DueTimer> next_due;
  engine::Instant next_working_day;
};
BOOST_DESCRIBE_STRUCT(DemoTime, (), (now, zone, running, next_due, next_working_day))

struct MoveRequest {
  std::string to;
};
BOOST_DESCRIBE_STRUCT(MoveRequest, (), (to))

struct Moved {
  engine::Instant now;
};
BOOST_DESCRIBE_STRUCT(Moved, (), (now))

Problem no_demo() {
  return not_found("this server shows no demo");
}

std::optional<Words> group_of(const engine::people::People& people,
                              const engine::people::Person& person) {
  if (person.roles.empty()) return std::nullopt;
  const engine::people::Role* role = people.find_role(person.roles.front().role);
  if (role == nullptr) return std::nullopt;
  for (const engine::people::RoleGroup& group : people.role_groups()) {
    if (group.id == role->group) return words_of(group.label);
  }
  return std::nullopt;
}

// GET /demo/people: who can still sign in, in the order of the file.
void list_people(Services& services, const Request& request, Reply reply) {
  const Reading reading(services, request);
  const engine::package::Package* package = demo_package(*reading.snapshot, services.demo);
  if (package == nullptr) return reply(problem(no_demo()));
  DemoPeople answer{words_of(package->name), {}};
  for (const engine::people::Person& person : package->people->people()) {
    const engine::Account* account = reading.snapshot->account(person.login);
    if (account == nullptr) continue;
    answer.items.push_back({person.login, words(account->name, account->name_en),
                            reading.names.roles_of(*account), words_of(person.duty),
                            group_of(*package->people, person)});
  }
  reply(json(answer));
}

// POST /demo/session
void sign_in(Services& services, const Request& request, const DemoLogin& body, Reply reply) {
  const auto snapshot = services.processor.snapshot();
  const engine::package::Package* package = demo_package(*snapshot, services.demo);
  if (package == nullptr || services.sign_in == nullptr) return reply(problem(no_demo()));
  const bool is_known = package->people->find_person(body.login) != nullptr &&
                        snapshot->account(body.login) != nullptr;
  if (!is_known) return reply(problem(not_found("the demo has nobody of that name")));
  const auto opened = services.sign_in->without_password(request, body.login);
  if (!opened) return reply(problem(opened.error()));
  answer_signed_in(services, request, *opened, "demo", std::move(reply));
}

std::optional<DueTimer> next_due(const Reading& reading) {
  const std::optional<engine::Timer> timer = reading.queries.next_timer();
  if (!timer) return std::nullopt;
  DueTimer due{timer->due, {}, {}, wire(timer->root), {}};
  if (const engine::bpmn::FlowNode* node = reading.node(timer->definition, timer->element)) {
    due.element_id = node->id;
    due.label = label_of(*node);
  }
  const Instances instances(reading.queries, {timer->root});
  if (const engine::ProcessInstance* root = instances.find(timer->root)) {
    due.business_id = root->business_id;
  }
  return due;
}

bool is_pinned(const engine::Snapshot& snapshot) {
  return snapshot.clock && snapshot.clock->pinned;
}

// GET /demo/time
void get_time(Services& services, const Request& request, Reply reply) {
  if (services.demo.empty()) return reply(problem(no_demo()));
  const Reading reading(services, request);
  const WorkingTime time = reading.working_time();
  reply(json(DemoTime{reading.now, time.zone(), !is_pinned(*reading.snapshot), next_due(reading),
                      time.next_morning(reading.now)}));
}

// Beyond it the years that a story reckons with would run out.
constexpr engine::Instant kLastTime{7'258'118'400'000};

Outcome<engine::Instant> target_of(const Reading& reading, const std::string& to) {
  if (to == "nextWorkingDay") return reading.working_time().next_morning(reading.now);
  if (to == "nextDue") {
    const std::optional<engine::Timer> timer = reading.queries.next_timer();
    if (!timer) return bad_field("to", "no timer is armed");
    return std::max(timer->due, reading.now);
  }
  const auto time = engine::parse_instant(to);
  if (!time) return bad_field("to", "must be nextDue, nextWorkingDay or a time with its offset");
  if (*time < reading.now) return bad_field("to", "time moves forward only");
  if (*time >= kLastTime) return bad_field("to", "must be before 2200");
  return *time;
}

// POST /demo/time: answers once all has run that is due by then.
void move_time(Services& services, const Request& request, const MoveRequest& body, Reply reply) {
  if (services.demo.empty()) return reply(problem(no_demo()));
  const Reading reading(services, request);
  const bool may = engine::people::allow(reading.caller.subject,
                                         engine::people::Action::kMoveDemoTime, {}, {true});
  if (!may) return reply(problem(forbidden("sign in first")));
  const Outcome<engine::Instant> target = target_of(reading, body.to);
  if (!target) return reply(problem(target.error()));
  services.processor.execute(
      engine::MoveClock{acting(services, request, false), *target, services.clock.now()},
      answering(std::move(reply), [to = *target](const engine::Done&) { return json(Moved{to}); }));
}

constexpr Route kRoutes[] = {
    {Method::kGet, "/demo/people", list_people, Permission::kPublic,
     shows(FieldClass::kP0, FieldClass::kP1), answers<DemoPeople>()},
    {Method::kPost, "/demo/session", with_body<sign_in>(), Permission::kPublic,
     shows(FieldClass::kP0, FieldClass::kP1), answers<SessionAnswer>()},
    {Method::kGet, "/demo/time", get_time, Permission::kSignedIn, shows(FieldClass::kP0),
     answers<DemoTime>()},
    {Method::kPost, "/demo/time", with_body<move_time>(), Permission::kSignedIn,
     shows(FieldClass::kP0), answers<Moved>()},
};

}  // namespace

RouteTable demo_routes() {
  return kRoutes;
}

}  // namespace web::api
