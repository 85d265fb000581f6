#pragma once

#include <memory>
#include <string>

#include "engine/package/package.h"
#include "tests/support/engine_harness.h"

namespace tests {

// A package that declares R-POSTING and R-ARCHIVE as far as the services write them.
std::shared_ptr<const engine::package::Package> package_of_services();

// An engine with that package and one process: the service task `A`, then the user task `U`.
// `mappings` are input and output mappings.
struct ServiceScene {
  ServiceScene(const std::string& type, const std::string& mappings);

  // The record as JSON, "" if there is none.
  std::string record(const std::string& register_id, const std::string& key) const;
  // The message of the incident at `A`, "" if there is none.
  std::string incident(engine::ProcessInstanceKey instance) const;

  EngineHarness engine;
};

}  // namespace tests
