#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/record/key.h"
#include "engine/record/lineage.h"

namespace engine {

// Files were deployed as one. The events of what they hold follow in the same record.
struct ResourcesDeployed {
  DeploymentKey deployment;
  // Id of the package; empty for files that came by themselves.
  std::string package;
};
BOOST_DESCRIBE_STRUCT(ResourcesDeployed, (), (deployment, package))

// What every version of a model has. `sha256` names the bytes of the file, in hexadecimal.
struct DeployedModel {
  DeploymentKey deployment;
  std::string id;
  std::string name;
  std::int32_t version = 0;
  std::string version_tag;
  std::string resource_name;
  std::string sha256;
};
BOOST_DESCRIBE_STRUCT(DeployedModel, (),
                      (deployment, id, name, version, version_tag, resource_name, sha256))

// The message start events of the version that was the newest wait no longer.
struct ProcessDeployed : DeployedModel {
  ProcessDefinitionKey key;
  FormKey start_form;
};
BOOST_DESCRIBE_STRUCT(ProcessDeployed, (DeployedModel), (key, start_form))

// A start event of the newest version of a process waits for a message.
struct MessageStartOpened {
  SubscriptionKey subscription;
  ProcessDefinitionKey definition;
  ElementIndex element;
  std::string process_id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(MessageStartOpened, (), (subscription, definition, element, process_id, name))

// `imports` are the digests of the files that it imports, directly or not, each behind those that
// it imports itself.
struct RequirementsDeployed : DeployedModel {
  RequirementsKey key;
  std::vector<std::string> imports;
};
BOOST_DESCRIBE_STRUCT(RequirementsDeployed, (DeployedModel), (key, imports))

struct DecisionDeployed : DeployedModel {
  DecisionKey key;
  RequirementsKey requirements;
  std::string requirements_id;
};
BOOST_DESCRIBE_STRUCT(DecisionDeployed, (DeployedModel), (key, requirements, requirements_id))

struct FormDeployed : DeployedModel {
  FormKey key;
};
BOOST_DESCRIBE_STRUCT(FormDeployed, (DeployedModel), (key))

// Any other file: a package, a list, a calendar, a picture.
struct ResourceDeployed : DeployedModel {
  ResourceKey key;
};
BOOST_DESCRIBE_STRUCT(ResourceDeployed, (DeployedModel), (key))

enum class ModelKind : std::uint8_t { kProcess, kRequirements, kForm, kResource };
BOOST_DESCRIBE_ENUM(ModelKind, kProcess, kRequirements, kForm, kResource)

// The model can be started or asked no more; running instances go on. Its version is not given
// again. Of requirements the decisions go with it.
struct ModelDeleted {
  ModelKind kind = ModelKind::kProcess;
  ResourceKey key;
};
BOOST_DESCRIBE_STRUCT(ModelDeleted, (), (kind, key))

}  // namespace engine
