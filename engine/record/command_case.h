#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/feel/value.h"
#include "engine/record/actor.h"
#include "engine/record/key.h"
#include "engine/record/lineage.h"

namespace engine {

// Starts a process: by the key of a version, or by id, then of that version or the newest (0).
struct CreateProcessInstance {
  Actor actor;
  std::string process_id;
  std::int32_t version = 0;
  ProcessDefinitionKey definition;
  // A context.
  feel::Value variables;
  // Elements to begin at instead of the none start event.
  std::vector<std::string> start_elements;
  std::string business_id;
  std::vector<std::string> tags;
};

// Of a root instance.
struct CancelProcessInstance {
  Actor actor;
  ProcessInstanceKey instance;
};

struct SetVariables {
  Actor actor;
  // An element instance, or a process instance as its root scope.
  ElementInstanceKey scope;
  feel::Value variables;
  bool local = false;
};

struct ResolveIncident {
  Actor actor;
  IncidentKey incident;
};

// Takes up what a command left on its agenda.
struct ContinueAgenda {
  Actor actor;
  CaseKey case_key;
};

struct FireTimer {
  Actor actor;
  CaseKey case_key;
  ElementInstanceKey owner;
  TimerKey timer;
};

}  // namespace engine
