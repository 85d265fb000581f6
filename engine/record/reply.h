#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/base/instant.h"
#include "engine/feel/value.h"
#include "engine/record/event_decision.h"
#include "engine/record/event_definition.h"
#include "engine/record/key.h"

namespace engine {

// A model of a deployment: a new version, or the newest one when it was the same.
using DeployedItem = std::variant<ProcessDeployed, RequirementsDeployed, DecisionDeployed,
                                  FormDeployed, ResourceDeployed>;

struct DeploymentReply {
  DeploymentKey deployment;
  // In the order of the files; decisions behind their requirements.
  std::vector<DeployedItem> items;
};

struct InstanceReply {
  ProcessInstanceKey instance;
  ProcessDefinitionKey definition;
  std::string process_id;
  std::int32_t version = 0;
};

struct ActivatedJob {
  JobKey job;
  ProcessInstanceKey instance;
  CaseKey root;
  ElementInstanceKey element_instance;
  ProcessDefinitionKey definition;
  std::string process_id;
  std::int32_t version = 0;
  std::string element_id;
  std::string type;
  std::string worker;
  std::int32_t retries = 0;
  Instant deadline;
  std::vector<std::pair<std::string, std::string>> headers;
  std::vector<std::string> tags;
  // A context: what the job sees.
  feel::Value variables;
};

struct JobsReply {
  std::vector<ActivatedJob> jobs;
};

struct MessageReply {
  MessageKey message;
  // Of a correlation the instance that was reached.
  ProcessInstanceKey instance;
};

struct IntakeReply {
  MessageKey message;
  // The key of the record that was kept; empty when the intake keeps none.
  std::string record_key;
};

// As it is recorded.
struct DecisionReply {
  DecisionEvaluated evaluated;
};

// What a command answers beside having been done.
using Reply = std::variant<std::monostate, DeploymentReply, InstanceReply, JobsReply, MessageReply,
                           IntakeReply, DecisionReply>;

}  // namespace engine
