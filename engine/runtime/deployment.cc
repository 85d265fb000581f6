#include "engine/runtime/deployment.h"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "engine/bpmn/read_bpmn.h"
#include "engine/form/read_form.h"
#include "engine/runtime/decision_files.h"

namespace engine {
namespace {

enum class FileKind { kProcesses, kDecisions, kForm, kResource };

FileKind kind_of(std::string_view name) {
  if (name.ends_with(".bpmn")) return FileKind::kProcesses;
  if (name.ends_with(".dmn")) return FileKind::kDecisions;
  if (name.ends_with(".form") || name.ends_with(".form.json")) return FileKind::kForm;
  return FileKind::kResource;
}

// What a file holds that others may bind to.
struct Targets {
  std::set<std::string, std::less<>> processes;
  std::set<std::string, std::less<>> decisions;
  std::set<std::string, std::less<>> forms;

  bool contains(const bpmn::Reference& reference) const {
    switch (reference.kind) {
      case bpmn::Reference::Kind::kForm: return forms.contains(reference.id.source);
      case bpmn::Reference::Kind::kDecision: return decisions.contains(reference.id.source);
      case bpmn::Reference::Kind::kProcess: return processes.contains(reference.id.source);
    }
    return false;
  }
};

const char* word_for(bpmn::Reference::Kind kind) {
  switch (kind) {
    case bpmn::Reference::Kind::kForm: return "form";
    case bpmn::Reference::Kind::kDecision: return "decision";
    case bpmn::Reference::Kind::kProcess: return "process";
  }
  return "";
}

class DeploymentReader {
 public:
  DeploymentReader(ReadDeployment& deployment, const Hasher& hasher)
      : deployment_(deployment), hasher_(hasher), decisions_(hasher) {}

  void read() {
    for (const UploadedFile& file : deployment_.files) {
      if (kind_of(file.name) == FileKind::kDecisions) decisions_.add(file.bytes);
    }
    for (const UploadedFile& file : deployment_.files) read_file(file);
    check_ids();
    for (const DeployedFile& file : deployment_.command.files) check_bindings(file);
  }

 private:
  void read_file(const UploadedFile& upload) {
    DeployedFile file;
    file.name = upload.name;
    file.sha256 = hasher_.sha256(upload.bytes);
    switch (kind_of(upload.name)) {
      case FileKind::kProcesses: read_processes(upload, file); break;
      case FileKind::kDecisions: read_decisions(upload, file); break;
      case FileKind::kForm: read_form(upload, file); break;
      case FileKind::kResource: file.id = upload.name; break;
    }
    deployment_.command.files.push_back(std::move(file));
  }

  void read_processes(const UploadedFile& upload, DeployedFile& file) {
    bpmn::ReadResult read = bpmn::read_bpmn(upload.bytes);
    add(upload.name, read.findings);
    file.processes = std::move(read.processes);
    for (const auto& process : file.processes) {
      add_target(upload.name, targets_.processes, process->id, "process");
    }
  }

  void read_decisions(const UploadedFile& upload, DeployedFile& file) {
    const DecisionFile& read = decisions_.read(upload.bytes);
    add(upload.name, read.read.findings);
    file.decisions = read.read.model;
    file.imports = read.imports;
    if (!file.decisions) return;
    for (const dmn::DecisionInfo& decision : file.decisions->decisions()) {
      add_target(upload.name, targets_.decisions, decision.id, "decision");
    }
  }

  void read_form(const UploadedFile& upload, DeployedFile& file) {
    form::ReadResult read = form::read_form(upload.bytes);
    add(upload.name, read.findings);
    file.form = std::move(read.form);
    if (!file.form) return;
    file.id = file.form->id;
    add_target(upload.name, targets_.forms, file.id, "form");
  }

  void add_target(const std::string& file, std::set<std::string, std::less<>>& targets,
                  const std::string& id, const char* word) {
    if (targets.insert(id).second) return;
    add(file,
        {Finding{Severity::kError,
                 "duplicate-id",
                 id,
                 {},
                 std::string("another file of the deployment has a ") + word + " of this id"}});
  }

  void check_ids() {
    if (!deployment_.files.empty()) return;
    add("",
        {Finding{Severity::kError, "no-files", "", {}, "a deployment needs at least one file"}});
  }

  void check_bindings(const DeployedFile& file) {
    for (const auto& process : file.processes) {
      for (const bpmn::Reference& reference : process->references) {
        if (reference.binding != bpmn::Binding::kDeployment || reference.id.is_expression() ||
            targets_.contains(reference)) {
          continue;
        }
        add(file.name,
            {Finding{Severity::kError,
                     "missing-target",
                     process->node(reference.element).id,
                     {reference.line, 0},
                     std::string("the ") + word_for(reference.kind) + " '" + reference.id.source +
                         "' is bound to this deployment and not in it"}});
      }
    }
  }

  void add(const std::string& file, const Findings& findings) {
    for (const Finding& finding : findings) deployment_.findings.push_back({file, finding});
  }

  ReadDeployment& deployment_;
  const Hasher& hasher_;
  DecisionFiles decisions_;
  Targets targets_;
};

// The file of the command that holds the bytes of this version.
const DeployedFile* file_of(const DeployResources& command, const DeployedModel& model) {
  for (const DeployedFile& file : command.files) {
    if (file.name == model.resource_name && file.sha256 == model.sha256) return &file;
  }
  return nullptr;
}

std::shared_ptr<const bpmn::ProcessDefinition> process_of(
    const std::vector<std::shared_ptr<const bpmn::ProcessDefinition>>& processes,
    const std::string& id) {
  const auto found = std::find_if(processes.begin(), processes.end(),
                                  [&](const auto& process) { return process->id == id; });
  return found == processes.end() ? nullptr : *found;
}

std::string bytes_of(Store& store, const ModelVersion& version) {
  return stored_bytes(store, version.sha256, version.resource_name);
}

[[noreturn]] void cannot_read(const ModelVersion& version) {
  throw std::runtime_error(version.resource_name + " of '" + version.id +
                           "' can no longer be read");
}

}  // namespace

bool ReadDeployment::is_refused() const {
  return std::any_of(findings.begin(), findings.end(), [](const FileFinding& found) {
    return found.finding.severity == Severity::kError;
  });
}

std::string ReadDeployment::text() const {
  std::ostringstream out;
  for (const FileFinding& found : findings) {
    if (out.tellp() > 0) out << '\n';
    if (!found.file.empty()) out << found.file << ": ";
    out << found.finding;
  }
  return out.str();
}

ReadDeployment read_deployment(const Actor& actor, const std::string& package,
                               std::vector<UploadedFile> files, const Hasher& hasher) {
  ReadDeployment deployment;
  deployment.command.actor = actor;
  deployment.command.package = package;
  deployment.files = std::move(files);
  DeploymentReader(deployment, hasher).read();
  return deployment;
}

std::vector<FlowNodeName> flow_node_names(const bpmn::ProcessDefinition& process) {
  std::vector<FlowNodeName> names;
  for (const bpmn::FlowNode& node : process.nodes) {
    names.push_back({node.index, node.id, node.name, bpmn::wire_name(node.type)});
  }
  return names;
}

void take_models(const DeployResources& command, const std::vector<RecordedEvent>& events,
                 State& state, Store& store) {
  for (const RecordedEvent& recorded : events) {
    if (const auto* process = std::get_if<ProcessDeployed>(&recorded.event)) {
      const DeployedFile* file = file_of(command, *process);
      if (file == nullptr) continue;
      auto model = process_of(file->processes, process->id);
      store.put_flow_nodes(process->key, flow_node_names(*model));
      state.catalog.add(process->key, std::move(model));
    } else if (const auto* requirements = std::get_if<RequirementsDeployed>(&recorded.event)) {
      const DeployedFile* file = file_of(command, *requirements);
      if (file != nullptr) state.catalog.add(requirements->key, file->decisions);
    } else if (const auto* form = std::get_if<FormDeployed>(&recorded.event)) {
      const DeployedFile* file = file_of(command, *form);
      if (file != nullptr) state.catalog.add(form->key, file->form);
    }
  }
}

void load_models(State& state, Store& store) {
  // Several processes may lie in one file.
  std::map<std::string, std::vector<std::shared_ptr<const bpmn::ProcessDefinition>>> read;
  for (const ProcessVersion& version : state.processes) {
    auto [place, is_new] = read.try_emplace(version.sha256);
    if (is_new) place->second = bpmn::read_bpmn(bytes_of(store, version)).processes;
    auto model = process_of(place->second, version.id);
    if (!model) cannot_read(version);
    state.catalog.add(version.key, std::move(model));
  }
  for (const RequirementsVersion& version : state.requirements) {
    auto model = read_again(version, store);
    if (!model) cannot_read(version);
    state.catalog.add(version.key, std::move(model));
  }
  for (const FormVersion& version : state.forms) {
    auto model = form::read_form(bytes_of(store, version)).form;
    if (!model) cannot_read(version);
    state.catalog.add(version.key, std::move(model));
  }
}

}  // namespace engine
