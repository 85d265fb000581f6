#include <algorithm>

#include "web/routes/api/instances.h"
#include "web/routes/api/intake_door.h"
#include "web/routes/api/notice_words.h"
#include "web/routes/api/packages.h"
#include "web/routes/api/register_view.h"
#include "web/routes/api/searching.h"
#include "web/routes/api/tables.h"

// What is about the person himself who asks.
namespace web::api {
namespace {

using engine::feel::Value;

struct OwnNotice {
  WireKey key;
  engine::Instant at;
  // Of the package, as `decision.adverse`.
  std::string template_;
  Words title;
  // With the data in it.
  Words text;
  JsonObject data;
  bool read = false;
};
BOOST_DESCRIBE_STRUCT(OwnNotice, (), (key, at, template_, title, text, data, read))

struct OwnNotices {
  std::vector<OwnNotice> items;
};
BOOST_DESCRIBE_STRUCT(OwnNotices, (), (items))

// What the person may hand in to some case about him: against a decision, or otherwise.
struct OwnAppeal {
  // The correlation key of the intake.
  std::string key;
  // The end of a window that there is for it.
  std::optional<engine::Instant> until;
  Words label;
  std::string intake;
};
BOOST_DESCRIBE_STRUCT(OwnAppeal, (), (key, until, label, intake))

struct OwnFile {
  Person person;
  std::vector<JsonObject> nominations;
  std::vector<OwnNotice> notices;
  std::vector<OwnAppeal> appeals;
};
BOOST_DESCRIBE_STRUCT(OwnFile, (), (person, nominations, notices, appeals))

OwnNotice own_notice(const Reading& reading, const engine::Notice& row) {
  OwnNotice notice{wire(row.key),   row.sent, row.template_id, words(row.template_id), {}, {},
                   row.read.ms != 0};
  // What was erased is no object any more.
  if (row.data.is_context()) notice.data = {row.data};
  for (const engine::package::Package* package : packages_in(*reading.snapshot)) {
    const auto* declared = package->find_notice(row.template_id);
    if (declared == nullptr) continue;
    notice.title = words_of(declared->title);
    notice.text = notice_words(declared->text, row.data, package);
    break;
  }
  return notice;
}

// The newest first.
std::vector<OwnNotice> notices_of(const Reading& reading) {
  std::vector<engine::Operand> names{reading.caller.login};
  if (!reading.caller.person_id.empty()) names.emplace_back(reading.caller.person_id);
  engine::Search search = search_for({one_of("recipient", names)});
  search.sort = {{"sent", true}};
  search.page.limit = 500;
  std::vector<OwnNotice> notices;
  for (const engine::Notice& row : reading.queries.notices(search).rows) {
    notices.push_back(own_notice(reading, row));
  }
  return notices;
}

// GET /me/notices
void list_notices(Services& services, const Request& request, Reply reply) {
  const Reading reading(services, request);
  reply(json(OwnNotices{notices_of(reading)}));
}

std::vector<JsonObject> own_nominations(const Reading& reading) {
  std::vector<JsonObject> nominations;
  const auto* declared = find_register(*reading.snapshot, "R-NOMINATION");
  if (declared == nullptr || reading.caller.person_id.empty()) return nominations;
  for (const SeenRecord& seen : RegisterView(reading, *declared).records()) {
    const Value* person = seen.record.value.find("personId");
    if (person == nullptr || !person->is_string()) continue;
    if (!reading.caller.is(person->as_string())) continue;
    nominations.push_back({engine::registers::masked(*declared, seen.record.value, seen.classes)});
  }
  return nominations;
}

// When what waits beside the message at its event-based gateway comes to its end: the window of the
// appeal. Other timers of the instance say nothing about it.
std::optional<engine::Instant> end_of_window(const Reading& reading,
                                             const engine::MessageSubscription& subscription) {
  const engine::Operand owner = operand(subscription.owner);
  const auto at =
      only(reading.queries.element_instances(search_for({equals("elementInstanceKey", owner)})));
  const engine::bpmn::FlowNode* node =
      at ? reading.node(at->row.definition, at->row.element) : nullptr;
  if (node == nullptr || node->type != engine::bpmn::ElementType::kEventBasedGateway) {
    return std::nullopt;
  }
  engine::Search search = search_for({equals("elementInstanceKey", owner)});
  search.sort = {{"dueDate", false}};
  search.page.limit = 1;
  const auto timer = only(reading.queries.timers(search));
  if (!timer) return std::nullopt;
  return timer->due;
}

// Messages of the person concerned that some case about him waits for.
std::vector<OwnAppeal> open_appeals(const Reading& reading) {
  std::vector<OwnAppeal> appeals;
  if (reading.caller.person_id.empty()) return appeals;
  for (const engine::package::Package* package : packages_in(*reading.snapshot)) {
    for (const engine::package::Intake& intake : package->intakes) {
      if (!register_of_key(intake).empty() || !may_use(reading.caller, intake)) continue;
      const auto waiting = reading.queries.message_subscriptions(
          search_for({equals("messageName", intake.message)}));
      for (const engine::MessageSubscription& row : waiting.rows) {
        const Instances instances(reading.queries, {row.instance});
        const engine::ProcessInstance* instance = instances.find(row.instance);
        if (instance == nullptr || !reading.caller.is(instance->subject)) continue;
        if (!door_of(reading, intake, row.correlation_key).is_open) continue;
        appeals.push_back(
            {row.correlation_key, end_of_window(reading, row), words_of(intake.label), intake.id});
      }
    }
  }
  return appeals;
}

// GET /me/file
void own_file(Services& services, const Request& request, Reply reply) {
  const Reading reading(services, request);
  OwnFile file;
  file.person.login = reading.caller.login;
  file.person.name = reading.names.person(reading.caller.login);
  if (const engine::Account* account = reading.snapshot->account(reading.caller.login)) {
    file.person = reading.names.person_of(*account);
  }
  file.nominations = own_nominations(reading);
  file.notices = notices_of(reading);
  file.appeals = open_appeals(reading);
  reply(json(file));
}

constexpr Route kRoutes[] = {
    {Method::kGet, "/me/notices", list_notices, Permission::kSignedIn,
     shows(FieldClass::kP0, FieldClass::kP1, FieldClass::kP2), answers<OwnNotices>()},
    {Method::kGet, "/me/file", own_file, Permission::kSignedIn,
     shows(FieldClass::kP0, FieldClass::kP1, FieldClass::kP2, FieldClass::kP3), answers<OwnFile>()},
};

}  // namespace

RouteTable own_routes() {
  return kRoutes;
}

}  // namespace web::api
