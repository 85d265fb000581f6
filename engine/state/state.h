#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/record/lookup.h"
#include "engine/state/case.h"
#include "engine/state/catalog.h"
#include "engine/state/changes.h"
#include "engine/state/row.h"
#include "engine/state/versions.h"

namespace engine {

// A running instance that a message with this correlation key has started.
struct StartedInstance {
  std::string process_id;
  std::string correlation_key;
  ProcessInstanceKey instance;
};

// What is true now, as far as it is loaded: some cases, what a command asked for beside them, and
// all of what is shared. Changed by `EventApplier` alone.
class State {
 public:
  // nullptr if the case is not loaded.
  Case* find_case(CaseKey key);
  const Case* find_case(CaseKey key) const;
  // An empty case to be filled by `load`; what was loaded of it before is dropped.
  Case& open_case(CaseKey key, bool with_lineage);
  void unload_case(CaseKey key) { cases_.erase(key); }
  // Whether cases that are opened by events keep what is over, as a replay asks for.
  bool keeps_lineage() const { return keeps_lineage_; }
  void keep_lineage() { keeps_lineage_ = true; }
  std::size_t loaded_cases() const { return cases_.size(); }

  // Beside the cases: what was asked for, and whether it was; decisions that no case has asked for.
  Table<BufferedMessage> messages;
  Table<RegisterRecord> records;
  Table<Notice> notices;
  Table<DecisionInstance> decision_instances;
  // Answers to kMessageSubscriptions and kStartedInstance: copies of what lies in cases.
  std::vector<MessageSubscription> found_subscriptions;
  std::vector<StartedInstance> found_started;
  bool knows(const Lookup& lookup) const { return known_.contains(lookup); }
  // To be said after the rows that answer it were loaded, also when there are none.
  void mark_known(Lookup lookup) { known_.insert(std::move(lookup)); }
  // Drops what lies beside, after a transaction has ended.
  void forget_beside();
  // Drops the answers that are copies: another step may have made them untrue. Before each step.
  void forget_found();

  // Shared by all: loaded when the engine starts.
  Table<ClockRow> clock;
  Table<Setting> settings;
  Table<Account> accounts;
  Table<GrantedRole> granted_roles;
  Table<Unit> units;
  Table<Deployment> deployments;
  Table<ProcessVersion> processes;
  Table<RequirementsVersion> requirements;
  Table<DecisionVersion> decisions;
  Table<FormVersion> forms;
  Table<ResourceVersion> resources;
  Table<MessageStart> message_starts;
  Catalog catalog;

  const VersionIndex<ProcessVersion>& process_index() const;
  const VersionIndex<DecisionVersion>& decision_index() const;
  const VersionIndex<FormVersion>& form_index() const;
  const VersionIndex<RequirementsVersion>& requirements_index() const;
  const VersionIndex<ResourceVersion>& resource_index() const;
  // After rows of versions were loaded, changed or put back.
  void renew_indexes() { indexed_ = false; }

  // Before a step: makes `changes` empty and its own.
  void begin(Changes& changes) { changes.begin(++serial_); }
  // Puts back every row that the step has altered. Of several steps the last is put back first.
  void undo(Changes& changes);
  // After the commit of one or several steps, in their order: lets go of what is over, but for
  // cases that were loaded with their lineage. The changes are empty then.
  void settle(Changes& changes);
  void settle(std::span<Changes* const> steps);

 private:
  template <class Row>
  struct Over {
    std::vector<std::pair<Case*, typename Table<Row>::Order>> keys;
  };

  void index() const;
  void forget_over();

  std::unordered_map<CaseKey, std::unique_ptr<Case>> cases_;
  std::set<Lookup> known_;
  bool keeps_lineage_ = false;
  std::uint64_t serial_ = 0;
  // Used by `settle` alone; members to keep their memory.
  std::tuple<Over<ProcessInstance>, Over<ElementInstance>, Over<UserTask>, Over<Job>,
             Over<Incident>, Over<DecisionInstance>>
      over_;
  std::vector<CaseKey> ended_cases_;
  mutable bool indexed_ = false;
  mutable VersionIndex<ProcessVersion> process_index_;
  mutable VersionIndex<DecisionVersion> decision_index_;
  mutable VersionIndex<FormVersion> form_index_;
  mutable VersionIndex<RequirementsVersion> requirements_index_;
  mutable VersionIndex<ResourceVersion> resource_index_;
};

}  // namespace engine
