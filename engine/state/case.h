#pragma once

#include <cstdint>
#include <vector>

#include "engine/state/row_case.h"
#include "engine/state/row_gathered.h"
#include "engine/state/row_wait.h"
#include "engine/state/row_work.h"
#include "engine/state/table.h"

namespace engine {

// What is in a scope, counted: never stored, made from the rows when a case is loaded.
struct ScopeTally {
  ElementInstanceKey scope;
  // Element instances that are not over, directly in the scope.
  std::uint32_t active = 0;
  std::uint32_t waiting_flows = 0;
  // Steps on an agenda, this command's or a parked one, that go on in the scope.
  std::uint32_t pending = 0;

  bool empty() const { return active == 0 && waiting_flows == 0 && pending == 0; }
};

// A root instance with everything it called: the unit of loading.
struct Case {
  CaseKey key;
  // Whether rows of what is over are here too.
  bool with_lineage = false;

  Table<CaseRow> row;
  Table<ProcessInstance> instances;
  Table<ElementInstance> elements;
  Table<WaitingFlow> waiting_flows;
  Table<Variable> variables;
  Table<OutputItem> output_items;
  Table<ParkedRow> parked;
  Table<UserTask> user_tasks;
  Table<Job> jobs;
  Table<Timer> timers;
  Table<MessageSubscription> message_subscriptions;
  Table<ConditionSubscription> conditions;
  Table<Incident> incidents;
  Table<DecisionInstance> decision_instances;

  // Zero counts for a scope that has nothing in it.
  const ScopeTally& tally(ElementInstanceKey scope) const;
  ScopeTally& tally_for_change(ElementInstanceKey scope);
  // The scope is over.
  void drop_tally(ElementInstanceKey scope);
  // After rows were loaded or put back.
  void recount() { counted_ = false; }
  // Before rows are altered: the counts are kept from then on.
  void keep_counts() const {
    if (!counted_) count();
  }

 private:
  void count() const;
  std::size_t place_of(ElementInstanceKey scope) const;

  mutable bool counted_ = false;
  mutable std::vector<ScopeTally> tallies_;
};

}  // namespace engine
