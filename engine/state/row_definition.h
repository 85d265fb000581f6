#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "engine/base/instant.h"
#include "engine/record/event_definition.h"
#include "engine/record/key.h"

// What was deployed. All of it is loaded when the engine starts.
namespace engine {

struct Deployment {
  DeploymentKey key;
  std::string package;
  Instant deployed;

  DeploymentKey order() const { return key; }
  bool operator==(const Deployment&) const = default;
};
BOOST_DESCRIBE_STRUCT(Deployment, (), (key, package, deployed))

struct ModelVersion {
  DeploymentKey deployment;
  std::string id;
  std::string name;
  std::int32_t version = 0;
  std::string version_tag;
  std::string resource_name;
  // In hexadecimal; names the bytes of the file.
  std::string sha256;
  bool deleted = false;

  bool operator==(const ModelVersion&) const = default;
};
BOOST_DESCRIBE_STRUCT(ModelVersion, (),
                      (deployment, id, name, version, version_tag, resource_name, sha256, deleted))

struct ProcessVersion : ModelVersion {
  ProcessDefinitionKey key;
  FormKey start_form;

  ProcessDefinitionKey order() const { return key; }
  bool operator==(const ProcessVersion&) const = default;
};
BOOST_DESCRIBE_STRUCT(ProcessVersion, (ModelVersion), (key, start_form))

// `imports` as of `RequirementsDeployed`.
struct RequirementsVersion : ModelVersion {
  RequirementsKey key;
  std::vector<std::string> imports;

  RequirementsKey order() const { return key; }
  bool operator==(const RequirementsVersion&) const = default;
};
BOOST_DESCRIBE_STRUCT(RequirementsVersion, (ModelVersion), (key, imports))

struct DecisionVersion : ModelVersion {
  DecisionKey key;
  RequirementsKey requirements;
  std::string requirements_id;

  DecisionKey order() const { return key; }
  bool operator==(const DecisionVersion&) const = default;
};
BOOST_DESCRIBE_STRUCT(DecisionVersion, (ModelVersion), (key, requirements, requirements_id))

struct FormVersion : ModelVersion {
  FormKey key;

  FormKey order() const { return key; }
  bool operator==(const FormVersion&) const = default;
};
BOOST_DESCRIBE_STRUCT(FormVersion, (ModelVersion), (key))

struct ResourceVersion : ModelVersion {
  ResourceKey key;

  ResourceKey order() const { return key; }
  bool operator==(const ResourceVersion&) const = default;
};
BOOST_DESCRIBE_STRUCT(ResourceVersion, (ModelVersion), (key))

// A message start event of the newest version of a process.
struct MessageStart {
  using Order = std::pair<std::string_view, SubscriptionKey>;

  SubscriptionKey key;
  ProcessDefinitionKey definition;
  ElementIndex element;
  std::string process_id;
  std::string name;

  Order order() const { return {name, key}; }
  bool operator==(const MessageStart&) const = default;
};
BOOST_DESCRIBE_STRUCT(MessageStart, (), (key, definition, element, process_id, name))

}  // namespace engine
