#include "storage/memory/memory_store.h"

#include <algorithm>
#include <charconv>

namespace storage {
namespace {

using engine::CaseKey;
using engine::EntityRef;
using engine::Instant;
using engine::Job;
using engine::JobState;
using engine::Lookup;

std::uint64_t number(std::string_view text) {
  std::uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool is_open(const engine::ProcessInstance& row) {
  return row.state == engine::InstanceState::kActive;
}
bool is_open(const engine::ElementInstance& row) {
  return !is_over(row.state);
}
bool is_open(const engine::UserTask& row) {
  return row.state == engine::UserTaskState::kCreated;
}
bool is_open(const Job& row) {
  return !is_over(row.state);
}
bool is_open(const engine::Incident& row) {
  return row.state == engine::IncidentState::kActive;
}
bool is_open(const engine::DecisionInstance&) {
  return false;
}
template <class Row>
bool is_open(const Row&) {
  return true;
}

// The waiting things that are due by `until`, in the order of their time and key.
template <class Result, class Row, class TimeOf, class Make>
std::vector<Result> due_of(const MemoryTable<Row>& table, Instant until, std::size_t limit,
                           TimeOf&& time_of, Make&& make) {
  std::vector<const Row*> due;
  table.for_each([&](const Row& row) {
    const Instant at = time_of(row);
    if (at != Instant{} && at <= until) due.push_back(&row);
  });
  std::sort(due.begin(), due.end(), [&](const Row* left, const Row* right) {
    return std::pair(time_of(*left), left->key) < std::pair(time_of(*right), right->key);
  });
  if (due.size() > limit) due.resize(limit);
  std::vector<Result> results;
  results.reserve(due.size());
  for (const Row* row : due) results.push_back(make(*row));
  return results;
}

Instant deadline_of(const Job& job) {
  return job.state == JobState::kActivated ? job.deadline : Instant{};
}

}  // namespace

MemoryStore::MemoryStore(engine::Random& random) : writer_(random) {
  head_.origin = draw_origin(random);
}

MemoryStore::Mark MemoryStore::mark() const {
  Mark mark{head_, {}};
  std::apply([&](const auto&... tables) { (mark.tables.push_back(tables.mark()), ...); }, tables_);
  return mark;
}

void MemoryStore::go_back(const Mark& mark) {
  head_ = mark.head;
  records_.resize(head_.size());
  auto of_table = mark.tables.begin();
  std::apply([&](auto&... tables) { (tables.go_back(*of_table++), ...); }, tables_);
}

void MemoryStore::begin() {
  begin_ = mark();
}

void MemoryStore::commit() {
  std::apply([](auto&... tables) { (tables.keep(), ...); }, tables_);
}

void MemoryStore::rollback() {
  go_back(begin_);
}

void MemoryStore::set_savepoint() {
  savepoint_ = mark();
}

void MemoryStore::rollback_to_savepoint() {
  go_back(savepoint_);
}

template <class Row, class Wanted>
void MemoryStore::load(engine::Table<Row>& into, Wanted&& wanted) const {
  table<Row>().for_each([&](const Row& row) {
    if (wanted(row)) into.load(row);
  });
}

void MemoryStore::load_shared(engine::State& state) {
  const auto load_all = [&]<class Row>(engine::Table<Row>& into) {
    load(into, [](const Row&) { return true; });
  };
  load_all(state.clock);
  load_all(state.settings);
  load_all(state.accounts);
  load_all(state.granted_roles);
  load_all(state.units);
  load_all(state.deployments);
  load_all(state.processes);
  load_all(state.requirements);
  load_all(state.decisions);
  load_all(state.forms);
  load_all(state.resources);
  load_all(state.message_starts);
  state.renew_indexes();
}

CaseKey MemoryStore::case_of(const EntityRef& entity) {
  const auto root_of = [&]<class Row, class Key>(const MemoryTable<Row>& in, Key) -> CaseKey {
    const Row* row = in.find(Key{entity.key});
    return row == nullptr ? CaseKey{} : row->root;
  };
  switch (entity.kind) {
    case EntityRef::Kind::kCase:
      return table<engine::CaseRow>().find(CaseKey{entity.key}) == nullptr ? CaseKey{}
                                                                           : CaseKey{entity.key};
    case EntityRef::Kind::kProcessInstance:
      return root_of(table<engine::ProcessInstance>(), engine::ProcessInstanceKey{});
    case EntityRef::Kind::kElementInstance: {
      const CaseKey key = root_of(table<engine::ElementInstance>(), engine::ElementInstanceKey{});
      return key.exists() ? key
                          : root_of(table<engine::ProcessInstance>(), engine::ProcessInstanceKey{});
    }
    case EntityRef::Kind::kUserTask:
      return root_of(table<engine::UserTask>(), engine::UserTaskKey{});
    case EntityRef::Kind::kJob: return root_of(table<Job>(), engine::JobKey{});
    case EntityRef::Kind::kIncident: {
      CaseKey key;
      table<engine::Incident>().for_each([&](const engine::Incident& row) {
        if (row.key.value == entity.key) key = row.root;
      });
      return key;
    }
  }
  return {};
}

bool MemoryStore::load_case(engine::State& state, CaseKey key, bool lineage) {
  const engine::CaseRow* row = table<engine::CaseRow>().find(key);
  if (row == nullptr) return false;
  engine::Case& of = state.open_case(key, lineage);
  of.row.load(*row);
  const auto load_open = [&]<class Row>(engine::Table<Row>& into) {
    load(into, [&](const Row& each) { return each.root == key && (lineage || is_open(each)); });
  };
  load_open(of.instances);
  load_open(of.elements);
  load_open(of.waiting_flows);
  load_open(of.output_items);
  load_open(of.parked);
  load_open(of.user_tasks);
  load_open(of.jobs);
  load_open(of.timers);
  load_open(of.message_subscriptions);
  load_open(of.conditions);
  load_open(of.incidents);
  load_open(of.decision_instances);
  load(of.variables, [&](const engine::Variable& each) {
    if (each.root != key) return false;
    return lineage || of.elements.find(each.scope) != nullptr ||
           of.instances.find(instance_of_root(each.scope)) != nullptr;
  });
  of.recount();
  return true;
}

void MemoryStore::look_up(engine::State& state, const Lookup& lookup) {
  switch (lookup.kind) {
    case Lookup::Kind::kMessageSubscriptions:
      table<engine::MessageSubscription>().for_each([&](const engine::MessageSubscription& row) {
        if (row.name != lookup.first || row.correlation_key != lookup.second) return;
        state.found_subscriptions.push_back(row);
      });
      break;
    case Lookup::Kind::kBufferedMessages:
      load(state.messages, [&](const engine::BufferedMessage& row) {
        return row.name == lookup.first && row.correlation_key == lookup.second;
      });
      break;
    case Lookup::Kind::kStartedInstance:
      table<engine::ProcessInstance>().for_each([&](const engine::ProcessInstance& row) {
        if (row.start_key.empty() || row.start_key != lookup.second || !is_open(row)) return;
        const auto* version = table<engine::ProcessVersion>().find(row.definition);
        if (version == nullptr || version->id != lookup.first) return;
        state.found_started.push_back({lookup.first, lookup.second, row.key});
      });
      break;
    case Lookup::Kind::kRegisterRecord:
      load(state.records, [&](const engine::RegisterRecord& row) {
        return row.register_id == lookup.first && row.record_key == lookup.second;
      });
      break;
    case Lookup::Kind::kMessage:
      load(state.messages, [&](const engine::BufferedMessage& row) {
        return row.key.value == number(lookup.first);
      });
      break;
    case Lookup::Kind::kNotice:
      load(state.notices,
           [&](const engine::Notice& row) { return row.key.value == number(lookup.first); });
      break;
  }
  state.mark_known(lookup);
}

engine::RecordReceipt MemoryStore::append(const engine::RecordDraft& draft,
                                          const engine::State& state) {
  const engine::RecordReceipt receipt = append_record(head_, writer_, draft, state);
  records_.push_back({std::string(writer_.bytes()), receipt.leaf, writer_.disclosures()});
  return receipt;
}

void MemoryStore::write(const engine::Changes& changes) {
  changes.for_each([this]<class Row>(const Row* before, const Row* after) {
    std::get<MemoryTable<Row>>(tables_).write(before, after);
  });
}

void MemoryStore::put_blob(std::string_view sha256, std::string_view bytes) {
  blobs_.try_emplace(std::string(sha256), bytes);
}

std::optional<std::string> MemoryStore::blob(std::string_view sha256) {
  const auto found = blobs_.find(sha256);
  return found == blobs_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<engine::DueTimer> MemoryStore::due_timers(Instant until, std::size_t limit) {
  return due_of<engine::DueTimer>(
      table<engine::Timer>(), until, limit, [](const engine::Timer& row) { return row.due; },
      [](const engine::Timer& row) {
        return engine::DueTimer{row.root, row.owner, row.key, row.due};
      });
}

std::vector<engine::MessageKey> MemoryStore::expired_messages(Instant until, std::size_t limit) {
  return due_of<engine::MessageKey>(
      table<engine::BufferedMessage>(), until, limit,
      [](const engine::BufferedMessage& row) { return row.expires; },
      [](const engine::BufferedMessage& row) { return row.key; });
}

std::vector<engine::WaitingJob> MemoryStore::overdue_jobs(Instant until, std::size_t limit) {
  return due_of<engine::WaitingJob>(table<Job>(), until, limit, deadline_of, [](const Job& row) {
    return engine::WaitingJob{row.root, row.key};
  });
}

std::vector<engine::WaitingJob> MemoryStore::available_jobs(std::string_view type, Instant now,
                                                            std::size_t limit) {
  std::vector<engine::WaitingJob> jobs;
  table<Job>().for_each([&](const Job& row) {
    if (row.type != type || row.state == JobState::kActivated || jobs.size() >= limit) return;
    if (is_available(row, now)) jobs.push_back({row.root, row.key});
  });
  return jobs;
}

std::vector<CaseKey> MemoryStore::parked_cases(std::size_t limit) {
  std::vector<CaseKey> keys;
  table<engine::ParkedRow>().for_each([&](const engine::ParkedRow& row) {
    if (keys.size() < limit && (keys.empty() || keys.back() != row.root)) keys.push_back(row.root);
  });
  return keys;
}

std::optional<Instant> MemoryStore::next_due() {
  std::optional<Instant> next;
  const auto sooner = [&](Instant at) {
    if (at != Instant{} && (!next || at < *next)) next = at;
  };
  table<engine::Timer>().for_each([&](const engine::Timer& row) { sooner(row.due); });
  table<engine::BufferedMessage>().for_each(
      [&](const engine::BufferedMessage& row) { sooner(row.expires); });
  table<Job>().for_each([&](const Job& row) { sooner(deadline_of(row)); });
  return next;
}

std::optional<Instant> MemoryStore::next_back_off(Instant after) {
  std::optional<Instant> next;
  table<Job>().for_each([&](const Job& row) {
    if (row.state != JobState::kFailed || row.retries <= 0 || row.retry_at <= after) return;
    if (!next || row.retry_at < *next) next = row.retry_at;
  });
  return next;
}

}  // namespace storage
