#include "engine/state/state.h"

#include <string_view>
#include <type_traits>
#include <utility>

namespace engine {
namespace {

// Which rows leave the memory once they are stored.
bool is_finished(const ProcessInstance& row) {
  return row.state != InstanceState::kActive;
}
bool is_finished(const ElementInstance& row) {
  return is_over(row.state);
}
bool is_finished(const UserTask& row) {
  return row.state != UserTaskState::kCreated;
}
bool is_finished(const Job& row) {
  return is_over(row.state);
}
bool is_finished(const Incident& row) {
  return row.state != IncidentState::kActive;
}
bool is_finished(const DecisionInstance&) {
  return true;
}

template <class Row>
CaseKey case_key_of(const Row& row) {
  if constexpr (requires { row.root; }) {
    return row.root;
  } else {
    return {};
  }
}

void forget_variables_of(Case& of, ElementInstanceKey scope) {
  for (auto at = of.variables.from({scope, {}}); at != of.variables.end() && at->scope == scope;) {
    const Variable& variable = *at++;
    of.variables.forget(variable.order());
  }
}

}  // namespace

Case* State::find_case(CaseKey key) {
  const auto found = cases_.find(key);
  return found == cases_.end() ? nullptr : found->second.get();
}

const Case* State::find_case(CaseKey key) const {
  const auto found = cases_.find(key);
  return found == cases_.end() ? nullptr : found->second.get();
}

Case& State::open_case(CaseKey key, bool with_lineage) {
  std::unique_ptr<Case>& place = cases_[key];
  place = std::make_unique<Case>();
  place->key = key;
  place->with_lineage = with_lineage;
  return *place;
}

void State::forget_beside() {
  messages.forget_all();
  records.forget_all();
  notices.forget_all();
  decision_instances.forget_all();
  found_subscriptions.clear();
  found_started.clear();
  known_.clear();
}

void State::forget_found() {
  found_subscriptions.clear();
  found_started.clear();
  std::erase_if(known_, [](const Lookup& lookup) {
    return lookup.kind == Lookup::Kind::kMessageSubscriptions ||
           lookup.kind == Lookup::Kind::kStartedInstance;
  });
}

void State::undo(Changes& changes) {
  std::vector<CaseKey> touched;
  std::vector<CaseKey> opened;
  changes.for_each([&]<class Row>(const Row* before, const Row* after) {
    if constexpr (std::is_same_v<Row, CaseRow>) {
      if (before == nullptr) opened.push_back(after->key);
    } else {
      const CaseKey key = case_key_of(after != nullptr ? *after : *before);
      if (key.exists() && (touched.empty() || touched.back() != key)) touched.push_back(key);
    }
  });
  changes.undo();
  renew_indexes();
  for (const CaseKey key : touched) {
    if (Case* of = find_case(key)) of->recount();
  }
  for (const CaseKey key : opened) cases_.erase(key);
}

void State::settle(Changes& changes) {
  Changes* one[] = {&changes};
  settle(one);
}

void State::settle(std::span<Changes* const> steps) {
  for (const Changes* changes : steps) {
    changes->for_each([&]<class Row>(const Row*, const Row* after) {
      if (after == nullptr) return;
      if constexpr (std::is_same_v<Row, CaseRow>) {
        if (after->ended) ended_cases_.push_back(after->key);
      } else if constexpr (requires { is_finished(*after); }) {
        if (!is_finished(*after)) return;
        Case* of = find_case(case_key_of(*after));
        if (of == nullptr || of->with_lineage) return;
        std::get<Over<Row>>(over_).keys.emplace_back(of, after->order());
      }
    });
  }
  // Only now: what one step altered another may have altered again.
  for (Changes* changes : steps) changes->begin(0);
  forget_over();
}

void State::forget_over() {
  for (const auto& [of, key] : std::get<Over<ElementInstance>>(over_).keys) {
    of->elements.forget(key);
    forget_variables_of(*of, key);
    of->drop_tally(key);
  }
  for (const auto& [of, key] : std::get<Over<ProcessInstance>>(over_).keys) {
    of->instances.forget(key);
    forget_variables_of(*of, root_scope(key));
    of->drop_tally(root_scope(key));
  }
  for (const auto& [of, key] : std::get<Over<UserTask>>(over_).keys) of->user_tasks.forget(key);
  for (const auto& [of, key] : std::get<Over<Job>>(over_).keys) of->jobs.forget(key);
  for (const auto& [of, key] : std::get<Over<Incident>>(over_).keys) of->incidents.forget(key);
  for (const auto& [of, key] : std::get<Over<DecisionInstance>>(over_).keys) {
    of->decision_instances.forget(key);
  }
  std::apply([](auto&... kinds) { (kinds.keys.clear(), ...); }, over_);
  for (const CaseKey key : ended_cases_) {
    const Case* of = find_case(key);
    if (of != nullptr && !of->with_lineage) cases_.erase(key);
  }
  ended_cases_.clear();
}

void State::index() const {
  if (indexed_) return;
  indexed_ = true;
  process_index_.build(processes);
  decision_index_.build(decisions);
  form_index_.build(forms);
  requirements_index_.build(requirements);
  resource_index_.build(resources);
}

const VersionIndex<ProcessVersion>& State::process_index() const {
  index();
  return process_index_;
}
const VersionIndex<DecisionVersion>& State::decision_index() const {
  index();
  return decision_index_;
}
const VersionIndex<FormVersion>& State::form_index() const {
  index();
  return form_index_;
}
const VersionIndex<RequirementsVersion>& State::requirements_index() const {
  index();
  return requirements_index_;
}
const VersionIndex<ResourceVersion>& State::resource_index() const {
  index();
  return resource_index_;
}

}  // namespace engine
