#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/record/actor.h"
#include "engine/record/event.h"
#include "engine/state/state.h"

namespace engine {

// What is deployed and who there is, as of the last commit that changed either: for readers on
// other threads. Immutable.
struct Snapshot {
  Catalog catalog;
  // Each in the order of its key.
  std::vector<ProcessVersion> processes;
  std::vector<RequirementsVersion> requirements;
  std::vector<DecisionVersion> decisions;
  std::vector<FormVersion> forms;
  std::vector<ResourceVersion> resources;
  std::vector<Deployment> deployments;
  std::vector<Account> accounts;
  std::vector<GrantedRole> granted_roles;
  std::vector<Unit> units;
  std::vector<Setting> settings;
  std::optional<ClockRow> clock;

  Instant engine_time(Instant real) const;

  // Each is nullptr if there is none. The newest are of those not deleted.
  const ProcessVersion* process(ProcessDefinitionKey key) const;
  const ProcessVersion* newest_process(std::string_view id) const;
  const RequirementsVersion* requirements_graph(RequirementsKey key) const;
  const DecisionVersion* decision(DecisionKey key) const;
  const FormVersion* form(FormKey key) const;
  const FormVersion* newest_form(std::string_view id) const;
  const Account* account(std::string_view login) const;
  const Account* account_of_person(std::string_view person_id) const;
  const Unit* unit(std::string_view code) const;
  std::vector<RoleInUnit> roles_of(const Account& account) const;
};

std::shared_ptr<const Snapshot> make_snapshot(const State& state);

// Whether the event changes what a snapshot holds.
bool changes_snapshot(const Event& event);

}  // namespace engine
