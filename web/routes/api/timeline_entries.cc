#include "web/routes/api/timeline_entries.h"

#include <algorithm>
#include <iterator>

#include "web/routes/api/packages.h"
#include "web/routes/api/register_view.h"
#include "web/routes/api/searching.h"
#include "web/routes/api/withheld.h"

namespace web::api {
namespace {

constexpr std::size_t kRecordsAtOnce = 100;
// Whoever sees few of the entries does not have the whole case read for one answer.
constexpr std::size_t kMostRecords = 1'000;
// Of a variable that only the process reckons with.
constexpr std::size_t kLongestValue = 4'000;

// About how many bytes it takes as JSON; no more is counted than `enough`.
std::size_t length_of(const engine::feel::Value& value, std::size_t enough) {
  if (value.is_string()) return value.as_string().size() + 2;
  std::size_t length = 4;
  if (value.is_list()) {
    for (const engine::feel::Value& item : value.items()) {
      if (length > enough) break;
      length += length_of(item, enough);
    }
  } else if (value.is_context()) {
    for (const engine::feel::Entry& entry : value.entries()) {
      if (length > enough) break;
      length += entry.key.size() + 4 + length_of(entry.value, enough);
    }
  }
  return length;
}

bool is_long(const engine::feel::Value& value) {
  return length_of(value, kLongestValue) > kLongestValue;
}

}  // namespace

Timeline::Timeline(const Reading& reading, const std::vector<engine::ProcessInstance>& instances)
    : reading_(reading),
      sight_(reading, instances),
      facts_{*reading.snapshot, {}, {}, {}, {}, {}, {}} {
  for (const engine::ProcessInstance& each : instances) facts_.instances.emplace(each.key, each);
  add_declared(facts_);
}

Entries Timeline::later(engine::CaseKey key, std::uint64_t after, std::size_t limit,
                        Dossier& dossier) {
  Entries found;
  for (std::size_t read = 0; read < kMostRecords; read += kRecordsAtOnce) {
    const auto records = reading_.queries.records_of_case(key, after, kRecordsAtOnce);
    found.next.reset();
    if (records.empty()) break;
    learn(records);
    for (const engine::FoundRecord& record : records) {
      after = record.seq;
      add(record, found.items, dossier);
      if (found.items.size() >= limit) break;
    }
    const bool is_last = records.size() < kRecordsAtOnce && after == records.back().seq;
    if (!is_last) found.next = static_cast<std::int64_t>(after);
    if (is_last || found.items.size() >= limit) break;
  }
  return found;
}

Entries Timeline::earlier(engine::CaseKey key, std::uint64_t before, std::size_t limit,
                          Dossier& dossier) {
  Entries found;
  std::vector<std::vector<Entry>> parts;
  std::size_t count = 0;
  for (std::size_t read = 0; read < kMostRecords; read += kRecordsAtOnce) {
    const auto records = reading_.queries.records_before(key, before, kRecordsAtOnce);
    found.previous.reset();
    if (records.empty()) break;
    learn(records);
    for (auto record = records.rbegin(); record != records.rend() && count < limit; ++record) {
      before = record->seq;
      add(*record, parts.emplace_back(), dossier);
      count += parts.back().size();
    }
    const bool is_first = records.size() < kRecordsAtOnce && before == records.front().seq;
    if (!is_first) found.previous = static_cast<std::int64_t>(before);
    if (is_first || count >= limit) break;
  }
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
    std::move(part->begin(), part->end(), std::back_inserter(found.items));
  }
  return found;
}

// Where the elements stand that the records speak of, whom they are about, and what forms their
// tasks have.
void Timeline::learn(const std::vector<engine::FoundRecord>& records) {
  std::set<engine::ElementInstanceKey> unknown;
  for (const engine::FoundRecord& record : records) {
    for (const engine::ElementInstanceKey key : elements_named(record)) {
      if (!facts_.places.contains(key)) unknown.insert(key);
    }
  }
  while (!unknown.empty()) unknown = learn_places(unknown);
}

// Returns the scopes around them that are not known yet.
std::set<engine::ElementInstanceKey> Timeline::learn_places(
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

void Timeline::learn_part(const std::vector<engine::Operand>& keys,
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

void Timeline::add(const engine::FoundRecord& record, std::vector<Entry>& entries,
                   Dossier& dossier) const {
  const EntryActor actor = actor_of(reading_, record);
  const std::string login = actor.login.value_or("");
  std::int32_t part = 0;
  for (const Happening& happening : happenings_of(record, facts_)) {
    const std::int32_t place = part++;
    if (!sight_.sees(happening.subject, happening.is_own ? login : std::string())) continue;
    Entry entry = entry_of(happening, login, dossier);
    entry.seq = static_cast<std::int64_t>(record.seq);
    entry.part = place;
    entry.at = record.time;
    entry.hash = hex(record.leaf);
    if (happening.is_own) entry.actor = actor;
    if (happening.operation == Operation::kMessage) entry.actor = sender_of(reading_, record);
    entries.push_back(std::move(entry));
  }
}

Entry Timeline::entry_of(const Happening& happening, const std::string& login,
                         Dossier& dossier) const {
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
    if (is_shown && is_sensitive(changed, happening)) note(happening, dossier);
  }
  if (entry.opinion && happening.opinion_class == engine::FieldClass::kP3) note(happening, dossier);
  if (happening.decision) entry.decision = decision_of(*happening.decision, happening, visible);
  return entry;
}

bool Timeline::is_sensitive(const ChangedValue& changed, const Happening& happening) const {
  const auto declared = facts_.registers.find(happening.register_id);
  const bool is_logged = declared != facts_.registers.end() && declared->second->is_logged;
  return changed.field_class == engine::FieldClass::kP3 || (changed.is_of_record && is_logged);
}

void Timeline::note(const Happening& happening, Dossier& dossier) const {
  const auto at = facts_.instances.find(happening.instance);
  const std::string root = at == facts_.instances.end() ? "" : to_text(at->second.root);
  dossier.note(happening.subject, "case " + root, "case");
}

// Of a written record the views of its register say who sees it, in a case too.
engine::FieldClassSet Timeline::classes_of_record(const Happening& happening) const {
  const auto declared = facts_.registers.find(happening.register_id);
  if (declared == facts_.registers.end()) return {};
  return RegisterView(reading_, *declared->second).classes(happening.record);
}

Change Timeline::change_of(const ChangedValue& changed, bool is_shown) const {
  if (!is_shown || !sight_.may_show(changed.value)) {
    return {changed.name, changed.label, {}, std::nullopt, ValueState::kWithheld};
  }
  if (is_erased(changed.value))
    return {changed.name, changed.label, {}, std::nullopt, ValueState::kErased};
  if (!changed.label && is_long(changed.value)) {
    return {changed.name, changed.label, {}, std::nullopt, ValueState::kOmitted};
  }
  return {changed.name, changed.label, changed.value, changed.text, ValueState::kDisclosed};
}

// Which rules hit says as much as the output.
std::optional<EntryDecision> Timeline::decision_of(const DecisionFacts& decision,
                                                   const Happening& happening,
                                                   engine::FieldClassSet visible) const {
  const engine::FieldClass own = class_of(decision.output, !happening.subject.empty());
  EntryDecision shown{{}, decision.id, decision.version, {}, {}, {}};
  if (!visible.has(own) || !sight_.may_show(decision.output)) return shown;
  if (visible.has(engine::FieldClass::kP3)) shown.key = decision.key;
  shown.rules = decision.rules;
  shown.texts = decision.texts;
  shown.output = decision.output;
  return shown;
}

}  // namespace web::api
