#pragma once

#include <memory>
#include <string_view>

#include "engine/bpmn/process_definition.h"
#include "web/routes/api/caller.h"
#include "web/routes/api/names.h"
#include "web/routes/api/working_time.h"
#include "web/routes/services.h"

namespace web::api {

// All that a handler reads with, on the I/O thread of its request: what is deployed, what is
// stored, who asks and what things are called.
struct Reading {
  Reading(Services& its_services, const Request& its_request);

  Services& services;
  const Request& request;
  std::shared_ptr<const engine::Snapshot> snapshot;
  engine::Queries& queries;
  Caller caller;
  Names names;
  // Engine time.
  engine::Instant now;

  // The model of a version, or nullptr once it is not loaded.
  const engine::bpmn::ProcessDefinition* model(engine::ProcessDefinitionKey key) const {
    return snapshot->catalog.process(key);
  }
  const engine::bpmn::FlowNode* node(engine::ProcessDefinitionKey key,
                                     engine::ElementIndex element) const;
  Words label(engine::ProcessDefinitionKey key, engine::ElementIndex element) const;
  Words process_name(engine::ProcessDefinitionKey key) const;
  // Of a process; of the organisation when it names none.
  WorkingTime working_time(engine::ProcessDefinitionKey key) const;
  WorkingTime working_time() const;
};

}  // namespace web::api
