#include "tests/support/engine_harness.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "engine/bpmn/read_bpmn.h"
#include "engine/dmn/read_dmn.h"
#include "engine/feel/json.h"
#include "engine/form/form.h"
#include "engine/form/read_form.h"
#include "engine/state/event_applier.h"
#include "tests/support/row_text.h"

namespace tests {

using namespace engine;

namespace {

feel::Value json(std::string_view text) {
  const Result<feel::Value> value = feel::parse_json(text);
  REQUIRE(value.has_value());
  return *value;
}

const bpmn::FlowNode& node_of(const State& state, const ElementInstance& element) {
  return state.catalog.process(element.definition)->node(element.element);
}

std::string text_of(const Findings& findings) {
  std::string text;
  for (const Finding& finding : findings) text += to_text(finding) + "\n";
  return text;
}

}  // namespace

EngineHarness::EngineHarness() : state_(std::make_unique<State>()) {
  state_->keep_lineage();
  input_.now = {1'600'000'000'000};
  input_.next_key = 1;
  input_.random = {11, 12, 13};
  actor.login = "tester";
  actor.may_act_on_any = true;
}

DeployedFile EngineHarness::read(std::string_view bytes, std::string_view file_name) const {
  DeployedFile file;
  file.name = file_name;
  file.sha256 = std::to_string(std::hash<std::string_view>{}(bytes));
  file.id = file.name;
  if (file_name.ends_with(".bpmn")) {
    bpmn::ReadResult read = bpmn::read_bpmn(bytes);
    INFO(text_of(read.findings));
    REQUIRE(!has_error(read.findings));
    file.processes = std::move(read.processes);
  } else if (file_name.ends_with(".dmn")) {
    dmn::ReadResult read = dmn::read_dmn(bytes);
    INFO(text_of(read.findings));
    REQUIRE(!has_error(read.findings));
    file.decisions = std::move(read.model);
  } else if (file_name.ends_with(".form") || file_name.ends_with(".form.json")) {
    form::ReadResult read = form::read_form(bytes);
    INFO(text_of(read.findings));
    REQUIRE(!has_error(read.findings));
    file.id = read.form->id;
    file.form = std::move(read.form);
  }
  return file;
}

DeploymentReply EngineHarness::deploy(std::string_view bpmn, std::string_view file_name) {
  DeployResources command;
  command.actor = actor;
  command.files.push_back(read(bpmn, file_name));
  return std::get<DeploymentReply>(must_run(std::move(command)));
}

ProcessInstanceKey EngineHarness::start(std::string_view process_id, std::string_view variables) {
  CreateProcessInstance command;
  command.actor = actor;
  command.process_id = process_id;
  command.variables = json(variables);
  return std::get<InstanceReply>(must_run(std::move(command))).instance;
}

void EngineHarness::complete(ProcessInstanceKey instance, std::string_view element_id,
                             std::string_view variables) {
  const UserTask* open = task(instance, element_id);
  INFO("task " << element_id);
  REQUIRE(open != nullptr);
  must_run(CompleteUserTask{actor, open->key, json(variables), {}});
}

void EngineHarness::publish(std::string_view name, std::string_view key, std::string_view variables,
                            std::int64_t time_to_live_ms) {
  must_run(PublishMessage{
      actor, std::string(name), std::string(key), time_to_live_ms, {}, json(variables)});
}

std::vector<ActivatedJob> EngineHarness::activate(std::string_view type, std::size_t limit) {
  ActivateJobs command;
  command.actor = actor;
  command.type = type;
  command.worker = "worker";
  command.timeout_ms = 60'000;
  for (const CaseKey key : cases_) {
    for (const Job& job : state_->find_case(key)->jobs) {
      if (job.type == type && is_available(job, input_.now) && command.jobs.size() < limit) {
        command.jobs.push_back(job.key);
      }
    }
  }
  return std::get<JobsReply>(must_run(std::move(command))).jobs;
}

void EngineHarness::complete_job(JobKey job, std::string_view variables) {
  must_run(CompleteJob{actor, job, json(variables)});
}

void EngineHarness::set_variables(ElementInstanceKey scope, std::string_view variables,
                                  bool local) {
  must_run(SetVariables{actor, scope, json(variables), local});
}

void EngineHarness::resolve_incidents(ProcessInstanceKey instance) {
  std::vector<IncidentKey> open;
  for (const Incident& incident : case_of(instance).incidents) {
    if (incident.state == IncidentState::kActive) open.push_back(incident.key);
  }
  for (const IncidentKey incident : open) must_run(ResolveIncident{actor, incident});
}

CaseKey EngineHarness::case_of(const EntityRef& entity) const {
  for (const CaseKey key : cases_) {
    const Case& in = *state_->find_case(key);
    const auto has = [&](const auto& table) {
      return std::any_of(table.begin(), table.end(),
                         [&](const auto& row) { return row.key.value == entity.key; });
    };
    bool found = false;
    switch (entity.kind) {
      case EntityRef::Kind::kCase: found = key.value == entity.key; break;
      case EntityRef::Kind::kProcessInstance: found = has(in.instances); break;
      case EntityRef::Kind::kElementInstance: found = has(in.instances) || has(in.elements); break;
      case EntityRef::Kind::kUserTask: found = has(in.user_tasks); break;
      case EntityRef::Kind::kJob: found = has(in.jobs); break;
      case EntityRef::Kind::kIncident: found = has(in.incidents); break;
    }
    if (found) return key;
  }
  return {};
}

void EngineHarness::answer(const Lookup& lookup) {
  for (const CaseKey key : cases_) {
    const Case& in = *state_->find_case(key);
    if (lookup.kind == Lookup::Kind::kMessageSubscriptions) {
      for (const MessageSubscription& row : in.message_subscriptions) {
        if (row.name != lookup.first || row.correlation_key != lookup.second) continue;
        state_->found_subscriptions.push_back(row);
      }
    } else if (lookup.kind == Lookup::Kind::kStartedInstance) {
      for (const ProcessInstance& row : in.instances) {
        const std::string& process_id = state_->processes.find(row.definition)->id;
        if (row.state != InstanceState::kActive || row.start_key != lookup.second ||
            process_id != lookup.first) {
          continue;
        }
        state_->found_started.push_back({process_id, row.start_key, row.key});
      }
    }
  }
  state_->mark_known(lookup);
}

StepOutcome EngineHarness::step(const Command& command) {
  const Reads reads = reads_of(command);
  input_.cases.clear();
  for (const EntityRef& entity : reads.cases) input_.cases.push_back(case_of(entity));
  state_->forget_found();
  for (const Lookup& lookup : reads.lookups) answer(lookup);
  return engine::step_with_answers(*state_, command, input_, result_,
                                   [this](const Lookup& lookup) { answer(lookup); });
}

void EngineHarness::keep_events() {
  for (const RecordedEvent& event : result_.events) {
    history_.push_back({input_.now, event});
    if (event.case_key.exists() &&
        std::find(cases_.begin(), cases_.end(), event.case_key) == cases_.end()) {
      cases_.push_back(event.case_key);
    }
  }
  input_.next_key = result_.next_key;
  state_->settle(result_.changes);
}

std::optional<Rejection> EngineHarness::run(Command command) {
  std::vector<Command> queue;
  queue.push_back(std::move(command));
  Reply reply;
  for (std::size_t next = 0; next < queue.size(); ++next) {
    const StepOutcome outcome = step(Command(queue[next]));
    if (outcome == StepOutcome::kRejected) {
      if (next == 0) return result_.rejection;
      continue;
    }
    if (next == 0) reply = std::move(result_.reply);
    for (FollowUp& follow_up : result_.follow_ups) queue.push_back(std::move(follow_up.command));
    keep_events();
  }
  result_.reply = std::move(reply);
  return std::nullopt;
}

Reply EngineHarness::must_run(Command command) {
  const std::optional<Rejection> refused = run(std::move(command));
  if (refused) FAIL("refused: " << *refused);
  return std::move(result_.reply);
}

std::optional<Instant> EngineHarness::next_due() const {
  std::optional<Instant> next;
  const auto consider = [&](Instant due) {
    if (!next || due < *next) next = due;
  };
  for (const CaseKey key : cases_) {
    for (const Timer& timer : state_->find_case(key)->timers) consider(timer.due);
  }
  for (const BufferedMessage& message : state_->messages) consider(message.expires);
  return next;
}

bool EngineHarness::fire_one() {
  for (const BufferedMessage& message : state_->messages) {
    if (message.expires > input_.now) continue;
    must_run(ExpireMessage{actor, message.key});
    return true;
  }
  const Timer* first = nullptr;
  for (const CaseKey key : cases_) {
    for (const Timer& timer : state_->find_case(key)->timers) {
      if (timer.due <= input_.now && (first == nullptr || timer.due < first->due)) first = &timer;
    }
  }
  if (first == nullptr) return false;
  run(FireTimer{actor, first->root, first->owner, first->key});
  return true;
}

void EngineHarness::fire_due() {
  for (int round = 0; round < 10'000 && fire_one(); ++round) {
  }
}

void EngineHarness::advance(std::int64_t ms) {
  const Instant goal{input_.now.ms + ms};
  fire_due();
  for (std::optional<Instant> due = next_due(); due && *due <= goal; due = next_due()) {
    input_.now = std::max(input_.now, *due);
    fire_due();
  }
  input_.now = goal;
  fire_due();
}

const Case& EngineHarness::case_of(ProcessInstanceKey instance) const {
  const CaseKey key = case_of(EntityRef{EntityRef::Kind::kProcessInstance, instance.value});
  const Case* in = state().find_case(key);
  REQUIRE(in != nullptr);
  return *in;
}

template <class Wanted>
Names EngineHarness::elements(ProcessInstanceKey instance, Wanted wanted) const {
  Names names;
  for (const ElementInstance& element : case_of(instance).elements) {
    if (element.instance != instance || !wanted(element.state)) continue;
    const bpmn::FlowNode& node = node_of(*state_, element);
    if (!node.is_multi_instance_body()) names.push_back(node.id);
  }
  return names;
}

Names EngineHarness::active_elements(ProcessInstanceKey instance) const {
  return elements(instance, [](ElementState state) { return !is_over(state); });
}

Names EngineHarness::completed_elements(ProcessInstanceKey instance) const {
  return elements(instance, [](ElementState state) { return state == ElementState::kCompleted; });
}

Names EngineHarness::terminated_elements(ProcessInstanceKey instance) const {
  return elements(instance, [](ElementState state) { return state == ElementState::kTerminated; });
}

Names EngineHarness::open_tasks(ProcessInstanceKey instance) const {
  Names names;
  for (const UserTask& task : case_of(instance).user_tasks) {
    if (task.instance != instance || task.state != UserTaskState::kCreated) continue;
    names.push_back(state_->catalog.process(task.definition)->node(task.element).id);
  }
  return names;
}

Names EngineHarness::incidents(ProcessInstanceKey instance) const {
  Names names;
  for (const Incident& incident : case_of(instance).incidents) {
    if (incident.instance != instance || incident.state != IncidentState::kActive) continue;
    names.push_back(state_->catalog.process(incident.definition)->node(incident.element).id + " " +
                    engine::name_of(incident.code));
  }
  return names;
}

Names EngineHarness::flows_taken(ProcessInstanceKey instance) const {
  Names names;
  for (const ElementInstance& element : case_of(instance).elements) {
    if (element.instance != instance) continue;
    for (const Arrival& arrival : element.arrivals) {
      if (!arrival.flow.exists()) continue;
      names.push_back(state_->catalog.process(element.definition)->flow(arrival.flow).id);
    }
  }
  return names;
}

std::string EngineHarness::variable(ProcessInstanceKey instance, std::string_view name) const {
  const Variable* variable = case_of(instance).variables.find({root_scope(instance), name});
  return variable == nullptr ? "" : feel::to_json(variable->value);
}

std::string EngineHarness::variable_at(ProcessInstanceKey instance, std::string_view element_id,
                                       std::string_view name) const {
  const ElementInstance* scope = element(instance, element_id);
  if (scope == nullptr) return "";
  const Variable* variable = case_of(instance).variables.find({scope->key, name});
  return variable == nullptr ? "" : feel::to_json(variable->value);
}

InstanceState EngineHarness::state_of(ProcessInstanceKey instance) const {
  return case_of(instance).instances.find(instance)->state;
}

std::vector<ProcessInstanceKey> EngineHarness::called_by(ProcessInstanceKey instance) const {
  std::vector<ProcessInstanceKey> called;
  for (const ProcessInstance& row : case_of(instance).instances) {
    if (row.parent == instance) called.push_back(row.key);
  }
  return called;
}

std::vector<ProcessInstanceKey> EngineHarness::instances_of(std::string_view process_id) const {
  std::vector<ProcessInstanceKey> found;
  for (const CaseKey key : cases_) {
    for (const ProcessInstance& row : state_->find_case(key)->instances) {
      if (state_->processes.find(row.definition)->id == process_id) found.push_back(row.key);
    }
  }
  return found;
}

const UserTask* EngineHarness::task(ProcessInstanceKey instance, std::string_view element_id,
                                    std::size_t index) const {
  for (const UserTask& task : case_of(instance).user_tasks) {
    if (task.instance != instance || task.state != UserTaskState::kCreated) continue;
    if (state_->catalog.process(task.definition)->node(task.element).id != element_id) continue;
    if (index-- == 0) return &task;
  }
  return nullptr;
}

const ElementInstance* EngineHarness::element(ProcessInstanceKey instance,
                                              std::string_view element_id) const {
  const ElementInstance* found = nullptr;
  for (const ElementInstance& element : case_of(instance).elements) {
    const bpmn::FlowNode& node = node_of(*state_, element);
    if (element.instance != instance || node.id != element_id) continue;
    if (node.is_multi_instance_body()) continue;
    if (found == nullptr || !is_over(element.state)) found = &element;
  }
  return found;
}

namespace {

template <class Row>
void append_table(std::string& out, const char* name, const Table<Row>& table) {
  for (const Row& row : table) {
    out += name;
    out += ' ';
    append_text(out, row);
    out += '\n';
  }
}

}  // namespace

std::string dump(const State& state, std::span<const CaseKey> cases) {
  std::string out;
  for (const CaseKey key : cases) {
    const Case& in = *state.find_case(key);
    append_table(out, "case", in.row);
    append_table(out, "instance", in.instances);
    append_table(out, "element", in.elements);
    append_table(out, "flow", in.waiting_flows);
    append_table(out, "variable", in.variables);
    append_table(out, "item", in.output_items);
    append_table(out, "parked", in.parked);
    append_table(out, "task", in.user_tasks);
    append_table(out, "job", in.jobs);
    append_table(out, "timer", in.timers);
    append_table(out, "subscription", in.message_subscriptions);
    append_table(out, "condition", in.conditions);
    append_table(out, "incident", in.incidents);
    append_table(out, "decision instance", in.decision_instances);
  }
  append_table(out, "message", state.messages);
  append_table(out, "record", state.records);
  append_table(out, "notice", state.notices);
  append_table(out, "process", state.processes);
  append_table(out, "start", state.message_starts);
  append_table(out, "decision", state.decisions);
  append_table(out, "form", state.forms);
  append_table(out, "clock", state.clock);
  append_table(out, "account", state.accounts);
  append_table(out, "unit", state.units);
  return out;
}

void EngineHarness::check_replay() const {
  State replayed;
  replayed.keep_lineage();
  Changes changes;
  replayed.begin(changes);
  for (const Happened& each : history_) {
    EventApplier(replayed, changes, each.time).apply(each.event.case_key, each.event.event);
  }
  CHECK(dump(replayed, cases_) == dump(*state_, cases_));
}

}  // namespace tests
