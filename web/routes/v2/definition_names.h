#pragma once

#include <string>

#include "engine/bpmn/process_definition.h"
#include "engine/runtime/snapshot.h"

namespace web::v2 {

// What an answer says about the process version and the element of a row. The snapshot must
// outlive it.
class DefinitionNames {
 public:
  DefinitionNames(const engine::Snapshot& snapshot, engine::ProcessDefinitionKey definition)
      : version_(snapshot.process(definition)), model_(snapshot.catalog.process(definition)) {}

  std::string process_id() const { return version_ == nullptr ? "" : version_->id; }
  std::string process_name() const { return version_ == nullptr ? "" : version_->name; }
  std::int32_t version() const { return version_ == nullptr ? 0 : version_->version; }
  std::string version_tag() const { return version_ == nullptr ? "" : version_->version_tag; }

  // nullptr if the model is not loaded.
  const engine::bpmn::FlowNode* node(engine::ElementIndex element) const {
    return model_ == nullptr ? nullptr : &model_->node(element);
  }
  std::string element_id(engine::ElementIndex element) const {
    const engine::bpmn::FlowNode* found = node(element);
    return found == nullptr ? "" : found->id;
  }
  // The id where the element has no name (API §1.8).
  std::string element_name(engine::ElementIndex element) const {
    const engine::bpmn::FlowNode* found = node(element);
    if (found == nullptr) return "";
    return found->name.empty() ? found->id : found->name;
  }

 private:
  const engine::ProcessVersion* version_;
  const engine::bpmn::ProcessDefinition* model_;
};

}  // namespace web::v2
