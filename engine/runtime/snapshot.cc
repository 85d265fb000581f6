#include "engine/runtime/snapshot.h"

#include <algorithm>

#include "engine/runtime/engine_time.h"

namespace engine {
namespace {

template <class Row>
void copy_rows(const Table<Row>& table, std::vector<Row>& rows) {
  rows.reserve(table.size());
  for (const Row& row : table) rows.push_back(row);
}

template <class Row, class Order>
const Row* find_row(const std::vector<Row>& rows, const Order& order) {
  const auto found =
      std::lower_bound(rows.begin(), rows.end(), order,
                       [](const Row& row, const Order& asked) { return row.order() < asked; });
  return found != rows.end() && found->order() == order ? &*found : nullptr;
}

template <class Row>
const Row* newest_of(const std::vector<Row>& rows, std::string_view id) {
  const Row* newest = nullptr;
  for (const Row& row : rows) {
    if (row.id == id && !row.deleted && (newest == nullptr || row.version > newest->version)) {
      newest = &row;
    }
  }
  return newest;
}

template <class Row, class Wanted>
const Row* first_of(const std::vector<Row>& rows, Wanted wanted) {
  const auto found = std::find_if(rows.begin(), rows.end(), wanted);
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace

Instant Snapshot::engine_time(Instant real) const {
  return clock ? engine::engine_time(*clock, real) : real;
}

const ProcessVersion* Snapshot::process(ProcessDefinitionKey key) const {
  return find_row(processes, key);
}

const ProcessVersion* Snapshot::newest_process(std::string_view id) const {
  return newest_of(processes, id);
}

const RequirementsVersion* Snapshot::requirements_graph(RequirementsKey key) const {
  return find_row(requirements, key);
}

const DecisionVersion* Snapshot::decision(DecisionKey key) const {
  return find_row(decisions, key);
}

const FormVersion* Snapshot::form(FormKey key) const {
  return find_row(forms, key);
}

const FormVersion* Snapshot::newest_form(std::string_view id) const {
  return newest_of(forms, id);
}

const Account* Snapshot::account(std::string_view login) const {
  return first_of(accounts, [&](const Account& row) { return !row.closed && row.login == login; });
}

const Account* Snapshot::account_of_person(std::string_view person_id) const {
  return first_of(accounts,
                  [&](const Account& row) { return !row.closed && row.person_id == person_id; });
}

const Unit* Snapshot::unit(std::string_view code) const {
  return find_row(units, code);
}

std::vector<RoleInUnit> Snapshot::roles_of(const Account& account) const {
  std::vector<RoleInUnit> roles;
  for (const GrantedRole& row : granted_roles) {
    if (row.account == account.key) roles.push_back({row.role, row.unit});
  }
  return roles;
}

std::shared_ptr<const Snapshot> make_snapshot(const State& state) {
  auto snapshot = std::make_shared<Snapshot>();
  snapshot->catalog = state.catalog;
  copy_rows(state.processes, snapshot->processes);
  copy_rows(state.requirements, snapshot->requirements);
  copy_rows(state.decisions, snapshot->decisions);
  copy_rows(state.forms, snapshot->forms);
  copy_rows(state.resources, snapshot->resources);
  copy_rows(state.deployments, snapshot->deployments);
  copy_rows(state.accounts, snapshot->accounts);
  copy_rows(state.granted_roles, snapshot->granted_roles);
  copy_rows(state.units, snapshot->units);
  copy_rows(state.settings, snapshot->settings);
  if (!state.clock.empty()) snapshot->clock = state.clock.front();
  return snapshot;
}

bool changes_snapshot(const Event& event) {
  return std::visit(
      []<class E>(const E&) {
        return std::is_same_v<E, ProcessDeployed> || std::is_same_v<E, RequirementsDeployed> ||
               std::is_same_v<E, DecisionDeployed> || std::is_same_v<E, FormDeployed> ||
               std::is_same_v<E, ResourceDeployed> || std::is_same_v<E, ModelDeleted> ||
               std::is_same_v<E, ClockPinned> || std::is_same_v<E, ClockReset> ||
               std::is_same_v<E, ClockMoved> || std::is_same_v<E, SettingChanged> ||
               std::is_same_v<E, AccountOpened> || std::is_same_v<E, AccountClosed> ||
               std::is_same_v<E, RoleGranted> || std::is_same_v<E, RoleRevoked> ||
               std::is_same_v<E, UnitWritten>;
      },
      event);
}

}  // namespace engine
