#include <algorithm>

#include "engine/feel/json.h"
#include "web/routes/api/case_sight.h"
#include "web/routes/api/happenings.h"
#include "web/routes/api/packages.h"
#include "web/routes/api/register_view.h"
#include "web/routes/api/searching.h"
#include "web/routes/api/tables.h"
#include "web/routes/api/withheld.h"

namespace web::api {
namespace {

enum class ActorWord { kPerson, kSystem, kPublic };
BOOST_DESCRIBE_ENUM(ActorWord, kPerson, kSystem, kPublic)

}  // namespace
}  // namespace web::api

namespace web {

template <>
inline constexpr WordStyle kWordStyle<api::ActorWord> = WordStyle::kCamel;

}  // namespace web

namespace web::api {
namespace {

struct TimelineQuery {
  std::optional<std::int64_t> after;
  std::optional<std::int32_t> limit;
};
BOOST_DESCRIBE_STRUCT(TimelineQuery, (), (after, limit))

struct EntryActor {
  ActorWord kind{};
  std::optional<std::string> login;
  std::optional<Words> name;
};
BOOST_DESCRIBE_STRUCT(EntryActor, (), (kind, login, name))

struct Change {
  std::string name;
  // Null for a variable that is no field of a form or a register.
  std::optional<Words> label;
  engine::feel::Value value;
  ValueState state{};
};
BOOST_DESCRIBE_STRUCT(Change, (), (name, label, value, state))

struct EntryDecision {
  std::string id;
  std::int32_t version = 0;
  std::vector<std::int32_t> rules;
  // What those of the rules say that say something.
  std::vector<Words> texts;
  engine::feel::Value output;
};
BOOST_DESCRIBE_STRUCT(EntryDecision, (), (id, version, rules, texts, output))

struct Entry {
  // Of the record; `part` counts what happened in it from 0.
  std::int64_t seq = 0;
  std::int32_t part = 0;
  engine::Instant at;
  EntryActor actor;
  Operation operation{};
  std::optional<std::string> element_id;
  std::optional<Words> label;
  std::optional<WireKey> process_instance_key;
  std::optional<Subject> subject;
  std::optional<std::string> outcome;
  std::optional<std::string> opinion;
  std::vector<Change> changes;
  std::optional<EntryDecision> decision;
  // Of the record's leaf.
  std::string hash;
};
BOOST_DESCRIBE_STRUCT(Entry, (),
                      (seq, part, at, actor, operation, element_id, label, process_instance_key,
                       subject, outcome, opinion, changes, decision, hash))

struct Entries {
  std::vector<Entry> items;
  // Behind which record to go on; null: there is no more.
  std::optional<std::int64_t> next;
};
BOOST_DESCRIBE_STRUCT(Entries, (), (items, next))

constexpr std::int32_t kMostEntries = 1'000;
constexpr std::size_t kRecordsAtOnce = 100;
// Whoever sees few of the entries does not have the whole case read for one answer.
constexpr std::size_t kMostRecords = 1'000;

// Who wrote a record, as it says itself.
EntryActor actor_of(const Reading& reading, const engine::FoundRecord& record) {
  const auto parsed = engine::feel::parse_json(record.bytes);
  const engine::feel::Value* actor = parsed ? parsed->find("actor") : nullptr;
  const std::string text =
      actor != nullptr && actor->is_string() ? std::string(actor->as_string()) : std::string();
  if (text == "public") return {ActorWord::kPublic, std::nullopt, std::nullopt};
  if (!text.starts_with("u:") && !text.starts_with("p:")) {
    return {ActorWord::kSystem, std::nullopt, std::nullopt};
  }
  const engine::CaseId id = engine::parse_case_id(std::string_view(text).substr(2));
  for (const engine::Account& account : reading.snapshot->accounts) {
    if (account.key == id) {
      return {ActorWord::kPerson, account.login, words(account.name, account.name_en)};
    }
  }
  return {ActorWord::kPerson, std::nullopt, std::nullopt};
}

// Turns the records of one case into what the caller sees of them.
class Timeline {
 public:
  Timeline(const Reading& reading, const std::vector<engine::ProcessInstance>& instances)
      : reading_(reading),
        sight_(reading, instances),
        facts_{*reading.snapshot, {}, {}, {}, {}, {}, {}} {
    for (const engine::ProcessInstance& each : instances) facts_.instances.emplace(each.key, each);
    add_declared(facts_);
  }

  bool may_read() const { return sight_.may_read(); }

  // Whole records, until there are as many entries as asked for, enough was read or no more is
  // there.
  Entries entries(engine::CaseKey key, std::uint64_t after, std::size_t limit) {
    Entries found;
    for (std::size_t read = 0; read < kMostRecords; read += kRecordsAtOnce) {
      const auto records = reading_.queries.records_of_case(key, after, kRecordsAtOnce);
      found.next.reset();
      if (records.empty()) break;
      learn(records);
      for (const engine::FoundRecord& record : records) {
        after = record.seq;
        add(record, found.items);
        if (found.items.size() >= limit) break;
      }
      const bool is_last = records.size() < kRecordsAtOnce && after == records.back().seq;
      if (!is_last) found.next = static_cast<std::int64_t>(after);
      if (is_last || found.items.size() >= limit) break;
    }
    return found;
  }

 private:
  // Where the elements stand that the records speak of, whom they are about, and what forms their
  // tasks have.
  void learn(const std::vector<engine::FoundRecord>& records) {
    std::set<engine::ElementInstanceKey> unknown;
    for (const engine::FoundRecord& record : records) {
      for (const engine::ElementInstanceKey key : elements_named(record)) {
        if (!facts_.places.contains(key)) unknown.insert(key);
      }
    }
    while (!unknown.empty()) unknown = learn_places(unknown);
  }

  // Returns the scopes around them that are not known yet.
  std::set<engine::ElementInstanceKey> learn_places(
      const std::set<engine::ElementInstanceKey>& unknown) {
    constexpr std::size_t kAtOnce = 500;
    std::set<engine::ElementInstanceKey> scopes;
    std::vector<engine::Operand> keys;
    for (const engine::ElementInstanceKey key : unknown) {
      keys.push_back(operand(key));
      if (keys.size() < kAtOnce && key != *unknown.rbegin()) continue;
      learn_part(keys, scopes);
      keys.clear();
    }
    std::erase_if(scopes, [this](const auto scope) { return facts_.places.contains(scope); });
    return scopes;
  }

  void learn_part(const std::vector<engine::Operand>& keys,
                  std::set<engine::ElementInstanceKey>& scopes) {
    const auto search = search_for({one_of("elementInstanceKey", keys)});
    for (const engine::FoundElement& found : reading_.queries.element_instances(search).rows) {
      const engine::ElementInstance& row = found.row;
      facts_.places[row.key] = {row.definition, row.element, row.instance, row.scope, row.subject};
      const bool is_outermost = row.scope == engine::root_scope(row.instance);
      if (!is_outermost) scopes.insert(row.scope);
    }
    for (const engine::UserTask& task : reading_.queries.user_tasks(search).rows) {
      facts_.forms[task.key] = task.form;
      if (is_withheld(reading_, task)) facts_.withheld.insert(task.key);
    }
  }

  void add(const engine::FoundRecord& record, std::vector<Entry>& entries) const {
    const EntryActor actor = actor_of(reading_, record);
    const std::string login = actor.login.value_or("");
    std::int32_t part = 0;
    for (const Happening& happening : happenings_of(record, facts_)) {
      const std::int32_t place = part++;
      if (!sight_.sees(happening.subject, happening.is_own ? login : std::string())) continue;
      Entry entry = entry_of(happening, login);
      entry.seq = static_cast<std::int64_t>(record.seq);
      entry.part = place;
      entry.at = record.time;
      entry.hash = hex(record.leaf);
      if (happening.is_own) entry.actor = actor;
      entries.push_back(std::move(entry));
    }
  }

  Entry entry_of(const Happening& happening, const std::string& login) const {
    engine::FieldClassSet visible;
    if (!happening.is_withheld) {
      visible = sight_.classes(happening.subject, happening.is_own ? login : std::string());
    }
    Entry entry;
    entry.actor.kind = ActorWord::kSystem;
    entry.operation = happening.operation;
    entry.element_id = text_or_null(happening.element_id);
    entry.label = happening.label;
    if (happening.instance.exists()) entry.process_instance_key = wire(happening.instance);
    entry.subject = reading_.names.subject(happening.subject);
    if (!happening.is_withheld) entry.outcome = text_or_null(happening.outcome);
    if (visible.has(happening.opinion_class)) entry.opinion = text_or_null(happening.opinion);
    const engine::FieldClassSet of_record = classes_of_record(happening);
    for (const ChangedValue& changed : happening.changes) {
      const bool is_shown = visible.has(changed.field_class) &&
                            (!changed.is_of_record || of_record.has(changed.field_class));
      entry.changes.push_back(change_of(changed, is_shown));
    }
    if (happening.decision) entry.decision = decision_of(*happening.decision, happening, visible);
    return entry;
  }

  // Of a written record the views of its register say who sees it, in a case too.
  engine::FieldClassSet classes_of_record(const Happening& happening) const {
    const auto declared = facts_.registers.find(happening.register_id);
    if (declared == facts_.registers.end()) return {};
    return RegisterView(reading_, *declared->second).classes(happening.record);
  }

  Change change_of(const ChangedValue& changed, bool is_shown) const {
    if (!is_shown || !sight_.may_show(changed.value)) {
      return {changed.name, changed.label, {}, ValueState::kWithheld};
    }
    if (is_erased(changed.value)) return {changed.name, changed.label, {}, ValueState::kErased};
    return {changed.name, changed.label, changed.value, ValueState::kDisclosed};
  }

  // Which rules hit says as much as the output.
  std::optional<EntryDecision> decision_of(const DecisionFacts& decision,
                                           const Happening& happening,
                                           engine::FieldClassSet visible) const {
    const engine::FieldClass own = class_of(decision.output, !happening.subject.empty());
    EntryDecision shown{decision.id, decision.version, {}, {}, {}};
    if (!visible.has(own) || !sight_.may_show(decision.output)) return shown;
    shown.rules = decision.rules;
    shown.texts = decision.texts;
    shown.output = decision.output;
    return shown;
  }

  const Reading& reading_;
  CaseSight sight_;
  TimelineFacts facts_;
};

// GET /cases/{key}/timeline
void get_timeline(Services& services, const Request& request, const TimelineQuery& query,
                  Reply reply) {
  const auto key = path_key<engine::CaseKey>(request, "key");
  if (!key) return reply(problem(key.error()));
  const std::int32_t limit = query.limit.value_or(200);
  if (limit < 1 || limit > kMostEntries) {
    return reply(problem(bad_field("limit", "must be from 1 to 1000")));
  }
  const std::int64_t after = query.after.value_or(0);
  if (after < 0) return reply(problem(bad_field("after", "must not be negative")));
  const Reading reading(services, request);
  const std::vector<engine::ProcessInstance> instances = instances_of_case(reading.queries, *key);
  if (instances.empty() || instances.front().key != *key) {
    return reply(problem(not_found("there is no such case")));
  }
  Timeline timeline(reading, instances);
  if (!timeline.may_read()) return reply(problem(forbidden("you take no part in this case")));
  reply(json(
      timeline.entries(*key, static_cast<std::uint64_t>(after), static_cast<std::size_t>(limit))));
}

constexpr Route kRoutes[] = {
    {Method::kGet, "/cases/{key}/timeline", with_query<get_timeline>(), Permission::kSignedIn,
     shows(FieldClass::kP0, FieldClass::kP1, FieldClass::kP2, FieldClass::kP3), answers<Entries>()},
};

}  // namespace

RouteTable timeline_routes() {
  return kRoutes;
}

}  // namespace web::api
