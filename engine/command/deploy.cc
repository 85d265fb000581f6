#include <algorithm>
#include <set>
#include <utility>

#include "engine/command/handler.h"
#include "engine/dmn/model.h"
#include "engine/form/form.h"

// What is deployed, and taken away again.
namespace engine {
namespace {

// The ids of what a deployment brings.
struct Brought {
  std::set<std::string, std::less<>> processes;
  std::set<std::string, std::less<>> decisions;
  std::set<std::string, std::less<>> forms;
  // The id of something that comes twice.
  std::string twice;

  explicit Brought(const DeployResources& command) {
    for (const DeployedFile& file : command.files) {
      for (const auto& process : file.processes) add(processes, process->id);
      if (file.decisions != nullptr) {
        for (const dmn::DecisionInfo& decision : file.decisions->decisions()) {
          add(decisions, decision.id);
        }
      }
      if (file.form != nullptr) add(forms, file.id);
    }
  }

 private:
  void add(std::set<std::string, std::less<>>& ids, const std::string& id) {
    if (!ids.insert(id).second) twice = id;
  }
};

const std::set<std::string, std::less<>>& targets(const Brought& brought,
                                                  bpmn::Reference::Kind kind) {
  switch (kind) {
    case bpmn::Reference::Kind::kForm: return brought.forms;
    case bpmn::Reference::Kind::kDecision: return brought.decisions;
    case bpmn::Reference::Kind::kProcess: return brought.processes;
  }
  return brought.processes;
}

// Whether a process binds something to its deployment; the refusal names a target that is missing.
bool binds_to_deployment(const DeployResources& command, const Brought& brought, Refusal& refusal) {
  bool binds = false;
  for (const DeployedFile& file : command.files) {
    for (const auto& process : file.processes) {
      for (const bpmn::Reference& reference : process->references) {
        if (reference.binding != bpmn::Binding::kDeployment) continue;
        binds = true;
        if (reference.id.is_expression()) continue;
        if (targets(brought, reference.kind).contains(reference.id.source)) continue;
        const std::string& element = process->node(reference.element).id;
        refusal = Rejection{RejectionCode::kModelInvalid,
                            "element '" + element + "' of '" + file.name + "' (line " +
                                std::to_string(reference.line) + ") is bound to '" +
                                reference.id.source + "', which is not in this deployment",
                            {{element, "the bound target is missing"}},
                            {}};
      }
    }
  }
  return binds;
}

class Deploying {
 public:
  Deploying(StepContext& step, const DeployResources& command) : step_(step), command_(command) {}

  Refusal run();

 private:
  bool is_same(const ModelVersion* newest, const DeployedFile& file) const {
    return newest != nullptr && newest->sha256 == file.sha256 && newest->resource_name == file.name;
  }
  bool is_same(const DeployedFile& file) const;
  DeployedModel model_of(const DeployedFile& file, const std::string& id, const std::string& name,
                         const std::string& tag, const ModelVersion* last) const;
  void deploy(const DeployedFile& file);
  Refusal check_calendar(const DeployedFile& file, const bpmn::ProcessDefinition& model) const;
  Refusal deploy_processes(const DeployedFile& file);
  Refusal open_message_starts(ProcessDefinitionKey key, const bpmn::ProcessDefinition& model);
  void deploy_decisions(const DeployedFile& file);
  void keep(const DeployedFile& file);
  template <class Event, class Row>
  void keep_row(const Row& row);
  template <class Event>
  void add(Event event) {
    reply_.items.emplace_back(event);
    step_.write(std::move(event));
  }

  StepContext& step_;
  const DeployResources& command_;
  DeploymentReply reply_;
};

bool Deploying::is_same(const DeployedFile& file) const {
  const State& state = step_.state();
  for (const auto& process : file.processes) {
    if (!is_same(state.process_index().newest(process->id), file)) return false;
  }
  if (!file.processes.empty()) return true;
  if (file.decisions != nullptr) {
    const RequirementsVersion* newest = state.requirements_index().newest(file.decisions->id());
    return is_same(newest, file) && newest->imports == file.imports;
  }
  if (file.form != nullptr) return is_same(state.form_index().newest(file.id), file);
  return is_same(state.resource_index().newest(file.id), file);
}

DeployedModel Deploying::model_of(const DeployedFile& file, const std::string& id,
                                  const std::string& name, const std::string& tag,
                                  const ModelVersion* last) const {
  return {reply_.deployment, id,         name, last == nullptr ? 1 : last->version + 1, tag,
          file.name,         file.sha256};
}

template <class Event, class Row>
void Deploying::keep_row(const Row& row) {
  Event event;
  static_cast<DeployedModel&>(event) = {row.deployment, row.id,          row.name,
                                        row.version,    row.version_tag, row.resource_name,
                                        row.sha256};
  event.key = row.key;
  if constexpr (std::is_same_v<Event, DecisionDeployed>) {
    event.requirements = row.requirements;
    event.requirements_id = row.requirements_id;
  } else if constexpr (std::is_same_v<Event, RequirementsDeployed>) {
    event.imports = row.imports;
  }
  reply_.items.emplace_back(std::move(event));
}

// The same as the newest: the answer names what is there.
void Deploying::keep(const DeployedFile& file) {
  const State& state = step_.state();
  for (const auto& process : file.processes) {
    keep_row<ProcessDeployed>(*state.process_index().newest(process->id));
  }
  if (file.decisions != nullptr) {
    const RequirementsVersion& row = *state.requirements_index().newest(file.decisions->id());
    keep_row<RequirementsDeployed>(row);
    for (const DecisionVersion& decision : state.decisions) {
      if (decision.requirements == row.key) keep_row<DecisionDeployed>(decision);
    }
  } else if (file.form != nullptr) {
    keep_row<FormDeployed>(*state.form_index().newest(file.id));
  } else if (file.processes.empty()) {
    keep_row<ResourceDeployed>(*state.resource_index().newest(file.id));
  }
}

Refusal Deploying::open_message_starts(ProcessDefinitionKey key,
                                       const bpmn::ProcessDefinition& model) {
  for (const ElementIndex start : model.message_starts) {
    const bpmn::FlowNode& node = model.node(start);
    const feel::ContextScope nothing{feel::Value()};
    const Result<std::string> name =
        step_.evaluator().text(node.message->name, nothing, "message name");
    if (!name) {
      return Rejection{RejectionCode::kModelInvalid,
                       "start event '" + node.id + "': " + name.error().message,
                       {{node.id, name.error().message}},
                       {}};
    }
    step_.write(MessageStartOpened{step_.new_key<SubscriptionKey>(), key, start, model.id, *name});
  }
  return {};
}

// Due dates that nobody can reckon would else be found at the first task.
Refusal Deploying::check_calendar(const DeployedFile& file,
                                  const bpmn::ProcessDefinition& model) const {
  if (model.calendar.empty()) return {};
  const feel::Calendars* calendars = step_.input().calendars;
  if (calendars != nullptr && calendars->find(model.calendar) != nullptr) return {};
  return Rejection{RejectionCode::kModelInvalid,
                   "process '" + model.id + "' of '" + file.name + "': there is no calendar '" +
                       model.calendar + "'",
                   {{model.id, "there is no such calendar"}},
                   {}};
}

Refusal Deploying::deploy_processes(const DeployedFile& file) {
  State& state = step_.state();
  for (const auto& process : file.processes) {
    if (Refusal refusal = check_calendar(file, *process)) return refusal;
    ProcessDeployed event;
    static_cast<DeployedModel&>(event) =
        model_of(file, process->id, process->name, process->version_tag,
                 state.process_index().last(process->id));
    event.key = step_.new_key<ProcessDefinitionKey>();
    const ProcessDefinitionKey key = event.key;
    state.catalog.add(key, process);
    add(std::move(event));
    if (Refusal refusal = open_message_starts(key, *process)) return refusal;
  }
  return {};
}

void Deploying::deploy_decisions(const DeployedFile& file) {
  State& state = step_.state();
  const dmn::Model& model = *file.decisions;
  RequirementsDeployed event;
  static_cast<DeployedModel&>(event) =
      model_of(file, model.id(), model.name(), {}, state.requirements_index().last(model.id()));
  event.key = step_.new_key<RequirementsKey>();
  event.imports = file.imports;
  const RequirementsKey requirements = event.key;
  state.catalog.add(requirements, file.decisions);
  add(std::move(event));
  for (const dmn::DecisionInfo& decision : model.decisions()) {
    DecisionDeployed deployed;
    static_cast<DeployedModel&>(deployed) =
        model_of(file, decision.id, decision.name, {}, state.decision_index().last(decision.id));
    deployed.key = step_.new_key<DecisionKey>();
    deployed.requirements = requirements;
    deployed.requirements_id = model.id();
    add(std::move(deployed));
  }
}

void Deploying::deploy(const DeployedFile& file) {
  State& state = step_.state();
  if (file.decisions != nullptr) {
    deploy_decisions(file);
  } else if (file.form != nullptr) {
    FormDeployed event;
    static_cast<DeployedModel&>(event) =
        model_of(file, file.id, file.id, file.form->version_tag, state.form_index().last(file.id));
    event.key = step_.new_key<FormKey>();
    state.catalog.add(event.key, file.form);
    add(std::move(event));
  } else if (file.processes.empty()) {
    ResourceDeployed event;
    static_cast<DeployedModel&>(event) =
        model_of(file, file.id, file.name, {}, state.resource_index().last(file.id));
    event.key = step_.new_key<ResourceKey>();
    add(std::move(event));
  }
}

Refusal Deploying::run() {
  if (command_.files.empty()) return refuse(RejectionCode::kArgInvalid, "there is no file");
  const Brought brought(command_);
  if (!brought.twice.empty()) {
    return refuse(RejectionCode::kModelInvalid, "'" + brought.twice + "' comes twice");
  }
  Refusal refusal;
  // What is bound to its deployment would else keep the old version of what it is bound to.
  const bool together = binds_to_deployment(command_, brought, refusal);
  if (refusal) return refusal;
  const bool all_same = std::all_of(command_.files.begin(), command_.files.end(),
                                    [&](const DeployedFile& file) { return is_same(file); });
  reply_.deployment = step_.new_key<DeploymentKey>();
  step_.write(ResourcesDeployed{reply_.deployment, command_.package});
  for (const DeployedFile& file : command_.files) {
    if (all_same || (!together && is_same(file))) {
      keep(file);
      continue;
    }
    if (Refusal bad = deploy_processes(file)) return bad;
    deploy(file);
  }
  step_.result().reply = std::move(reply_);
  return {};
}

// Once the newest version is deleted the one before it waits for its messages again.
Refusal delete_process(StepContext& step, const ProcessVersion& version) {
  const std::string id = version.id;
  const bool was_newest = step.state().process_index().newest(id) == &version;
  step.write(ModelDeleted{ModelKind::kProcess, {version.key.value}});
  const ProcessVersion* newest = step.state().process_index().newest(id);
  if (!was_newest || newest == nullptr) return {};
  const bpmn::ProcessDefinition& model = step.model(newest->key);
  for (const ElementIndex start : model.message_starts) {
    const feel::ContextScope nothing{feel::Value()};
    const Result<std::string> name =
        step.evaluator().text(model.node(start).message->name, nothing, "message name");
    if (!name) continue;
    step.write(MessageStartOpened{step.new_key<SubscriptionKey>(), newest->key, start, id, *name});
  }
  return {};
}

template <class Key, class Row>
const Row* find_present(const Table<Row>& table, ResourceKey key) {
  const Row* row = table.find(Key{key.value});
  return row == nullptr || row->deleted ? nullptr : row;
}

}  // namespace

Refusal handle(StepContext& step, const DeployResources& command) {
  return Deploying(step, command).run();
}

Refusal handle(StepContext& step, const DeleteResource& command) {
  const State& state = step.state();
  if (const auto* process = find_present<ProcessDefinitionKey>(state.processes, command.key)) {
    return delete_process(step, *process);
  }
  if (find_present<RequirementsKey>(state.requirements, command.key) != nullptr) {
    step.write(ModelDeleted{ModelKind::kRequirements, command.key});
  } else if (find_present<FormKey>(state.forms, command.key) != nullptr) {
    step.write(ModelDeleted{ModelKind::kForm, command.key});
  } else if (find_present<ResourceKey>(state.resources, command.key) != nullptr) {
    step.write(ModelDeleted{ModelKind::kResource, command.key});
  } else {
    return refuse(RejectionCode::kNotFound, "there is no such resource");
  }
  return {};
}

}  // namespace engine
