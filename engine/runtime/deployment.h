#pragma once

#include <string>
#include <vector>

#include "engine/base/finding.h"
#include "engine/ports/hasher.h"
#include "engine/ports/store.h"
#include "engine/record/command.h"
#include "engine/state/state.h"

namespace engine {

struct UploadedFile {
  std::string name;
  std::string bytes;
};

struct FileFinding {
  std::string file;
  Finding finding;
};

// Files as read, checked and compiled, ready to be queued unless a finding is an error.
struct ReadDeployment {
  DeployResources command;
  // In the order of `command.files`.
  std::vector<UploadedFile> files;
  std::vector<FileFinding> findings;

  bool is_refused() const;
  // The findings, a line each, as a person reads them.
  std::string text() const;
};

// Reads the files as one deployment; the end of a name decides the kind (`.bpmn`, `.dmn`, `.form`,
// `.form.json`; any other is kept as a resource). A target bound by deployment that is missing is
// an error naming the element (DESIGN §4). Slow: call it before a command is queued.
ReadDeployment read_deployment(const Actor& actor, const std::string& package,
                               std::vector<UploadedFile> files, const Hasher& hasher);

// What searches know of the elements; the texts are borrowed from the process.
std::vector<FlowNodeName> flow_node_names(const bpmn::ProcessDefinition& process);

// Puts the models of what a step has deployed into the catalog and their elements into the store.
void take_models(const DeployResources& command, const std::vector<RecordedEvent>& events,
                 State& state, Store& store);

// Compiles every version that is in the state, from the bytes in the store. Throws when the bytes
// of a version are gone or can no longer be read.
void load_models(State& state, Store& store);

}  // namespace engine
